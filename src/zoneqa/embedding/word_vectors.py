"""The packaged model's tokenizer and word vectors, which the embedder and the reader share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zoneqa.embedding.sentencepiece import Tokenizer, Tokens
from zoneqa.embedding.tensor_rows import TensorRows


class WordVectors:
    """A tokenizer and the vectors of its tokens; threads may share it."""

    def __init__(self, tokenizer: Tokenizer, table: NDArray[Any] | TensorRows) -> None:
        self._tokenizer = tokenizer
        self._table = table

    @property
    def width(self) -> int:
        """The length of a vector."""
        return int(self._table.shape[1])

    def tokens(self, text: str) -> Tokens:
        """See Tokenizer."""
        return self._tokenizer.tokens(text)

    def prompted(self, texts: Sequence[str]) -> list[NDArray[np.int32]]:
        """See Tokenizer."""
        return self._tokenizer.prompted(texts)

    def vectors(self, ids: NDArray[Any]) -> NDArray[np.float32]:
        """Return the float32 vectors of token ids; the shape is that of the ids, with d added."""
        vectors: NDArray[np.float32] = self._table[ids].astype(np.float32)
        return vectors
