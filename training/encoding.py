"""A pair for training: the input that zoneqa reads, and where the answer stands in it."""

from __future__ import annotations

from dataclasses import dataclass

from training.passage import Example
from zoneqa.embedding.sentencepiece import Tokenizer
from zoneqa.reader.inputs import LONGEST, TEXT, ReaderInput, reader_input
from zoneqa.types import Bounds


@dataclass(frozen=True)
class Pair:
    """An input; `start` and `end` are tokens of it, 0 where the text does not answer."""

    input: ReaderInput
    start: int
    end: int

    def __len__(self) -> int:
        return len(self.input.ids)

    @property
    def answerable(self) -> bool:
        """Return whether the text answers."""
        return self.start > 0


def token_span(offsets: list[Bounds], start: int, end: int) -> tuple[int, int]:
    """Return the first and the last of the tokens that cover the characters start:end."""
    first = max((i for i, (a, b) in enumerate(offsets) if a <= start < b), default=-1)
    if first < 0:
        first = next((i for i, (a, _) in enumerate(offsets) if a >= start), 0)
    last = next((i for i, (a, b) in enumerate(offsets) if a < end <= b and i >= first), -1)
    if last < 0:
        last = max((i for i, (_, b) in enumerate(offsets) if b <= end), default=first)
    return first, max(first, last)


class Encoder:
    """Turns examples into pairs."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._short: dict[str, list[int]] = {}

    def encode(self, example: Example) -> Pair | None:
        """Return the pair; None where the answer lies beyond the last token that is read."""
        coded = self._tokenizer.tokens(example.passage.text)
        title = self._ids(example.passage.title)
        given = reader_input(self._ids(example.question), title, coded.ids)
        if example.start < 0:
            return Pair(given, 0, 0)
        first, last = token_span(coded.offsets, example.start, example.end)
        if last >= LONGEST[TEXT]:
            return None
        return Pair(given, given.text_start + first, given.text_start + last)

    def _ids(self, text: str) -> list[int]:
        if text not in self._short:
            self._short[text] = self._tokenizer.tokens(text).ids if text else []
        return self._short[text]
