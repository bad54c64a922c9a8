"""The seam to anything that composes an answer of what was read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from zoneqa.query.query import Query
from zoneqa.reader.base import Candidate, Reading
from zoneqa.types import Span


@dataclass(frozen=True, slots=True)
class Backing:
    """A span that is to back a sentence, and the candidate that it is from.

    `context` are the headers of a cell of a table, or the question that an answer is to.
    """

    source: Candidate
    span: Span
    context: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftSentence:
    """A sentence of an answer before it is verified, with what is to back it."""

    text: str
    backing: tuple[Backing, ...]


class Composer(Protocol):
    """Makes the sentences of an answer; each is verified against its backing afterwards."""

    @property
    def name(self) -> Literal["extractive", "llm"]: ...

    def compose(self, query: Query, readings: Sequence[Reading]) -> Iterable[DraftSentence]:
        """Return the sentences, in order, of the readings that were chosen to be quoted."""

    def short_answer(self, query: Query, readings: Sequence[Reading]) -> str | None:
        """Return the exact words that answer; None if the question asks for no such words."""
