"""The words by which an English question names the figure that it asks for."""

from __future__ import annotations

import re

# What ends them: a verb, or what they are of.
_END = (
    r"is|are|was|were|be|been|do|does|did|has|have|had|can|could|may|must|should|will|would"
    r"|of|in|at|on|to|for|from|by|with|per|as|than|during|since|under|within|across|among|between"
    r"|into|there|that|which|who|whose|and|or|this|last|after|before|when|if"
)
_ASKED = re.compile(
    r"\b(?:how many(?! of\b)|how much (?:is|was|are|were) (?:the|its|their)\b"
    r"|how much(?! (?:is|was|are|were)\b)|what(?:'s| is| was| are| were) (?:the|its|their)\b)"
    # The amount of investment is the investment.
    r"(?:(?:\s+(?:total|overall|combined))?\s+(?:amount|number|value|volume|sum|total) of"
    r"(?:\s+(?:the|its|all)\b)?)?",
    re.IGNORECASE,
)
_WORDS = re.compile(rf"\s+(?!(?:{_END})\b)[^\W_][\w&'’./%\"“”-]*", re.IGNORECASE)


def asked_words(question: str) -> str:
    """Return the words for what is counted or measured: talent apartments; empty for none.

    They stand after "how many", "how much" or "what is the", up to a verb or a preposition.
    """
    asked = _ASKED.search(question)
    if asked is None:
        return ""
    end = asked.end()
    while word := _WORDS.match(question, end):
        end = word.end()
    return question[asked.end() : end].strip()
