"""Saying in an answer that a copy was searched."""

from __future__ import annotations

from dataclasses import replace

from zoneqa.answer import messages
from zoneqa.index import Trouble
from zoneqa.types import Answer, Events


def with_engine_remark(events: Events, trouble: Trouble) -> Events:
    """Yield events; an answer while the search engine has a trouble says that a copy answered.

    Without a copy there is no answer.
    """
    for event in events:
        yield _remarked(event) if isinstance(event, Answer) and trouble() else event


def _remarked(answer: Answer) -> Answer:
    remark = messages.engine_remark(answer.language)
    text = messages.with_remark(answer.language, answer.text, remark)
    return replace(answer, text=text, remarks=(*answer.remarks, remark))
