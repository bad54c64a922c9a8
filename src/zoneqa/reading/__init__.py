"""Reading passages for a question: which sentences answer it, and in which words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from zoneqa.reading.question import Question
from zoneqa.types import Article, Hit, Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """A hit with the article it is from: a sentence of news often leaves out whom it is about."""

    hit: Hit
    article: Article


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence of a candidate as an answer to a question.

    `score` is how surely it answers, as a log-odds; `words` are the ones in it that do, where the
    question asks for a figure, a date, a place or a name.
    """

    source: Candidate
    sentence: Span
    score: float
    words: Span | None = None


class Reader(Protocol):
    """The seam to any reader."""

    name: str

    def read(self, question: Question, candidates: Sequence[Candidate]) -> list[Reading]:
        """The sentences of the candidates as readings, the surest first."""
