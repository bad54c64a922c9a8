"""The protocol of a service that keeps vectors and terms in place of a generation's own files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from zoneqa.errors import UsageError
from zoneqa.index.base import LexicalIndex, Scores, VectorIndex
from zoneqa.index.manifest import Manifest
from zoneqa.types import Vectors

Trouble = Callable[[], str | None]
"""Returns a sentence on what is the matter with an engine now, or None."""


def no_trouble() -> None:
    """Return None: files that were checked give no trouble."""


@dataclass(frozen=True, slots=True)
class SearchParts:
    """What searches the passages of a generation.

    `check` raises DamagedIndex or EngineUnavailable if it cannot be searched now.
    """

    vectors: VectorIndex
    lexical: LexicalIndex
    trouble: Trouble = no_trouble
    check: Callable[[], None] = no_trouble


class SearchEngine(Protocol):
    """Keeps the vectors and terms of generations, each under the name of its folder.

    Every method raises EngineUnavailable where the service does not answer in time. With
    `keeps_copy`, files are written too, and answer where the service does not.
    """

    name: str
    keeps_copy: bool

    def require_reachable(self) -> None:
        """Raise unless the service answers."""

    def write(self, folder: Path, texts: Sequence[str], vectors: Vectors) -> str:
        """Write the rows of a generation and return a digest of some; row n is the n-th text.

        Small files that searches need beside the service are written into the folder.
        """

    def open(self, folder: Path, manifest: Manifest) -> SearchParts:
        """Return what searches a generation; nothing is asked of the service yet.

        The first search looks at the rows, and raises DamagedIndex if they are missing, fewer, or
        not those of the manifest.
        """

    def examine(self, folder: Path, manifest: Manifest) -> None:
        """Raise DamagedIndex if the rows of a generation are not those of the manifest.

        They take no more memory afterwards than before.
        """

    def publish(self, root: Path, generation: str) -> None:
        """Let the name of the index in this folder stand for a generation, ready to be opened."""

    def is_published(self, root: Path, generation: str) -> bool:
        """Return whether the name of the index stands for a generation."""

    def describe(self) -> str:
        """Return which service it is, where, and in what version."""

    def forget(self, root: Path) -> None:
        """Let the name of the index in this folder stand for nothing any more."""

    def rest(self, generation: str) -> None:
        """Let an older generation take no memory until it is opened again."""

    def drop(self, generation: str) -> None:
        """Remove a generation, if it is there."""


@dataclass(frozen=True, slots=True)
class NotConnected:
    """A VectorIndex and a LexicalIndex of rows that are in a service which no setting names."""

    engine: str

    def search(self, *_: object, **__: object) -> Scores:
        """Raise UsageError."""
        raise self._error()

    def score(self, vector: Vectors, rows: Sequence[int]) -> Scores:
        """Raise UsageError."""
        raise self._error()

    def vectors(self, rows: Sequence[int]) -> Vectors:
        """Raise UsageError."""
        raise self._error()

    def _error(self) -> UsageError:
        return UsageError(
            f"The index was built with ZONEQA_ENGINE={self.engine}: set that, or build it again "
            "with `zoneqa index`."
        )
