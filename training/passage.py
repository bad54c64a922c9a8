"""The values that training moves about: a passage, a question on it, a group of such pairs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from random import Random

from zoneqa.text.segment import Bounds

_SENTENCE = re.compile(r"[^。！？!?；\n]*[。！？!?；\n]+[”」』）)]*|[^。！？!?；\n]+$")


@dataclass(frozen=True)
class Passage:
    """A text; those of one `group` are not split between training and held-out parts."""

    title: str
    text: str
    group: str = ""


@dataclass(frozen=True)
class Item:
    """A question; where `start` is -1 the passage does not answer it."""

    question: str
    passage: Passage
    start: int = -1
    end: int = -1
    answers: tuple[str, ...] = ()

    @property
    def answer(self) -> str:
        """The words that answer, or nothing."""
        return self.passage.text[self.start : self.end] if self.start >= 0 else ""

    def deny(self, question: str) -> Item:
        """The passage under a question that it does not answer."""
        return replace(self, question=question, start=-1, end=-1)


@dataclass(frozen=True)
class Group:
    """Pairs that are ranked against each other; at most the first is answerable."""

    items: tuple[Item, ...]
    source: str


def sentences(text: str) -> list[Bounds]:
    """The sentences of a text, which they cover without gaps."""
    return [m.span() for m in _SENTENCE.finditer(text)]


def window(item: Item, size: int, rng: Random) -> Item:
    """Whole sentences around the answer (or around any place), about `size` characters."""
    text = item.passage.text
    if len(text) <= size:
        return item
    spans = sentences(text)
    at = item.start if item.start >= 0 else rng.randrange(len(text))
    first = last = next((i for i, (a, b) in enumerate(spans) if a <= at < b), 0)
    while item.start >= 0 and spans[last][1] < item.end and last + 1 < len(spans):
        last += 1
    first, last = _grown(spans, first, last, size, rng)
    a, b = spans[first][0], spans[last][1]
    if b - a > 2 * size:  # one endless sentence: cut through it
        a = max(a, at - rng.randrange(size // 2))
        b = max(min(b, a + size), item.end)
    moved = replace(item, passage=replace(item.passage, text=text[a:b]))
    return replace(moved, start=item.start - a, end=item.end - a) if item.start >= 0 else moved


def _grown(spans: list[Bounds], first: int, last: int, size: int, rng: Random) -> tuple[int, int]:
    """Sentence numbers, widened at either end for as long as the size allows."""
    while True:
        wider = [(first - 1, last), (first, last + 1)]
        grow = [(a, b) for a, b in wider if a >= 0 and b < len(spans)]
        grow = [(a, b) for a, b in grow if spans[b][1] - spans[a][0] <= size]
        if not grow:
            return first, last
        first, last = rng.choice(grow)


def without_answer(item: Item) -> Item | None:
    """The same passage less every sentence that holds the answer: no longer an answer."""
    text, answer = item.passage.text, item.answer
    kept = [
        text[a:b]
        for a, b in sentences(text)
        if answer not in text[a:b] and (b <= item.start or a >= item.end)
    ]
    short = "".join(kept)
    if len(short) < 30 or answer in short:
        return None
    return Item(item.question, replace(item.passage, text=short))
