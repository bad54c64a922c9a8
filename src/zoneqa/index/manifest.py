"""What a generation is made of, written last: a folder without it was never finished."""

from __future__ import annotations

import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from zoneqa.errors import DamagedIndex

FORMAT = 4
_READ_STILL = (2, 3, FORMAT)
NAME = "manifest.json"
_SEAL = "sha256"


@dataclass(frozen=True, slots=True)
class Manifest:
    """The identity of a generation.

    `files` maps each relative path to its SHA-256. `dense` is the factory string of the FAISS
    index, `recall` the share of the ten nearest of an exact search that it finds. Before format 3
    the rows of the terms were not indexed, which makes filtered searches slower; before format 4
    passages of articles without a title stood alone.
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
    format: int = FORMAT

    def dump(self) -> str:
        """The manifest as JSON, sealed with the digest of everything else in it."""
        row = asdict(self)
        return json.dumps({**row, _SEAL: _seal(row)}, ensure_ascii=False, indent=1, sort_keys=True)

    @classmethod
    def load(cls, folder: Path) -> Manifest:
        """Reads the manifest of a generation. Raises DamagedIndex."""
        path = folder / NAME
        try:
            row = json.loads(path.read_bytes())
            if not isinstance(row, dict) or row.get("format") not in _READ_STILL:
                raise ValueError(f"it is not of format {FORMAT}")
            if row.pop(_SEAL, None) != _seal(row):
                raise ValueError("it is not what was written")
            return cls(**row)
        except (OSError, ValueError, TypeError) as error:
            raise DamagedIndex(
                f"{path} is missing, damaged or of another version; "
                "build the index again with `zoneqa index`."
            ) from error


def _seal(row: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(row, sort_keys=True).encode()).hexdigest()


def digest_files(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file below a generation but the manifest itself."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != NAME]
    with ThreadPoolExecutor() as pool:  # hashing lets other threads run
        digests = pool.map(digest_file, files)
        return {
            path.relative_to(folder).as_posix(): digest
            for path, digest in zip(files, digests, strict=True)
        }


def digest_file(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def check_files(folder: Path, manifest: Manifest) -> None:
    """Raises DamagedIndex if a file is missing, added or not what was written."""
    try:
        found = digest_files(folder)
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
