"""The tokens of a pair, `<s> question </s></s> title </s> text </s>`, with their segments."""

from __future__ import annotations

from dataclasses import dataclass

from tokenizers import Tokenizer

from training.passage import Example
from zoneqa.text.segment import Bounds

BOS, PAD, EOS = 0, 1, 2
QUESTION, TITLE, TEXT = 0, 1, 2
LONGEST_QUESTION, LONGEST_TITLE, LONGEST = 48, 32, 320


@dataclass(frozen=True)
class Pair:
    """Tokens with segments; `start` and `end` are tokens, 0 where the text does not answer."""

    ids: list[int]
    segments: list[int]
    start: int
    end: int

    @property
    def answerable(self) -> bool:
        """Return whether the text answers."""
        return self.start > 0


def frame(
    question: list[int], title: list[int], text: list[int]
) -> tuple[list[int], list[int], int]:
    """Return ids, segments, and the position of the first token of the text."""
    head = [BOS, *question[:LONGEST_QUESTION], EOS, EOS]
    segments = [QUESTION] * len(head)
    if title:
        head += [*title[:LONGEST_TITLE], EOS]
        segments += [TITLE] * (len(head) - len(segments))
    return [*head, *text, EOS], segments + [TEXT] * (len(text) + 1), len(head)


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
        coded = self._tokenizer.encode(example.passage.text, add_special_tokens=False)
        title = self._ids(example.passage.title)
        ids, segments, base = frame(self._ids(example.question), title, coded.ids)
        start = end = 0
        if example.start >= 0:
            first, last = token_span(coded.offsets, example.start, example.end)
            start, end = base + first, base + last
            if end >= LONGEST - 1:
                return None
        if len(ids) > LONGEST:
            ids, segments = [*ids[: LONGEST - 1], EOS], segments[:LONGEST]
        return Pair(ids, segments, start, end)

    def _ids(self, text: str) -> list[int]:
        if text not in self._short:
            coded = self._tokenizer.encode(text, add_special_tokens=False) if text else None
            self._short[text] = coded.ids if coded else []
        return self._short[text]
