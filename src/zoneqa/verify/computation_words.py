"""The words by which a sentence says how a number was computed: 共, 多, 少, 占, 相差."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Literal

from zoneqa.claims.word_files import sections_of
from zoneqa.types import Bounds
from zoneqa.verify.compared_sentence import ComparedFigure

Told = Literal[
    "sum",
    "more",
    "less",
    "apart",
    "share",
    "compared",
    "average",
    "rest",
    "before",
    "denied",
    "level",
]


_RISES: Mapping[Told, int] = {"more": 1, "less": -1}

_NUMBER = "#"
"""What a word is written with behind which a number must stand."""

_VALUE = "增加值"
"""What holds a word for more without telling of more."""

_REACHES = ("到", "至", "为", "达")
"""What stands before how much there is after a change: 压缩为0.5天."""

_NUMERALS = frozenset("一二两三四五六七八九十百千万近约")


def tells(kind: Told, figure: ComparedFigure) -> bool:
    """Return whether the sentence of a figure has a word of a kind, in the clause or before it."""
    words = figure.sentence.words((figure.sentence.bounds[0], figure.clause[1]))
    return any(_places(kind, words))


def direction_of(figure: ComparedFigure) -> int:
    """Return 1 if a figure says by how much more there is, -1 if less, 0 if neither.

    Of several words the last before the figure counts, else the first behind it.
    """
    start, (first, last) = figure.clause[0], figure.place
    clause = figure.sentence.words(figure.clause)
    found = [
        (start + at, rises)
        for kind, rises in _RISES.items()
        for at, _ in _places(kind, clause)
        if not first <= start + at < last
    ]
    before = [each for each in found if each[0] < first]
    return (max(before) if before else min(found, default=(0, 0)))[1]


def is_reached(figure: ComparedFigure) -> bool:
    """Return whether a figure is told as how much there is after a change: 增至568项."""
    return figure.sentence.plain.endswith(_REACHES, 0, figure.place[0])


def compared_sides(figure: ComparedFigure) -> tuple[str, str] | None:
    """Return the words of a clause before and behind 比, 是 and the like, None without such."""
    (start, end), (first, last) = figure.clause, figure.place
    words = f"{figure.sentence.words((start, first))}{figure.sentence.words((last, end))}"
    found = min(_places("compared", words), key=_longest_first, default=None)
    return (words[: found[0]], words[found[1] :]) if found else None


def _longest_first(place: Bounds) -> tuple[int, int]:
    return place[0], -place[1]


def _places(kind: Told, text: str) -> Iterator[Bounds]:
    """Yield where a text has words of a kind."""
    folded = text.lower()
    for entry in _words()[kind]:
        word = entry.removesuffix(_NUMBER)
        at = folded.find(word)
        while at >= 0:
            end = at + len(word)
            if (
                _stands_alone(folded, at, end)
                and not folded.startswith(_VALUE, at)
                and (word == entry or _counts(folded, end))
            ):
                yield at, end
            at = folded.find(word, end)


@lru_cache(maxsize=1)
def _words() -> dict[str, list[str]]:
    return sections_of("computation_words.txt", "zoneqa.verify")


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Return whether a word is no part of a longer English one."""
    around = f"{text[start - 1 : start]}{text[end : end + 1]}"
    return not (text[start].isascii() and any(each.isascii() and each.isalpha() for each in around))


def _counts(text: str, end: int) -> bool:
    return any(each.isdecimal() or each in _NUMERALS for each in text[end : end + 2])
