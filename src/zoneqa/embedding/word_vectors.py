"""The packaged model's tokenizer and word vectors, which the embedder and the reader share."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from zoneqa.types import Bounds


@dataclass(frozen=True, slots=True)
class Tokens:
    """The token ids of a text and the bounds of each token in it."""

    ids: list[int]
    offsets: list[Bounds]


class WordVectors:
    """A tokenizer and the vectors of its tokens; threads may share it."""

    def __init__(self, tokenizer: Tokenizer, table: NDArray[Any]) -> None:
        self._tokenizer = tokenizer
        self._table = table
        self._tokenizing = threading.Lock()

    @property
    def width(self) -> int:
        """The length of a vector."""
        return int(self._table.shape[1])

    def tokens(self, text: str) -> Tokens:
        """Return the tokens of a text, without special tokens."""
        # Threads that share a tokenizer sometimes get the error "Already borrowed".
        with self._tokenizing:
            encoding = self._tokenizer.encode(_encodable(text), add_special_tokens=False)
        return Tokens(encoding.ids, encoding.offsets)

    def prompted(self, texts: Sequence[str]) -> list[NDArray[np.int32]]:
        """Return the ids of texts with special tokens, truncated to the length the model reads."""
        with self._tokenizing:
            encodings = self._tokenizer.encode_batch_fast([_encodable(text) for text in texts])
        return [np.array(encoding.ids, np.int32) for encoding in encodings]

    def vectors(self, ids: NDArray[Any]) -> NDArray[np.float32]:
        """Return the float32 vectors of token ids; the shape is that of the ids, with d added."""
        vectors: NDArray[np.float32] = self._table[ids].astype(np.float32)
        return vectors


def _encodable(text: str) -> str:
    # JSON may contain a lone surrogate, which the tokenizer does not accept.
    return text.encode("utf-8", "replace").decode("utf-8")
