"""The tokenizer of the packaged model, run by sentencepiece."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from sentencepiece import SentencePieceProcessor

from zoneqa.types import Bounds

# All that the model takes for a space. Sentencepiece counts it to the token behind it.
_SPACES = frozenset(
    " \t\n\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b"
    "\u200c\u200d\u200e\u200f\u2028\u2029\u202f\u205f\u2581\u3000\ufeff\ufffd"
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The token ids of a text and the bounds of each token in it."""

    ids: list[int]
    offsets: list[Bounds]


class Tokenizer(Protocol):
    """Splits texts into the tokens of a model."""

    def tokens(self, text: str) -> Tokens:
        """Return the tokens of a text, without special tokens."""

    def prompted(self, texts: Sequence[str]) -> list[NDArray[np.int32]]:
        """Return the ids of texts with special tokens, truncated to the length the model reads."""


class SentencePieceTokenizer:
    """A Tokenizer that threads may share; `model` is what models_build wrote.

    Special tokens in a text, such as `</s>`, are plain text.
    """

    def __init__(self, model: bytes, longest: int) -> None:
        self._processor = SentencePieceProcessor(model_proto=model)
        self._longest = longest

    def tokens(self, text: str) -> Tokens:
        """See Tokenizer. No token is empty or begins with a space."""
        text = _encodable(text)
        split = self._processor.encode_as_offset_mapping(text)
        return Tokens(split["ids"], [_printed(text, *bounds) for bounds in split["offsets"]])

    def prompted(self, texts: Sequence[str]) -> list[NDArray[np.int32]]:
        """See Tokenizer."""
        return list(map(self._framed, texts))

    def _framed(self, text: str) -> NDArray[np.int32]:
        row: NDArray[np.int32] = self._processor.encode(
            _encodable(text), out_type="numpy", add_bos=True, add_eos=True
        )
        return row if len(row) <= self._longest else np.append(row[: self._longest - 1], row[-1])


def _printed(text: str, start: int, end: int) -> Bounds:
    """Return the bounds of a token without spaces before it.

    The mark of a word's beginning, and all but the last token of one character (㌢), are empty to
    sentencepiece: they stand at the character behind them.
    """
    while start < len(text) and text[start] in _SPACES:
        start += 1
    return start, max(end, start + 1)


def _encodable(text: str) -> str:
    # JSON may contain a lone surrogate, which the tokenizer does not accept, and NUL, which its map
    # of normal forms cannot list because it ends a C string: it is dropped like its neighbour.
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "\1")
