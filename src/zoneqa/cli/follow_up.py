"""Answering a question that may refer to earlier ones."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from zoneqa.conversation import follow, last_of, thread_of
from zoneqa.query.clean import clean_question
from zoneqa.types import Answer, Filters

if TYPE_CHECKING:
    from zoneqa.answer.pipeline import Answerer


def answer_after(
    earlier: Sequence[str], question: str, answerer: Answerer, filters: Filters
) -> Answer:
    """Answer a question that follows earlier ones. Raises BadQuestion or BadFilter."""
    thread = thread_of(map(clean_question, earlier), answerer.gazetteer)
    ask = partial(answerer.events, filters=filters)
    return last_of(follow(clean_question(question), thread, answerer.gazetteer, ask))
