"""One digest of everything that an answer depends on; where it differs, cases are asked anew."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path

from zoneqa.index import Manifest
from zoneqa.settings import Settings
from zoneqa_eval.datasets.cases import Case

# These settings change where things are stored and how fast they run, but no answer.
_IRRELEVANT_SETTINGS = {
    *("corpus", "index", "cache", "threads", "workers", "ray_address"),
    *("host", "port", "generations"),
}
# These packages show answers and do not make them.
_IRRELEVANT_PACKAGES = {"api", "cli", "_web"}


def digest_of(
    cases: Iterable[Case], depth: int, manifest: Manifest, settings: Settings, code: str
) -> str:
    """Return the digest of the questions, the index, the settings and the code."""
    index = manifest.corpus_digest, manifest.embedder, manifest.max_tokens, manifest.dense
    relevant = {k: _value(v) for k, v in asdict(settings).items() if k not in _IRRELEVANT_SETTINGS}
    whole = repr((tuple(cases), depth, index, sorted(relevant.items()), code))
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


def _value(value: object) -> str:
    """Return a setting as text; of a file, the digest of its content."""
    if isinstance(value, Path) and value.is_file():
        return hashlib.sha256(value.read_bytes()).hexdigest()
    return str(value)


def code_digest() -> str:
    """Return the digest of zoneqa's modules and of the reader's weights."""
    root = Path(str(files("zoneqa")))
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        inside = path.relative_to(root)
        relevant = inside.parts[0] not in _IRRELEVANT_PACKAGES
        if path.is_file() and path.suffix != ".pyc" and relevant:
            digest.update(inside.as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
