"""Resolve the words for periods one after the other: what came before fills in what is left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from zoneqa.claims import days
from zoneqa.claims.days import UNKNOWN_YEAR, Days
from zoneqa.claims.days_in_year import days_in_month, days_in_year, small_number
from zoneqa.claims.period import Period
from zoneqa.claims.period_pattern import PERIOD
from zoneqa.claims.period_year import PeriodYear, YearContext
from zoneqa.text.dates import days_of

_SHORT_GAP = 8
"""Characters from a day to 至今 that say what began on it."""

_SENTENCE_ENDS = "。!?！？\n"
# What may stand between two days that are one period: 8月16日14时至8月17日6时.
_BETWEEN = re.compile(r"\s?(?:\d{1,2}[时:](?:\d{1,2}分?)?)?\s?(?P<to>[-—–~至到]{1,2}\s?)?")
_DAY_OFFSETS = {"昨": -1, "前": -2, "明": 1, "后": 2}
_NEXT = {"上": -1, "下": 1, "次": 1}
# What goes on since it began, for how long ever: 成立近四年来.
_BEGINS = (
    *("成立", "创办", "创建", "创立", "设立", "组建", "建设", "建成", "启动", "开业", "投产"),
    *("运营", "上线", "实施", "挂牌", "揭牌", "开园"),
)
_WEEKDAYS = "一二三四五六日天"
_COMPARES = ("比", "较", "与", "和", "于")
_IS_COMPARED = ("相比", "增", "下降", "水平")


def read_periods(text: str, published: Days | None) -> Iterator[Period]:
    """Yield the periods of a Chinese text; those that a dash or 至 joins are one.

    `published` are the days on which its article may have appeared; None if nothing is known.
    """
    reader = _PeriodReader(text, published, YearContext(text, published[1] if published else None))
    held: Period | None = None
    for match in PERIOD.finditer(text):
        found = reader.read(match)
        joined = _joined(text, held, found, match) if held and found else None
        if held and not joined:
            yield held
        held = joined or found
    if held:
        yield held


def _joined(text: str, one: Period, other: Period, match: re.Match[str]) -> Period | None:
    """Return 7月1日至8月5日 and 每年8月 as one period; None for two."""
    gap = text[one.end : match.start()]
    if one.recurring:
        is_part = not gap and other.first and not other.recurring
        return (
            replace(other, start=one.start, year_known=False, recurring=True) if is_part else None
        )
    between = _BETWEEN.fullmatch(gap)
    is_linked = between and (between["to"] or match["lead"] in {"到", "至"})
    if not is_linked or one.first is None or other.last is None or one.first > other.last:
        return None
    return replace(other, start=one.start, first=one.first)


@dataclass(slots=True)
class _PeriodReader:
    """Reads the periods of one text in order.

    `years` knows what was said of years; `month` is the last that the sentence named; `before` is
    the last period with a first and a last day.
    """

    text: str
    published: Days | None
    years: YearContext
    month: int | None = None
    before: Period | None = None
    seen: int = 0

    def read(self, match: re.Match[str]) -> Period | None:
        """Return the period of a match, or None if its words name no days that exist."""
        ends = sum(self.text.count(end, self.seen, match.start()) for end in _SENTENCE_ENDS)
        if ends:
            self.years.next_sentence(ends)
            self.month = None
        self.seen = match.end()
        readers = (read for name, read in _READERS.items() if match[name])
        try:
            found = next(readers, _PeriodReader.dated)(self, match)
        except (ValueError, OverflowError):  # 13月, 2月30日
            return None
        if found and found.first and found.last and not match["same"]:
            self.before = found
        return found

    @property
    def today(self) -> date | None:
        """The last day on which the article may have appeared."""
        return self.years.today

    @property
    def exact_day(self) -> date | None:
        """The day on which the article appeared, if it is known."""
        return self.today if self.published and self.published[0] == self.published[1] else None

    def now(self, match: re.Match[str]) -> Period:
        """Return 截至目前; 至今 has a first day where one was said: 自2022年10月上线至今."""
        before, first = self.before, None
        if before and match["now"] in {"至今", "迄今"}:
            gap = self.text[before.end : match.start()].rstrip("，,")
            if len(gap) <= _SHORT_GAP and (gap.isalpha() or not gap):
                first = before.first
        return Period(*match.span(), first, self.today, self.today is not None, "publication", 0)

    def recurring(self, match: re.Match[str]) -> Period:
        """Return 每年, 日均."""
        return Period(*match.span(), None, None, recurring=True)

    def iso(self, match: re.Match[str]) -> Period | None:
        """Return 2023-08-06, 2023/8/6 and 2023-08."""
        named = days_of("-".join(part.zfill(2) for part in re.split("[-/.]", match["iso"])))
        if not named:
            return None
        self.years.named, self.month = PeriodYear(named[0].year), named[0].month
        return self._opened(match, named, self.years.named)

    def bare(self, match: re.Match[str]) -> Period:
        """Return 2021-2023, and 2023 where it is the whole text."""
        first, last = (int(match["bare"] or match[key]) for key in ("bare_from", "bare_to"))
        self.years.named = PeriodYear(last)
        return self._opened(match, (date(first, 1, 1), date(last, 12, 31)), self.years.named)

    def plan(self, match: re.Match[str]) -> Period:
        """Return “十四五”期间; “十四五”末 is its last year."""
        first, last = days.five_year_plan(small_number(match["plan"].removesuffix("五")))
        part = match["plan_part"] or ""
        if part in {"末", "收官之年"}:
            first = last.replace(month=1, day=1)
        elif part in {"初", "开局之年"}:
            last = first.replace(month=12, day=31)
        elif part == "以来":
            last = self.today or last
        return self._opened(match, (first, last), PeriodYear(last.year))

    def near(self, match: re.Match[str]) -> Period:
        """Return 近三年, 未来5年 and 三年来, counted from the publication."""
        today = self.today
        if not today:
            return self._unknown(match)
        count, unit = self._near_count(match)
        if match["near"] in {"未来", "今后"}:
            first, last = today, _later(today, count, unit)
            return Period(*match.span(), first + timedelta(days=1), last, basis="publication")
        first = _later(today, -count, unit) + timedelta(days=1)
        begun = self._beginning(first.year)
        if begun or self.text.endswith(_BEGINS, 0, match.start()):
            return Period(*match.span(), begun, today, basis="publication")
        return Period(*match.span(), first, today, basis="publication")

    @staticmethod
    def _near_count(match: re.Match[str]) -> tuple[int, str]:
        if match["near_count"] == "半":
            return 6, "个月"
        count = small_number(match["near_count"] or match["years_until_now"])
        return count, match["near_unit"] or "年"

    def _beginning(self, year: int) -> date | None:
        """Return the first day of what began in a year, as was said before: 成立于2021年11月."""
        before = self.before
        if not before or not before.first or before.first.year != year:
            return None
        around = self.text[max(0, before.start - 8) : before.end + 10]
        return before.first if any(word in around for word in _BEGINS) else None

    def relative_month(self, match: re.Match[str]) -> Period:
        """Return 本月, 上个月底, 当月."""
        word = match["relative_month"]
        if word == "当月" and self.before and self.month:
            return replace(self.before, start=match.start(), end=match.end(), basis="context")
        if not self.today:
            return self._unknown(match)
        named = days.months_later(self.today, _NEXT.get(word[0], 0))
        self.month = named.month
        of_month = (match["relative_third"], match["relative_month_day"])
        return self._of_publication(match, days_in_month(named.year, named.month, *of_month))

    def relative_day(self, match: re.Match[str]) -> Period:
        """Return 昨日; 当天 is the day that was named before."""
        word, before = match["relative_day"], self.before
        if word[0] == "当" and before and before.first == before.last:
            return replace(before, start=match.start(), end=match.end(), basis="context")
        if not self.exact_day:
            return self._unknown(match)
        day = self.exact_day + timedelta(days=_DAY_OFFSETS.get(word[0], 0))
        return self._of_publication(match, (day, day))

    def relative_week(self, match: re.Match[str]) -> Period:
        """Return 上周, 本周五."""
        if not self.exact_day:
            return self._unknown(match)
        week = days.week_of(self.exact_day, _NEXT.get(match["relative_week"][0], 0))
        if match["weekday"]:
            day = week[0] + timedelta(days=min(_WEEKDAYS.index(match["weekday"]), 6))
            week = day, day
        return self._of_publication(match, week)

    def lone_day(self, match: re.Match[str]) -> Period | None:
        """Return 18日: of the month that the sentence named, else the last such day of the news."""
        numerals = (match["lone_day"], match["lone_day_to"])
        year = self.years.named
        if self.month and year:
            named = days_in_month(year.number, self.month, None, *numerals)
            return self._opened(match, named, year.from_context())
        today = self.exact_day
        if not today:
            return None
        of_this = int(match["lone_day"]) <= today.day + _DAYS_AHEAD
        month = today if of_this else days.months_later(today, -1)
        return self._of_publication(match, days_in_month(month.year, month.month, None, *numerals))

    def same(self, match: re.Match[str]) -> Period | None:
        """Return 去年同期: the days of the period named before, a year earlier."""
        if not match["dated"] and not _is_compared(self.text, match):
            return None
        base = self.before
        year = self.years.of_same(match, base)
        last = days.in_year((base and base.last) or self.today or _YEAR_END, year.number)
        first = date(year.number, 1, 1)
        if base and base.first and base.last:
            first = days.in_year(base.first, year.number - base.last.year + base.first.year)
            if base.last == days.months(base.last.year, *[base.last.month] * 2)[1]:
                last = days.months(last.year, last.month, last.month)[1]
        start = _start(match)
        return Period(start, match.end(), first, last, year.known, year.basis, year.offset)

    def dated(self, match: re.Match[str]) -> Period | None:
        """Return 2023年上半年, 去年, 8月5日: days of a year that is named, known or likely."""
        year = self.years.of(match, self.before)
        if year is None:
            return None
        first, last = days_in_year(match, year.number)
        if to := match["year_to"]:
            last = days_in_year(match, int(f"{year.number}"[: 4 - len(to)] + to))[1]
        if match["dated"] or match["month"]:
            self.years.named = replace(year, number=last.year)
            self.month = last.month if match["month"] else None
        return self._opened(match, (first, last), year)

    def _of_publication(self, match: re.Match[str], named: Days) -> Period:
        offset = named[0].year - self.today.year if self.today else None
        return self._opened(match, named, PeriodYear(named[0].year, True, "publication", offset))

    def _unknown(self, match: re.Match[str]) -> Period:
        """Return 昨天 of a question, which has no day."""
        return Period(*match.span(), None, None, year_known=False, basis="publication")

    def _opened(self, match: re.Match[str], named: Days, year: PeriodYear) -> Period:
        """Return a period without its first day after 截至, without its last before 起."""
        lead, trail = match["lead"] or "", match["trail"] or ""
        first: date | None = named[0]
        last: date | None = named[1]
        if trail in {"起", "以来", "至今"}:
            last = None if trail == "起" else self.today
        elif lead in {"到", "至"} or lead.startswith("截") or trail.endswith("前"):
            first = None
        start = _start(match)
        return Period(start, match.end(), first, last, year.known, year.basis, year.offset)


_YEAR_END = date(UNKNOWN_YEAR, 12, 31)
_DAYS_AHEAD = 3
"""News of the 16th may tell what will be on the 19th; 25日 is of the month before."""

_READERS: dict[str, Callable[[_PeriodReader, re.Match[str]], Period | None]] = {
    "now": _PeriodReader.now,
    "recurring": _PeriodReader.recurring,
    "same": _PeriodReader.same,
    "iso": _PeriodReader.iso,
    "bare": _PeriodReader.bare,
    "bare_from": _PeriodReader.bare,
    "plan": _PeriodReader.plan,
    "near": _PeriodReader.near,
    "years_until_now": _PeriodReader.near,
    "relative_month": _PeriodReader.relative_month,
    "relative_day": _PeriodReader.relative_day,
    "relative_week": _PeriodReader.relative_week,
    "lone_day": _PeriodReader.lone_day,
}


def _start(match: re.Match[str]) -> int:
    """Return where a period begins: behind 自 and 从, which say that it goes on from there."""
    lead = match["lead"] or ""
    return match.start() + (len(lead) if lead in {"自", "从"} else 0)


def _is_compared(text: str, match: re.Match[str]) -> bool:
    """Return whether 同期 is the same time of another year: 比同期增长, and not 同期举行."""
    return text.startswith(_IS_COMPARED, match.end()) or text.startswith(
        _COMPARES, match.start() - 1
    )


def _later(day: date, count: int, unit: str) -> date:
    """Return the day some years, months, weeks or days later. Raises ValueError."""
    if unit in "天周":
        return day + timedelta(days=count * (7 if unit == "周" else 1))
    return days.months_later(day, count * (12 if unit == "年" else 1))
