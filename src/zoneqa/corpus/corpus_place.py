"""Where the files of each collection lie, and its index."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class CorpusPlace:
    """The folder of a collection's articles, and the folder of its generations."""

    collection: str
    files: Path
    index: Path
