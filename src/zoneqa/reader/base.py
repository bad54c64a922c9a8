"""Reading passages for a question: which sentences answer it, and in which words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from zoneqa.query.analyze import Query
from zoneqa.text.heading import heading
from zoneqa.text.normalize import fold
from zoneqa.types import Article, Hit, Span
from zoneqa.zones.names import ZoneNames, is_named
from zoneqa.zones.pinyin import written_as


@dataclass(frozen=True, slots=True)
class Candidate:
    """A hit with the article it is from: a sentence of news often leaves out whom it is about."""

    hit: Hit
    article: Article

    def concerns(self, places: Iterable[ZoneNames]) -> bool:
        """Whether the article's zone or title or the passage names one of the places."""
        head = fold(f"{self.article.zone or ''} {heading(self.article)} {self.hit.passage.text}")
        return any(is_named(place, head) for place in places)

    def tells_of(self, places: Iterable[ZoneNames]) -> bool:
        """Whether the article names one of the places anywhere."""
        whole = fold(f"{self.article.zone or ''} {self.article.title} {self.article.text}")
        return any(is_named(place, whole) for place in places)

    def writes(self, names: Iterable[str]) -> int:
        """How many of the names in pinyin the article has."""
        whole = f"{self.article.title} {self.article.text}"
        return sum(written_as(name).search(whole) is not None for name in names)


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence of a candidate as an answer to a question.

    `score` is how surely it answers, as a log-odds; `words` are the ones in it that do, where the
    question asks for a figure, a date, a place or a name. `answer` is the log-odds that its text
    answers at all, `lead` that of its best words against none; 0 from a reader that gives none.
    """

    source: Candidate
    sentence: Span
    score: float
    words: Span | None = None
    answer: float = 0.0
    lead: float = 0.0

    def repeats(self, others: Iterable[Reading]) -> bool:
        """Whether its words stand in the sentence of another already: it says nothing new."""
        if self.words is None:
            return False
        words = fold(self.words.quote)
        return any(words in fold(other.sentence.quote) for other in others)


class Reader(Protocol):
    """The seam to any reader."""

    name: str

    def read(self, question: Query, candidates: Sequence[Candidate]) -> list[Reading]:
        """The sentences of the candidates as readings, the surest first."""
