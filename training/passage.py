"""The values of training: a passage, an example (a question on it), a group of examples."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from random import Random

from zoneqa.types import Bounds

_SENTENCE = re.compile(r"[^。！？!?；\n]*[。！？!?；\n]+[”」』）)]*|[^。！？!?；\n]+$")


@dataclass(frozen=True)
class Passage:
    """A text; all of one `group` are either trained on or held out."""

    title: str
    text: str
    group: str = ""


@dataclass(frozen=True)
class Example:
    """A question on a passage; `start` is -1 where the passage does not answer it."""

    question: str
    passage: Passage
    start: int = -1
    end: int = -1
    answers: tuple[str, ...] = ()

    @property
    def answer(self) -> str:
        """Return the span that answers; empty if there is none."""
        return self.passage.text[self.start : self.end] if self.start >= 0 else ""

    def with_unanswered(self, question: str) -> Example:
        """Return the passage with a question that it does not answer."""
        return replace(self, question=question, start=-1, end=-1)


@dataclass(frozen=True)
class Group:
    """Examples that are ranked against each other; at most the first is answerable."""

    examples: tuple[Example, ...]
    source: str


def sentences(text: str) -> list[Bounds]:
    """Return the bounds of sentences, which cover the text without gaps."""
    return [m.span() for m in _SENTENCE.finditer(text)]


def window(example: Example, size: int, rng: Random) -> Example:
    """Return whole sentences around the answer, or around a random place, of about `size`."""
    text = example.passage.text
    if len(text) <= size:
        return example
    spans = sentences(text)
    at = example.start if example.start >= 0 else rng.randrange(len(text))
    first = last = next((i for i, (a, b) in enumerate(spans) if a <= at < b), 0)
    while example.start >= 0 and spans[last][1] < example.end and last + 1 < len(spans):
        last += 1
    first, last = _grown(spans, first, last, size, rng)
    a, b = spans[first][0], spans[last][1]
    if b - a > 2 * size:  # one endless sentence: cut through it
        a = max(a, at - rng.randrange(size // 2))
        b = max(min(b, a + size), example.end)
    moved = replace(example, passage=replace(example.passage, text=text[a:b]))
    return (
        replace(moved, start=example.start - a, end=example.end - a)
        if example.start >= 0
        else moved
    )


def _grown(spans: list[Bounds], first: int, last: int, size: int, rng: Random) -> tuple[int, int]:
    """Return sentence numbers, widened at random ends while the size allows it."""
    while True:
        wider = [(first - 1, last), (first, last + 1)]
        grow = [(a, b) for a, b in wider if a >= 0 and b < len(spans)]
        grow = [(a, b) for a, b in grow if spans[b][1] - spans[a][0] <= size]
        if not grow:
            return first, last
        first, last = rng.choice(grow)


def without_answer(example: Example) -> Example | None:
    """Return the passage without the sentences that hold the answer; None if little is left."""
    text, answer = example.passage.text, example.answer
    rest = [
        text[a:b]
        for a, b in sentences(text)
        if answer not in text[a:b] and (b <= example.start or a >= example.end)
    ]
    short = "".join(rest)
    if len(short) < 30 or answer in short:
        return None
    return Example(example.question, replace(example.passage, text=short))
