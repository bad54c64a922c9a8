"""What the rest of zoneqa knows about embedding: one protocol."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

TextKind: TypeAlias = Literal["query", "passage"]
Matrix: TypeAlias = NDArray[np.float32]
EmbeddingProgress: TypeAlias = Callable[[int], None]
"""Told how many of the texts are embedded so far."""


class Embedder(Protocol):
    """Turns texts into unit vectors; a query and a passage that fit each other lie close."""

    @property
    def name(self) -> str:
        """The model's identity: two embedders of one name give vectors that can be compared."""

    @property
    def dimension(self) -> int:
        """The width of a vector."""

    def embed(
        self, texts: Sequence[str], kind: TextKind, progress: EmbeddingProgress | None = None
    ) -> Matrix:
        """Give one float32 unit row for each text, in the order of the texts."""
