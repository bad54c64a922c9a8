"""The candidates that are read for a question, and the readings that come of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from zoneqa.claims.agreement import Agreement
from zoneqa.claims.table_cells import TableCell
from zoneqa.query.query import Query
from zoneqa.reader.prepared import PreparedArticle, PreparedPassage, prepare
from zoneqa.text.normalize import fold
from zoneqa.types import Article, Hit, Span


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A hit with its passage and article, prepared for reading."""

    hit: Hit
    passage: PreparedPassage

    @classmethod
    def of(cls, hit: Hit, article: Article) -> Candidate:
        """Return the candidate of a hit; an article is prepared once, however many hits it has."""
        return cls(hit, prepare(article).passage(hit.passage))

    @property
    def article(self) -> PreparedArticle:
        return self.passage.article


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence of a candidate as an answer to a question. Numbers are log-odds.

    `score` says how surely it answers. `words` are the exact words that answer, where the question
    asks for a figure, date, place or name. `answerability_logit` says how surely its text answers
    at all, `span_margin` how much its best words are likelier than none; 0 from a reader that
    gives none. `cell` has the headers of a sentence that is a cell of a table, `question` is the
    one in the text that the sentence answers; `agreements` say how its claims agree with what was
    asked.
    """

    source: Candidate
    sentence: Span
    score: float
    words: Span | None = None
    answerability_logit: float = 0.0
    span_margin: float = 0.0
    cell: TableCell | None = None
    question: Span | None = None
    agreements: tuple[Agreement, ...] = ()

    @property
    def context(self) -> tuple[Span, ...]:
        """Return the spans that say what the sentence is about."""
        if self.cell:
            return self.cell.context
        return (self.question,) if self.question else ()

    def repeats(self, others: Sequence[Reading]) -> bool:
        """Return whether its words stand in the sentence of another: it says nothing new.

        So does another cell of the same table: a neighbour of the one that answers.
        """
        if self.cell and any(self.cell.table == o.cell.table for o in others if o.cell):
            return True
        if self.words is None:
            return False
        words = fold(self.words.quote)
        return any(words in fold(other.sentence.quote) for other in others)


class Reader(Protocol):
    """The seam to any reader."""

    def read(self, query: Query, candidates: Sequence[Candidate]) -> Iterator[list[Reading]]:
        """Yield sentences of the candidates as readings, the surest first.

        Each list is of more candidates than the one before, the last of all: whoever has enough
        stops there. Nothing is yielded where there is nothing to read.
        """
