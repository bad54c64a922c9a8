"""The protocol of an embedding model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, Protocol, TypeAlias

from zoneqa.types import Vectors

TextKind: TypeAlias = Literal["query", "passage"]
EmbeddingProgress: TypeAlias = Callable[[int], None]
"""Called with the number of texts embedded so far."""


class Embedder(Protocol):
    """Turns texts into unit vectors; a query lies close to the passages that answer it."""

    @property
    def name(self) -> str:
        """The model's identity: vectors of embedders of one name can be compared."""

    @property
    def dimension(self) -> int:
        """The length of a vector."""

    def embed(
        self, texts: Sequence[str], kind: TextKind, progress: EmbeddingProgress | None = None
    ) -> Vectors:
        """Return one float32 unit row [n, d] for each text, in the order of the texts."""
