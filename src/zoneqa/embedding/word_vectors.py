"""The packaged model's tokens and word vectors, shared by whatever reads with them."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from zoneqa.text.segment import Bounds


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: ids, and where each stands in it."""

    ids: list[int]
    offsets: list[Bounds]


class WordVectors:
    """A tokenizer and the table of its word vectors; safe to share by threads."""

    def __init__(self, tokenizer: Tokenizer, table: NDArray[Any]) -> None:
        self._tokenizer = tokenizer
        self._table = table
        self._tokenizing = threading.Lock()

    @property
    def width(self) -> int:
        """The width of a vector."""
        return int(self._table.shape[1])

    def tokens(self, text: str) -> Tokens:
        """Cut a text into tokens, without special ones."""
        # Tokenizers that threads share fail with "Already borrowed" now and then.
        with self._tokenizing:
            encoding = self._tokenizer.encode(_encodable(text), add_special_tokens=False)
        return Tokens(encoding.ids, encoding.offsets)

    def prompted(self, texts: Sequence[str]) -> list[NDArray[np.int32]]:
        """The ids of texts with the model's special tokens, cut to what the model reads."""
        with self._tokenizing:
            encodings = self._tokenizer.encode_batch_fast([_encodable(text) for text in texts])
        return [np.array(encoding.ids, np.int32) for encoding in encodings]

    def vectors(self, ids: NDArray[Any]) -> NDArray[np.float32]:
        """The vectors of ids, in float32."""
        vectors: NDArray[np.float32] = self._table[ids].astype(np.float32)
        return vectors


def _encodable(text: str) -> str:
    # A lone surrogate, which JSON can smuggle in, cannot be handed to the tokenizer.
    return text.encode("utf-8", "replace").decode("utf-8")
