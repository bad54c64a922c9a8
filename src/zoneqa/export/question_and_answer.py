"""A question with its answer, as a file gets it."""

from __future__ import annotations

from dataclasses import dataclass

from zoneqa.types import NO_FILTERS, Answer, Filters


@dataclass(frozen=True, slots=True)
class QuestionAndAnswer:
    """A question as it was typed, what it was limited to, and its answer."""

    question: str
    answer: Answer
    filters: Filters = NO_FILTERS
