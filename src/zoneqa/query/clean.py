"""Cleaning a question before it is parsed."""

from __future__ import annotations

from zoneqa.errors import BadQuestion, EmptyQuestion, QuestionTooLong
from zoneqa.text.normalize import clean_text

MAX_QUESTION = 2000
"""Characters of a question, at most."""


def clean_question(raw: str) -> str:
    """Return a question on one line, without hidden characters.

    Raises EmptyQuestion, QuestionTooLong, or BadQuestion if it holds broken characters.
    """
    if any("\ud800" <= c <= "\udfff" for c in raw):
        raise BadQuestion("The question contains broken characters; please type it again.")
    question = " ".join(clean_text(raw).split())
    if not question:
        raise EmptyQuestion("The question is empty; please type one.")
    if len(question) > MAX_QUESTION:
        raise QuestionTooLong(
            f"The question has {len(question):,} characters; {MAX_QUESTION:,} are the limit."
        )
    return question
