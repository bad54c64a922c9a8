"""The words by which a sentence says how a number was computed: 共, 多, 少, 占, 相差."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from zoneqa.claims.word_files import sections_of
from zoneqa.verify.compared_sentence import ComparedFigure

Told = Literal["sum", "more", "less", "apart", "share", "compared"]


def tells(kind: Told, figure: ComparedFigure) -> bool:
    """Return whether the sentence of a figure has a word of a kind, in the clause or before it."""
    start, end = figure.sentence.bounds[0], figure.clause[1]
    return _pattern(kind).search(figure.sentence.plain, start, end) is not None


def direction_of(figure: ComparedFigure) -> int:
    """Return 1 if a figure says by how much more there is, -1 if less, 0 if neither.

    Of several words the last before the figure counts, else the first behind it.
    """
    (start, end), (first, last) = figure.clause, figure.place
    found = [
        (more.start(), rises)
        for kind, rises in (("more", 1), ("less", -1))
        for more in _pattern(kind).finditer(figure.sentence.plain, start, end)
        if not first <= more.start() < last
    ]
    before = [each for each in found if each[0] < first]
    return (max(before) if before else min(found, default=(0, 0)))[1]


def compared_sides(figure: ComparedFigure) -> tuple[str, str] | None:
    """Return the words of a clause before and behind 比, 是 and the like, None without such."""
    words = _outside(figure)
    found = _pattern("compared").search(words)
    return (words[: found.start()], words[found.end() :]) if found else None


def _outside(figure: ComparedFigure) -> str:
    """Return a figure's clause without the figure."""
    (start, end), (first, last) = figure.clause, figure.place
    return f"{figure.sentence.words((start, first))}{figure.sentence.words((last, end))}"


@lru_cache(maxsize=6)
def _pattern(kind: Told) -> re.Pattern[str]:
    words = sections_of("calculation_words.txt", "zoneqa.verify")[kind]
    return re.compile("|".join(map(_word, sorted(words, key=len, reverse=True))), re.IGNORECASE)


def _word(word: str) -> str:
    return rf"\b{word}\b" if word[0].isascii() else word
