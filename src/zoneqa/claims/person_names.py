"""The names of people as they stand in news: a surname with one or two characters, or with a ·."""

from __future__ import annotations

from zoneqa.claims.word_files import words_of

_SURNAMES = words_of("surnames.txt")

DOUBLE = tuple(word for word in _SURNAMES if len(word) == 2)
"""The surnames of two characters."""

SINGLE = "".join(word for word in _SURNAMES if len(word) > 2)
"""The surnames of one character, in a row."""

SURNAME = f"(?:{'|'.join(DOUBLE)}|[{SINGLE}])"
"""A pattern of any surname."""

# What can stand right behind a name: an end, a verb, an adverb.
_AFTER = r"(?=$|[^\u4e00-\u9fff]|" + "|".join(words_of("words_after_names.txt")) + ")"
_CHARACTERS = r"[\u4e00-\u9fff]{1,2}?"

PERSON = (
    rf"(?:[\u4e00-\u9fffA-Za-z]{{1,10}}[·•][\u4e00-\u9fffA-Za-z·•]{{1,16}}?{_AFTER}"
    rf"|{SURNAME}{_CHARACTERS}{_AFTER})"
)
"""A pattern of a person's name with what has to stand behind it."""
