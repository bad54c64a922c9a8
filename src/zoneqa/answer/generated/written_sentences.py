"""The sentences of a reply, cut as it comes; a marker belongs to the sentence before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from zoneqa.answer.generated.plain_text import Markers, ReplyPart
from zoneqa.text.segment import sentences
from zoneqa.text.terms import has_words
from zoneqa.types import ProvisionalText

_LIST_MARKS = frozenset("#>-+•·–—")
_AFTER_NUMBER = frozenset(".、)）")
_MOST_DIGITS = 2
_EMPTY = ("［］", "()", "（）")
"""What stood round a marker: [[1]], ([1])."""

_NO_SPACE_BEFORE = "，。、；：！？"


@dataclass(frozen=True, slots=True)
class WrittenSentence:
    """A sentence as an LLM wrote it, with the numbers of the passages that it refers to."""

    text: str
    numbers: tuple[int, ...]


def written_sentences(parts: Iterable[ReplyPart]) -> Iterator[ProvisionalText | WrittenSentence]:
    """Yield each sentence of a reply once it is whole, and its words while it is being written.

    A sentence is whole when another begins: 「……。[1]」 and 「……[1]。」 are one each.
    """
    unfinished = _Unfinished()
    for part in parts:
        if isinstance(part, Markers):
            unfinished.mark(part)
            continue
        unfinished.text += part
        yield from unfinished.finished()
        yield ProvisionalText(unfinished.news())
    yield from unfinished.rest()


class _Unfinished:
    """What was written after the last whole sentence, with where its markers stand."""

    def __init__(self) -> None:
        self.text = ""
        self._markers: list[tuple[int, Markers]] = []
        self._told = 0

    def mark(self, markers: Markers) -> None:
        self.text = self.text.rstrip(" ")
        self._told = min(self._told, len(self.text))
        self._markers.append((len(self.text), markers))

    def news(self) -> str:
        """Return what was written since this was asked last."""
        news = self.text[self._told :]
        self._told = len(self.text)
        return news

    def finished(self) -> Iterator[WrittenSentence]:
        """Yield the sentences after which another begins."""
        while len(bounds := sentences(self.text)) > 1:
            yield from self._cut(bounds[0][1], bounds[1][0])

    def rest(self) -> Iterator[WrittenSentence]:
        """Yield what is left, after which nothing comes."""
        yield from self._cut(len(self.text), len(self.text))

    def _cut(self, end: int, following: int) -> Iterator[WrittenSentence]:
        """Yield the first sentence, which ends where it is told, if it says anything."""
        own = [each for each in self._markers if self._ends(each[0], end, following)]
        text = _tidy(self.text[:end])
        if has_words(text):
            numbers = (number for _, markers in own for number in markers.numbers)
            yield WrittenSentence(text, tuple(dict.fromkeys(numbers)))
        left = self._markers[len(own) :]
        self._markers = [(place - following, markers) for place, markers in left]
        self.text = self.text[following:]
        self._told = 0

    def _ends(self, place: int, end: int, following: int) -> bool:
        """Return whether a marker belongs to the first sentence, not to the line after it."""
        leads = "\n" in self.text[end:place] and "\n" not in self.text[place:following]
        return place <= following and not leads


def _tidy(text: str) -> str:
    """Return a sentence on one line, without what leads a heading or an entry of a list."""
    line = " ".join(text.split())
    for pair in _EMPTY:
        line = line.replace(f" {pair}", "").replace(pair, "")
    for mark in _NO_SPACE_BEFORE:
        line = line.replace(f" {mark}", mark)
    mark, _, rest = line.partition(" ")
    if rest and set(mark) <= _LIST_MARKS:
        line = rest
    number = line[: next((n for n, c in enumerate(line) if not c.isdecimal()), 0)]
    mark, rest = line[len(number) : len(number) + 1], line[len(number) + 1 :]
    if 1 <= len(number) <= _MOST_DIGITS and mark in _AFTER_NUMBER and not rest[:1].isdecimal():
        line = rest.lstrip()
    # Two words that markup stood between may have become an address.
    return line.replace("//", "/")
