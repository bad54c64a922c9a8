"""Cleaning a question before anything reads it."""

from __future__ import annotations

import re

from zoneqa.errors import BadQuestion, EmptyQuestion, QuestionTooLong
from zoneqa.text.normalize import clean_text

MAX_QUESTION = 2000
"""Characters of a question, at most."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_SPACES = re.compile(r"\s+")


def clean_question(raw: str) -> str:
    """The question as it is worked on: one line, nothing hidden.

    Raises EmptyQuestion, QuestionTooLong, or BadQuestion if it holds broken characters.
    """
    if _SURROGATE.search(raw):
        raise BadQuestion("The question contains broken characters; please type it again.")
    question = _SPACES.sub(" ", clean_text(raw)).strip()
    if not question:
        raise EmptyQuestion("The question is empty; please type one.")
    if len(question) > MAX_QUESTION:
        raise QuestionTooLong(
            f"The question has {len(question):,} characters; {MAX_QUESTION:,} are the limit."
        )
    return question
