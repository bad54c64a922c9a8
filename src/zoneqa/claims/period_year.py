"""The year of a period: named in its words, told by the publication, or known from before."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from zoneqa.claims.days import UNKNOWN_YEAR
from zoneqa.claims.days_in_year import likely_offset
from zoneqa.claims.period import Basis, Period

_OFFSETS = {
    **dict.fromkeys(("今年", "本年", "本年度"), 0),
    **dict.fromkeys(("去年", "上年", "上年度", "上一年", "上一年度"), -1),
    **dict.fromkeys(("明年", "下年", "下年度", "下一年", "下一年度"), 1),
    "前年": -2,
    "后年": 2,
}
# Of 2023年8亿元，上年7亿元 the latter is of 2022, whenever it was printed.
_BEFORE_THE_NAMED = frozenset({"上年", "上年度", "上一年", "上一年度"})
_OFFSETS_FROM_CONTEXT = {"当年": 0, "同年": 0, "次年": 1, "翌年": 1}
_PLANS = ("将", "拟", "计划", "预计", "有望", "力争", "确保", "目标")


@dataclass(frozen=True, slots=True)
class PeriodYear:
    """A year that a period is of, and how it became known."""

    number: int
    known: bool = True
    basis: Basis = "stated"
    offset: int | None = None

    def from_context(self, later: int = 0) -> PeriodYear:
        """Return the year so many years later, for words that lean on this one."""
        return replace(self, number=self.number + later, basis="context")

    def before(self) -> PeriodYear:
        """Return the year before, for words that lean on this one."""
        offset = None if self.offset is None else self.offset - 1
        return replace(self.from_context(-1), offset=offset)


@dataclass(slots=True)
class YearContext:
    """What a text has said of years so far; `today` is the last day on which it may have appeared.

    `named` is the last year that the sentence named, `named_before` that of the sentence before.
    """

    text: str
    today: date | None
    named: PeriodYear | None = None
    named_before: PeriodYear | None = None

    def next_sentence(self, ends: int) -> None:
        """Go on by so many ends of sentences."""
        self.named_before, self.named = (self.named if ends == 1 else None), None

    def of(self, match: re.Match[str], last: Period | None) -> PeriodYear | None:
        """Return the year that the words are of; None if it cannot be known: 次年.

        `last` is the last period before that had days.
        """
        if stated := match["year"] or match["short_year"]:
            return PeriodYear(int(stated))
        if match["relative"]:
            return self._relative(match["relative"], last)
        named = self.named or (self.named_before if self._goes_on(match) else None)
        if named:
            return named.from_context()
        if not self.today:
            return PeriodYear(UNKNOWN_YEAR, known=False, basis="publication")
        return self.by_offset(likely_offset(match, self.today))

    def of_same(self, match: re.Match[str], base: Period | None) -> PeriodYear:
        """Return the year of 同期, which is compared with the period named before."""
        if match["year"]:
            return PeriodYear(int(match["year"]))
        offset = _OFFSETS.get(match["relative"] or "去年")
        if not base or not base.last or offset != -1:
            return self.by_offset(-1 if offset is None else offset)
        return PeriodYear(base.last.year, base.year_known, offset=base.offset).before()

    def by_offset(self, offset: int) -> PeriodYear:
        """Return the year so many years after the publication."""
        number = self.today.year + offset if self.today else UNKNOWN_YEAR
        return PeriodYear(number, self.today is not None, "publication", offset)

    def _relative(self, word: str, last: Period | None) -> PeriodYear | None:
        if word in _OFFSETS_FROM_CONTEXT:
            return self._from_context(_OFFSETS_FROM_CONTEXT[word], last)
        if word in _BEFORE_THE_NAMED and self.named:
            return self.named.before()
        return self.by_offset(_OFFSETS[word])

    def _from_context(self, later: int, last: Period | None) -> PeriodYear | None:
        if self.named:
            return self.named.from_context(later)
        if last and last.last and last.year_known:
            return PeriodYear(last.last.year + later, basis="context")
        return self.by_offset(0) if self.today and not later else None

    def _goes_on(self, match: re.Match[str]) -> bool:
        """Return whether words without a year may be of that of the sentence before.

        全年 is, unless it lies ahead; where no publication tells the year, so are the others.
        """
        if not self.today:
            return True
        return match["whole"] is not None and not self.text.startswith(_PLANS, match.end())
