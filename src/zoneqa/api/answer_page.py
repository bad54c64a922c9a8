"""The page of an answer, which needs no script."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from zoneqa.api.ask_form import AskForm
from zoneqa.api.layout import Layout
from zoneqa.api.schemas import EarlierTurn
from zoneqa.api.shown_answer import ShownAnswer

_UNUSABLE = ("index_", "model_", "service_", "corpus_")
_INVALID = ("body_", "question_invalid", "content_type")


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """A question with its answer, or with why there is none, and the form for the next one.

    `earlier` was asked before it.
    """

    template: ClassVar[str] = "answer.html"
    layout: Layout
    form: AskForm
    earlier: tuple[EarlierTurn, ...] = ()
    shown: ShownAnswer | None = None
    notice: str | None = None


def trouble(code: str, layout: Layout) -> str:
    """Return the sentence for an error in the language of the page; `fail` in turn.js is alike."""
    texts = layout.translations
    if code.startswith(_UNUSABLE):
        return texts["error_unusable"]
    if code.startswith(_INVALID):
        return texts["error_question_invalid"]
    return texts.get(f"error_{code}", texts["error_unknown"])
