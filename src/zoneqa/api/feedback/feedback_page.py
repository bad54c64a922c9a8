"""The pages of feedback: what people think of answers, and one of them with its case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, get_args
from urllib.parse import urlencode

from zoneqa.api.feedback.feedback_case import VERDICTS, CaseForm
from zoneqa.api.figures_in_words import moment
from zoneqa.api.layout import Layout
from zoneqa.api.paging import PageTurner
from zoneqa.api.shown_answer import ShownAnswer, shown_kept_answer
from zoneqa.storage.records import FeedbackKind, FeedbackRecord, FeedbackState

STATES: tuple[FeedbackState, ...] = get_args(FeedbackState)
KINDS: tuple[FeedbackKind, ...] = get_args(FeedbackKind)


@dataclass(frozen=True, slots=True)
class ShownFeedback:
    """Feedback with the answer as it was given."""

    record: FeedbackRecord

    @property
    def answer(self) -> ShownAnswer | None:
        return shown_kept_answer(self.record.answer)

    @property
    def excerpt(self) -> str:
        """Return the answer in a line, or why it was declined; empty if there was none."""
        answer = self.record.answer
        return " ".join((answer["answer"] or answer["reason"] or "").split()) if answer else ""

    @property
    def when(self) -> str:
        return moment(self.record.created_at)


@dataclass(frozen=True, slots=True)
class FeedbackPage:
    """The queue, with filters by state and kind; `counts` are those of each state."""

    template: ClassVar[str] = "feedback.html"
    layout: Layout
    state: FeedbackState
    kind: FeedbackKind | None
    items: Sequence[ShownFeedback]
    counts: Mapping[str, int]
    turner: PageTurner
    states: ClassVar[tuple[FeedbackState, ...]] = STATES
    kinds: ClassVar[tuple[FeedbackKind, ...]] = KINDS

    def address(self, state: str, kind: str | None) -> str:
        """Return the address of the queue with other filters."""
        asked = {"state": state} | ({"kind": kind} if kind else {})
        return f"{self.layout.root}/feedback?{urlencode(asked)}"


@dataclass(frozen=True, slots=True)
class FeedbackItemPage:
    """One piece of feedback and the form for its case; `notice` says why that is not right yet."""

    template: ClassVar[str] = "feedback_item.html"
    layout: Layout
    shown: ShownFeedback
    form: CaseForm
    notice: str | None = None
    verdicts: ClassVar[tuple[str, ...]] = VERDICTS
