"""An answer as it was kept, to be shown again as it was given."""

from __future__ import annotations

from pydantic import ValidationError

from zoneqa.api.answer_body import AnswerBody
from zoneqa.api.shown_answer import ShownAnswer
from zoneqa.json_types import AnswerJson


def shown_kept_answer(answer: AnswerJson | None) -> ShownAnswer | None:
    """Return a kept answer; None if there is none, or none that can be read any more."""
    try:
        return ShownAnswer(AnswerBody.model_validate(answer).value(), ())
    except ValidationError:
        return None
