"""What an answer depends on, as one digest: another digest, another answer may come."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path

from zoneqa.index import Manifest
from zoneqa.settings import Settings
from zoneqa_eval.sets.cases import Case

# Where things lie and how fast they run changes no answer; nor do the faces.
_NO_MATTER = {"corpus", "index", "cache", "threads", "host", "port", "generations"}
_FACES = {"api", "cli", "_web"}


def digest_of(
    cases: Iterable[Case], depth: int, manifest: Manifest, settings: Settings, code: str
) -> str:
    """The digest of the questions, the index, the settings and the code that answers."""
    index = manifest.corpus_digest, manifest.embedder, manifest.max_tokens, manifest.dense
    matters = {k: _value(v) for k, v in asdict(settings).items() if k not in _NO_MATTER}
    whole = repr((tuple(cases), depth, index, sorted(matters.items()), code))
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


def _value(value: object) -> str:
    """A setting; of a file, what stands in it."""
    if isinstance(value, Path) and value.is_file():
        return hashlib.sha256(value.read_bytes()).hexdigest()
    return str(value)


def code_digest() -> str:
    """The digest of zoneqa's modules and of the reader's weights."""
    root = Path(str(files("zoneqa")))
    found = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        inside = path.relative_to(root)
        if path.is_file() and path.suffix != ".pyc" and inside.parts[0] not in _FACES:
            found.update(inside.as_posix().encode())
            found.update(path.read_bytes())
    return found.hexdigest()
