"""Whether a clause denies what it says."""

from __future__ import annotations

import re
from functools import lru_cache

from zoneqa.claims.word_files import sections_of


def negations(clause: str) -> int:
    """Return how many words of a clause turn what it says into its contrary."""
    return sum(found.lastgroup == "negates" for found in _pattern().finditer(clause))


def end_of_negation(clause: str) -> int | None:
    """Return where the first word ends by which a clause denies something, None without one."""
    found = (each for each in _pattern().finditer(clause) if each.lastgroup == "negates")
    return next((each.end() for each in found), None)


def denied_otherwise(said: str, printed: str) -> bool:
    """Return whether words deny what others say, or the other way round."""
    return negations(said) % 2 != negations(printed) % 2


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    words = sections_of("negations.txt", "zoneqa.verify")
    passed, negating = _any(words["does not negate"]), _any(words["negates"])
    return re.compile(f"{passed}|(?P<negates>{negating})", re.IGNORECASE)


def _any(words: list[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return f"(?:{'|'.join(word.replace('_', ' ') for word in longest_first)})"
