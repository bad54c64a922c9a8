"""An embedder that can be sent to another process, where it is opened anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from zoneqa.embedding.base import Embedder, EmbeddingProgress, TextKind
from zoneqa.errors import ModelUnavailable
from zoneqa.types import Vectors

OpenEmbedder = Callable[[], Embedder]
"""Opens an embedder; it can be sent to another process."""


class ReopenedEmbedder:
    """An Embedder that is sent as what opens it again: models themselves cannot be sent."""

    def __init__(self, embedder: Embedder, open_again: OpenEmbedder) -> None:
        self.name = embedder.name
        self.dimension = embedder.dimension
        self._embedder = embedder
        self._open_again = open_again

    def embed(
        self, texts: Sequence[str], kind: TextKind, progress: EmbeddingProgress | None = None
    ) -> Vectors:
        """Return one float32 unit row [n, d] for each text, in the order of the texts."""
        return self._embedder.embed(texts, kind, progress)

    def __reduce__(self) -> tuple[Any, ...]:
        """Return what opens the same model in another process."""
        return _reopen, (self._open_again, self.name)


def _reopen(open_again: OpenEmbedder, name: str) -> ReopenedEmbedder:
    """Open the embedder of a name. Raises ModelUnavailable if another one opens."""
    embedder = open_again()
    if embedder.name != name:
        raise ModelUnavailable(f"A worker has the model {embedder.name}, not {name}.")
    return ReopenedEmbedder(embedder, open_again)
