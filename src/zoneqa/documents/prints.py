"""The print of a report: an article with what it is compared by."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from zoneqa.documents.coverage import MARKS, clauses, says_all
from zoneqa.documents.print_marks import without_print_marks
from zoneqa.text.dates import days_apart
from zoneqa.text.normalize import fold
from zoneqa.text.printed_prefix import without_stamp
from zoneqa.types import Article

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SHINGLE = 5
_MIN_FUZZY_LENGTH = 60
"""Texts with fewer characters are prints of one report only if they are equal."""
_MIN_CONTAINMENT = 0.8
"""The least share of the shorter text's shingles that the longer one must contain."""
_MAX_DAYS = 31
"""The most days between two prints of one report: a monthly still reprints it."""

_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_MINUS = re.compile(r"(?<![\da-z])[-−](?=\d)")
_CORRECTIONS = ("更正", "勘误", "订正")
_TITLE = re.compile("《([^《》]+)》")
_OPENING = 40
"""Characters of a text in which a correction says that it is one."""
_NAMES_TITLE = 300
"""Characters of a text in which a correction names what it corrects."""


class Print:
    """An article with the features by which it is compared."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.age = (article.date or "9999", article.id)
        self.plain = MARKS.sub(_gap, _body(article)) or fold(article.text).strip()

    @cached_property
    def shingles(self) -> NDArray[np.uint32]:
        return shingles(self.plain)

    @cached_property
    def clauses(self) -> tuple[str, ...]:
        return clauses(_body(self.article))

    @cached_property
    def is_correction(self) -> bool:
        """Return whether the article says that it corrects another one."""
        opening = fold(self.article.title + self.article.text[:_OPENING])
        return any(word in opening for word in _CORRECTIONS)

    def resembles(self, other: Print) -> bool:
        """Return whether both are worded alike, of which one may be shortened."""
        short, long = sorted((self, other), key=lambda p: (len(p.plain), p.plain))
        if short.plain == long.plain:
            return True
        if len(short.plain) < _MIN_FUZZY_LENGTH or 2 * len(short.plain) < len(long.plain):
            return False
        return _containment(short, long) >= _MIN_CONTAINMENT

    def has_other_subject(self, other: Print) -> bool:
        """Return whether both have a zone and neither mentions that of the other."""
        a, b = self.article, other.article
        if not a.zone or not b.zone or a.zone == b.zone:
            return False
        return a.zone not in b.title + b.text and b.zone not in a.title + a.text

    def has_other_occasion(self, other: Print) -> bool:
        """Return whether one corrects the other, or was printed much later."""
        too_late = days_apart(self.article.date, other.article.date) > _MAX_DAYS
        return too_late or self.is_correction != other.is_correction

    @property
    def corrected_titles(self) -> list[str]:
        """Return the titles, folded, that a correction names at its beginning."""
        text = fold(f"{self.article.title}\n{self.article.text[:_NAMES_TITLE]}")
        return _TITLE.findall(text) if self.is_correction else []

    def is_later_than(self, other: Print) -> bool:
        """Return whether this print corrects the other one, or is the later of two dated ones."""
        if self.is_correction != other.is_correction:
            return self.is_correction
        dates = self.article.date, other.article.date
        return all(dates) and dates > dates[::-1] and days_apart(*dates) > 0

    def says_all_of(self, other: Print) -> bool:
        """Return whether nothing that the other print says is missing here."""
        return self.plain == other.plain or says_all(self.clauses, other.clauses)


def _body(article: Article) -> str:
    """Return the folded text without its title, print stamp and credits, figures in one form."""
    folded = fold(article.text).strip()
    body = folded.removeprefix(fold(article.title).strip()).lstrip()
    report = without_print_marks(without_stamp(body))
    return _MINUS.sub("负", _THOUSANDS.sub("", report))


def _gap(marks: re.Match[str]) -> str:
    """Return what takes the place of marks: a space between two figures, else nothing."""
    text, (start, end) = marks.string, marks.span()
    return " " if text[start - 1 : start].isdigit() and text[end : end + 1].isdigit() else ""


def shingles(text: str) -> NDArray[np.uint32]:
    """Return the distinct hashes of all runs of five characters, sorted."""
    import numpy as np

    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    runs = np.lib.stride_tricks.sliding_window_view(codes, min(_SHINGLE, len(codes)))
    weights = np.power(np.uint64(1_000_003), np.arange(runs.shape[1], dtype=np.uint64))
    hashes = (runs.astype(np.uint64) * weights).sum(axis=1) * np.uint64(0x9E3779B97F4A7C15)
    return np.unique((hashes >> np.uint64(32)).astype(np.uint32))


def _containment(short: Print, long: Print) -> float:
    import numpy as np

    shared = np.intersect1d(short.shingles, long.shingles, assume_unique=True)
    return len(shared) / len(short.shingles)
