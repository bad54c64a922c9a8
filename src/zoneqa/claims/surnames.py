"""The Chinese surnames."""

from __future__ import annotations

from zoneqa.claims.word_files import words_of

_WORDS = words_of("surnames.txt")

DOUBLE = tuple(word for word in _WORDS if len(word) == 2)
"""The surnames of two characters."""

SINGLE = "".join(word for word in _WORDS if len(word) > 2)
"""The surnames of one character, in a row."""

SURNAME = f"(?:{'|'.join(DOUBLE)}|[{SINGLE}])"
"""A pattern of any surname."""
