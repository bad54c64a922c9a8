"""The text of an article as it is kept: every format cleans what it has decoded with this."""

from __future__ import annotations

from zoneqa.text.gaps import close_gaps_in_lines
from zoneqa.text.normalize import clean_text
from zoneqa.text.raised import without_note_marks
from zoneqa.text.torn_numbers import join_torn_numbers


def clean_prose(raw: str) -> str:
    """Return decoded text without hidden characters, torn words and numbers, and marks of notes."""
    return join_torn_numbers(clean_lines(raw))


def clean_lines(raw: str) -> str:
    """Return what `clean_prose` returns, with numbers that a line end tears left for unwrapping."""
    return close_gaps_in_lines(without_note_marks(clean_text(raw)))
