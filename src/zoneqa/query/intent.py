"""What a text that is typed is meant as: a question to the articles, or something else."""

from __future__ import annotations

from typing import Literal

from zoneqa.query.off_topic import is_off_topic
from zoneqa.query.small_talk import SmallTalk, small_talk

Intent = Literal["question", "off_topic"] | SmallTalk


def intent_of(folded: str, *, names_something: bool) -> Intent:
    """Return the intent of a folded text; `names_something` as for `is_off_topic`."""
    if kind := small_talk(folded):
        return kind
    off_topic = is_off_topic(folded, names_something=names_something)
    return "off_topic" if off_topic else "question"
