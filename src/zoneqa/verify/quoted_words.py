"""The words that stand in quotation marks: names and quotations."""

from __future__ import annotations

from collections.abc import Iterator

from zoneqa.text.normalize import fold
from zoneqa.text.terms import has_words
from zoneqa.types import Bounds

_MARKS = {"“": "”", "「": "」", "『": "』", "《": "》"}
_LONGEST_NAME = 10
"""Characters of a quoted name: “星火计划”."""


def quoted(text: str, start: int, end: int) -> Iterator[Bounds]:
    """Yield where words stand in quotation marks, in the outer ones of two."""
    at = start
    while at < end:
        closing = text.find(_MARKS[text[at]], at, end) if text[at] in _MARKS else -1
        if closing > at and has_words(text[at + 1 : closing]):
            yield at + 1, closing
        at = max(at, closing) + 1


def is_quoted_name(words: str) -> bool:
    """Return whether quoted words are a name, not what someone said."""
    return len(words) <= _LONGEST_NAME and words.isalnum()


def letters_of(text: str) -> str:
    """Return the folded letters, digits and characters of a text, without marks."""
    return "".join(filter(str.isalnum, fold(text)))
