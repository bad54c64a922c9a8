"""The manifest of a generation: what it was made from, and the digests of its files."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from zoneqa.errors import DamagedIndex
from zoneqa.folders.digest import folder_digests
from zoneqa.folders.publish import MANIFEST

FORMAT = 6
LOCAL = "local"
"""The engine of a generation whose own files are searched."""
VECTORS = "vectors.faiss"
"""The file of a generation's vectors."""
ROWS_INDEXED = 3
"""The first format whose lexical index has the rows indexed, which makes filters faster."""
CLAIMS_KEPT = 6
"""The first format that keeps the claims of its articles."""
_READABLE = (2, 3, 4, 5, FORMAT)
_SEAL = "sha256"

ArticlePlace = Literal["folder", "database"]
"""Where the articles and claims of a generation are kept."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The identity of a generation.

    `files` maps each relative path to its SHA-256. `dense` is the factory string of the FAISS
    index; `recall` is the share of the ten nearest rows of an exact search that it finds.
    `extraction` is the version of what found the claims. `articles_in` says where articles and
    claims are, `engine` what has the vectors and terms: the files of the generation, or a service,
    some of whose rows have the digest `sample`. Before format 4, passages of articles without a
    title were indexed without their context; before 5, tables were not kept; before 6, no claims
    were.
    """

    embedder: str
    dimension: int
    max_tokens: int
    corpus_digest: str
    articles: int
    passages: int
    created: str
    files: dict[str, str]
    dense: str = "Flat"
    recall: float = 1.0
    claims: int = 0
    extraction: str = ""
    articles_in: ArticlePlace = "folder"
    engine: str = LOCAL
    sample: str = ""
    format: int = FORMAT

    @property
    def has_files(self) -> bool:
        """Whether the folder has vectors and terms of its own."""
        return VECTORS in self.files

    def dump(self) -> str:
        """Return the manifest as JSON, with the digest of everything else in it."""
        row = asdict(self)
        return json.dumps({**row, _SEAL: _seal(row)}, ensure_ascii=False, indent=1, sort_keys=True)

    @classmethod
    def load(cls, folder: Path) -> Manifest:
        """Read the manifest of a generation. Raises DamagedIndex."""
        path = folder / MANIFEST
        try:
            return cls.parse(path.read_bytes(), str(path))
        except OSError as error:
            raise _damaged(str(path)) from error

    @classmethod
    def parse(cls, written: bytes | str, where: str) -> Manifest:
        """Return what was dumped; `where` it was is told by an error. Raises DamagedIndex."""
        try:
            row = json.loads(written)
            if not isinstance(row, dict) or row.get("format") not in _READABLE:
                raise ValueError(f"it is not of format {FORMAT}")
            if row.pop(_SEAL, None) != _seal(row):
                raise ValueError("it is not what was written")
            return cls(**row)
        except (ValueError, TypeError, RecursionError) as error:
            raise _damaged(where) from error


def _damaged(where: str) -> DamagedIndex:
    return DamagedIndex(
        f"{where} is missing, damaged or of another version; "
        "build the index again with `zoneqa index`."
    )


def _seal(row: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(row, sort_keys=True).encode()).hexdigest()


def check_files(folder: Path, manifest: Manifest) -> None:
    """Raise DamagedIndex if a file is missing, added or not what was written."""
    try:
        found = folder_digests(folder)
    except OSError as error:
        raise DamagedIndex(f"{folder} cannot be read: {error.strerror}.") from error
    wrong = sorted(
        name
        for name in found.keys() | manifest.files.keys()
        if found.get(name) != manifest.files.get(name)
    )
    if wrong:
        raise DamagedIndex(
            f"{folder / wrong[0]} is missing or not what was written; "
            "build the index again with `zoneqa index`."
        )
