"""The names of people as they stand in news: a surname with one or two characters, or with a ·."""

from __future__ import annotations

import re

from zoneqa.claims.word_files import words_of

_SURNAMES = words_of("surnames.txt")

DOUBLE_SURNAMES = tuple(word for word in _SURNAMES if len(word) == 2)
"""The surnames of two characters."""

SINGLE_SURNAMES = "".join(word for word in _SURNAMES if len(word) > 2)
"""The surnames of one character, in a row."""

SURNAME = f"(?:{'|'.join(DOUBLE_SURNAMES)}|[{SINGLE_SURNAMES}])"
"""A pattern of any surname."""

# What can stand right behind a name: an end, a verb, an adverb.
_AFTER = r"(?=$|[^\u4e00-\u9fff]|" + "|".join(words_of("words_after_names.txt")) + ")"
_CHARACTERS = r"[\u4e00-\u9fff]{1,2}?"

PERSON = (
    rf"(?:[\u4e00-\u9fffA-Za-z]{{1,10}}[·•][\u4e00-\u9fffA-Za-z·•]{{1,16}}?{_AFTER}"
    rf"|{SURNAME}{_CHARACTERS}{_AFTER})"
)
"""A pattern of a person's name with what has to stand behind it."""

_WHOLE = re.compile(rf"(?![于和向从时]){SURNAME}[\u4e00-\u9fff]{{1,2}}")
_FIRST = re.compile(PERSON)
_REPORTER = re.compile(r"(?:记者|通讯员|摄影|编辑|作者)(?:[\u4e00-\u9fff]{2,4}[ 、])*\s?$")


def may_be_name(word: str) -> bool:
    """Return whether a word has the form of a person's name."""
    return _WHOLE.fullmatch(word) is not None


def name_first(text: str) -> str:
    """Return what a text begins with, if that may be a person's name; empty if not."""
    found = _FIRST.match(text)
    return found[0] if found else ""


def names_reporter(before: str) -> bool:
    """Return whether the words before a name say that the person only reports."""
    return _REPORTER.search(before) is not None
