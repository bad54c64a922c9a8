"""Whether a clause denies what it says."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from zoneqa.claims.word_files import sections_of
from zoneqa.text.tagged_words import tagged_words

_DENIED = 2
"""Words behind a denial that tell what is denied."""


def negations(clause: str) -> int:
    """Return how many words of a clause turn what it says into its contrary."""
    return sum(found.lastgroup == "negates" for found in _pattern().finditer(clause))


def end_of_negation(clause: str) -> int | None:
    """Return where the first word ends by which a clause denies something, None without one."""
    found = (each for each in _pattern().finditer(clause) if each.lastgroup == "negates")
    return next((each.end() for each in found), None)


def denied_words(clause: str) -> tuple[str, ...]:
    """Return the two words behind the first denial of a clause, which tell what is denied."""
    end = end_of_negation(clause)
    if end is None:
        return ()
    behind = (w.text for w in tagged_words(clause[end:]) if len(w.text) > 1 and w.text.isalpha())
    return tuple(islice(behind, _DENIED))


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
    return f"(?:{'|'.join(map(_word, longest_first))})"


def _word(word: str) -> str:
    """Return the pattern of a word; an English one is no part of another: not in another."""
    told = word.replace("_", " ")
    return rf"\b{told}\b" if told.isascii() and told[0].isalpha() else told
