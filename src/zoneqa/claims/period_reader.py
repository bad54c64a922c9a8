"""Resolve the words for periods, one after the other: what was said before fills in what is left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from zoneqa.claims import days
from zoneqa.claims.days import UNKNOWN_YEAR, Days
from zoneqa.claims.period import Basis, Period
from zoneqa.claims.period_pattern import PERIOD
from zoneqa.text.dates import days_of
from zoneqa.text.han_numerals import han_number

_SENTENCE_END = re.compile(r"[。!?！？\n]")
_BETWEEN = re.compile(r"\s?[-—–~至到]{1,2}\s?")
_OFFSETS = {
    "今年": 0, "本年": 0, "本年度": 0, "去年": -1, "上年": -1, "上年度": -1, "上一年": -1, "上一年度": -1, "前年": -2,
    "明年": 1, "下年": 1, "下年度": 1, "下一年": 1, "下一年度": 1, "后年": 2,
}  # fmt: skip
_CONTEXT_OFFSETS = {"当年": 0, "同年": 0, "次年": 1, "翌年": 1}
_DAY_OFFSETS = {"今": 0, "昨": -1, "前": -2, "明": 1, "后": 2}
_WEEKDAYS = "一二三四五六日天"


def read_periods(text: str, published: Days | None) -> Iterator[Period]:
    """Yield the periods of a Chinese text; those that a dash or 至 joins are one."""
    reader = _Reader(text, published)
    held: Period | None = None
    for match in PERIOD.finditer(text):
        found = reader.read(match)
        if held and found and (joined := _joined(text, held, found, match)):
            held = joined
            continue
        if held:
            yield held
        held = found
    if held:
        yield held


def _joined(text: str, one: Period, other: Period, match: re.Match[str]) -> Period | None:
    """Return 7月1日至8月5日 as one period."""
    gap = text[one.end : match.start()]
    if one.recurring and not gap:  # 每年8月
        return replace(other, start=one.start, year_known=False, recurring=True)
    linked = _BETWEEN.fullmatch(gap) or (not gap and match["lead"] in {"到", "至"})
    if not linked or one.first is None or one.recurring or other.last is None:
        return None
    return replace(other, start=one.start, first=one.first) if one.first <= other.last else None


@dataclass(slots=True)
class _Year:
    """A year that a period is of, and how it became known."""

    number: int
    known: bool = True
    basis: Basis = "stated"
    offset: int | None = None


@dataclass(slots=True)
class _Reader:
    """Reads the periods of one text in order."""

    text: str
    published: Days | None
    year: _Year | None = None
    month: int | None = None
    before: Period | None = None
    seen: int = 0

    def read(self, match: re.Match[str]) -> Period | None:
        """Return the period of a match, or None if its words name no days that exist."""
        if _SENTENCE_END.search(self.text, self.seen, match.start()):
            self.year = self.month = None
        self.seen = match.end()
        try:
            found = self._read(match)
        except (ValueError, OverflowError):  # 13月, 31 June
            return None
        if found and found.first and found.last and not match["same"]:
            self.before = found
        return found

    def _read(self, match: re.Match[str]) -> Period | None:
        if match["now"]:
            return self._period(match, None, self._today, "publication", 0)
        if match["recurring"]:
            return Period(match.start(), match.end(), None, None, recurring=True)
        if match["same"]:
            return self._same_period(match)
        for name, read in _READERS.items():
            if match[name]:
                return read(self, match)
        return self._dated(match)

    @property
    def _today(self) -> date | None:
        return self.published[1] if self.published else None

    def _period(
        self,
        match: re.Match[str],
        first: date | None,
        last: date | None,
        basis: Basis,
        offset: int | None = None,
        known: bool = True,
    ) -> Period:
        lead, trail = match["lead"] or "", match["trail"] or ""
        start = match.start()
        if lead in {"自", "从"}:
            start += len(lead)
        if trail in {"起", "以来"}:
            last = self._today if trail == "以来" else None
        elif lead in {"到", "至"} or lead.startswith("截") or trail.endswith("前"):
            first = None
        return Period(
            start, match.end(), first, last, known and not (first is last is None), basis, offset
        )

    def _iso(self, match: re.Match[str]) -> Period | None:
        one = days_of("-".join(part.zfill(2) for part in re.split("[-/.]", match["iso"])))
        if not one:
            return None
        self.year, self.month = _Year(one[0].year), one[0].month
        return self._period(match, *one, "stated")

    def _bare(self, match: re.Match[str]) -> Period:
        first, last = (int(match["bare"] or match[key]) for key in ("bare_from", "bare_to"))
        self.year = _Year(last)
        return self._period(match, date(first, 1, 1), date(last, 12, 31), "stated")

    def _plan(self, match: re.Match[str]) -> Period:
        numeral = match["plan"].removesuffix("五")
        first, last = days.five_year_plan(han_number(numeral))
        which = match["plan_year"] or match["plan_span"] or ""
        if which in {"开局", "初"}:
            first, last = days.months(first.year, 1, 12)
        elif which in {"收官", "末"}:
            first, last = days.months(last.year, 1, 12)
        elif which == "以来":
            last = self._today or last
        return self._period(match, first, last, "stated")

    def _near(self, match: re.Match[str]) -> Period:
        count = _number(match["near_count"])
        today = self._today
        if not today:
            return Period(
                match.start(), match.end(), None, None, year_known=False, basis="publication"
            )
        ahead = match["near"] in {"未来", "今后"}
        other = _moved(today, count if ahead else -count, match["near_unit"])
        first, last = (today, other) if ahead else (other, today)
        return self._period(match, first + timedelta(days=1), last, "publication")

    def _years_of_past(self, match: re.Match[str]) -> Period:
        today = self._today
        if not today:
            return Period(
                match.start(), match.end(), None, None, year_known=False, basis="publication"
            )
        first = _moved(today, -_number(match["years_of_past"]), "年") + timedelta(days=1)
        return self._period(match, first, today, "publication")

    def _relative_month(self, match: re.Match[str]) -> Period:
        today = self._today
        word = match["relative_month"]
        if word == "当月" and self.before and self.before.first and self.month:
            return replace(self.before, start=match.start(), end=match.end(), basis="context")
        if not today:
            return Period(
                match.start(), match.end(), None, None, year_known=False, basis="publication"
            )
        year, month = today.year, today.month
        if word[0] in "当次" and self.month:
            year, month = self.year.number if self.year else year, self.month
        month += {"上": -1, "下": 1, "次": 1}.get(word[0], 0)
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
        self.month = month
        return self._period(match, *_in_month(
            year, month, match["relative_month_third"], match["relative_month_day"], None), "publication", year - today.year)  # fmt: skip

    def _relative_day(self, match: re.Match[str]) -> Period | None:
        word = match["relative_day"]
        if word[0] == "当":
            day = (
                self.before.first if self.before and self.before.first == self.before.last else None
            )
            if day and self.before:
                return replace(self.before, start=match.start(), end=match.end(), basis="context")
        if not self.published or self.published[0] != self.published[1]:
            return Period(
                match.start(), match.end(), None, None, year_known=False, basis="publication"
            )
        day = self.published[0] + timedelta(days=_DAY_OFFSETS.get(word[0], 0))
        return self._period(match, day, day, "publication", day.year - self.published[0].year)

    def _relative_week(self, match: re.Match[str]) -> Period:
        if not self.published or self.published[0] != self.published[1]:
            return Period(
                match.start(), match.end(), None, None, year_known=False, basis="publication"
            )
        today = self.published[0]
        weeks = {"上": -1, "下": 1}.get(match["relative_week"][0], 0)
        monday = today + timedelta(days=7 * weeks - today.weekday())
        if match["weekday"]:
            day = monday + timedelta(days=min(_WEEKDAYS.index(match["weekday"]), 6))
            return self._period(match, day, day, "publication", day.year - today.year)
        return self._period(
            match, monday, monday + timedelta(days=6), "publication", monday.year - today.year
        )

    def _lone_day(self, match: re.Match[str]) -> Period | None:
        first, last = int(match["lone_day"]), int(match["lone_day_to"] or match["lone_day"])
        if self.month and self.year:
            one = days_of(f"{self.year.number:04}-{self.month:02}-{first:02}")
            other = days_of(f"{self.year.number:04}-{self.month:02}-{last:02}")
            if one and other:
                return self._period(
                    match, one[0], other[1], "context", self.year.offset, self.year.known
                )
        if not self.published or self.published[0] != self.published[1]:
            return None
        today = self.published[0]
        month = today if first <= today.day + 3 else today.replace(day=1) - timedelta(days=1)
        return self._period(match, date(month.year, month.month, first), date(month.year, month.month, last),
                            "publication", month.year - today.year)  # fmt: skip

    def _dated(self, match: re.Match[str]) -> Period | None:
        year = self._year(match)
        if year is None:
            return None
        first, last = _days(match, year.number)
        if match["year_to"]:
            end = match["year_to"]
            last = _days(match, int(end) if len(end) == 4 else year.number // 100 * 100 + int(end))[
                1
            ]
        if match["dated"] or match["month"]:
            self.year = replace(year, number=last.year)
            self.month = last.month if match["month"] else None
        return self._period(match, first, last, year.basis, year.offset, year.known)

    def _year(self, match: re.Match[str]) -> _Year | None:
        """Return the year that the words are of."""
        relative = match["relative"]
        if stated := match["year"] or match["short_year"]:
            return _Year(int(stated))
        if relative in _CONTEXT_OFFSETS:
            return self._year_of_context(_CONTEXT_OFFSETS[relative])
        if relative:
            return self._year_by_offset(_OFFSETS[relative])
        if self.year:
            return replace(self.year, basis="context")
        if not self.published:
            return _Year(UNKNOWN_YEAR, known=False, basis="publication")
        offset = _likely_offset(match, self.published)
        return _Year(self.published[1].year + offset, basis="publication", offset=offset)

    def _year_of_context(self, years: int) -> _Year | None:
        if self.year:
            return replace(self.year, number=self.year.number + years, basis="context")
        if self.before and self.before.last and self.before.year_known:
            return _Year(self.before.last.year + years, basis="context")
        return self._year_by_offset(0) if self.published and not years else None

    def _year_by_offset(self, offset: int) -> _Year:
        if not self.published:
            return _Year(UNKNOWN_YEAR, known=False, basis="publication", offset=offset)
        return _Year(self.published[1].year + offset, basis="publication", offset=offset)

    def _same_period(self, match: re.Match[str]) -> Period | None:
        """Return 去年同期: the days of the period named before, a year earlier."""
        relative = match["relative"]
        if not match["dated"] and not _compares(self.text, match):
            return None
        base = self.before
        if match["year"]:
            year = _Year(int(match["year"]))
        elif base and base.last and relative not in {"前年", "明年"}:
            offset = None if base.offset is None else base.offset - 1
            year = _Year(base.last.year - 1, base.year_known, "context", offset)
        else:
            year = self._year_by_offset(_OFFSETS.get(relative or "", -1))
        if base and base.first and base.last:
            first = days.in_year(base.first, year.number - (base.last.year - base.first.year))
            last = days.in_year(base.last, year.number)
            if last.month == 2 and base.last.day >= 28:
                last = days.months(last.year, 2, 2)[1]
        else:
            first = date(year.number, 1, 1)
            last = days.in_year(
                (base and base.last) or self._today or date(UNKNOWN_YEAR, 12, 31), year.number
            )
        return Period(match.start(), match.end(), first, last, year.known, year.basis, year.offset)


_READERS: dict[str, Callable[[_Reader, re.Match[str]], Period | None]] = {
    "iso": _Reader._iso,
    "bare": _Reader._bare,
    "bare_from": _Reader._bare,
    "plan": _Reader._plan,
    "near": _Reader._near,
    "years_of_past": _Reader._years_of_past,
    "relative_month": _Reader._relative_month,
    "relative_day": _Reader._relative_day,
    "relative_week": _Reader._relative_week,
    "lone_day": _Reader._lone_day,
}


def _number(numeral: str) -> int:
    """Return the value of an Arabic or Chinese numeral below one hundred. Raises ValueError."""
    return int(numeral) if numeral.isdecimal() else han_number(numeral.replace("两", "二"))


def _days(match: re.Match[str], year: int) -> Days:
    """Return the days that the words after the year name, in a year. Raises ValueError."""
    if match["half"]:
        return days.months(year, 1, 6) if match["half"] == "上" else days.months(year, 7, 12)
    if match["quarters"]:
        return days.quarters(year, 1, _number(match["quarters"]))
    if quarter := match["quarter"] or match["quarter_code"]:
        return days.quarters(year, _number(match["quarter_from"] or quarter), _number(quarter))
    if match["months"]:
        return days.months(year, 1, _number(match["months"]))
    if match["month_from"]:
        first = days.months(year, _number(match["month_from"]), _number(match["month_from"]))[0]
        return first, _in_month(year, _number(match["month"]), match["third"], match["day"], None)[
            1
        ]
    if match["month"]:
        return _in_month(
            year, _number(match["month"]), match["third"], match["day"], match["day_to"]
        )
    if match["edge"]:
        return days.edge_of_year(year, match["edge"])
    return days.months(year, 1, 12)


def _in_month(
    year: int, month: int, third: str | None, day: str | None, day_to: str | None
) -> Days:
    if third:
        return days.third_of_month(year, month, third)
    if day:
        return date(year, month, _number(day)), date(year, month, _number(day_to or day))
    return days.months(year, month, month)


def _likely_offset(match: re.Match[str], published: Days) -> int:
    """Return how many years from the publication a period without a year is: 0, -1 or 1."""
    today = published[1]
    first, last = _days(match, today.year)
    ahead = (first - today).days
    if match["whole"]:
        return -1 if today.month <= 3 else 0
    if match["half"] == "上":
        return -1 if today.month < 7 else 0
    if match["half"]:
        return -1 if today.month <= 3 else 0
    if match["quarters"] or match["months"] or match["month_from"] or match["quarter_from"]:
        return -1 if today < last.replace(day=1) else 0
    if match["quarter"] or match["quarter_code"]:
        return -1 if ahead > 120 else 0
    if (match["lead"] or "").startswith("截") and (last - today).days > 31:
        return -1
    if match["day"]:
        return -1 if ahead > 183 else 1 if ahead < -330 else 0
    return -1 if match["month"] and ahead > 240 else 0


def _compares(text: str, match: re.Match[str]) -> bool:
    """Return whether 同期 is the same time of another year: 比同期增长, and not 同期举行."""
    before, after = (
        text[max(0, match.start() - 2) : match.start()],
        text[match.end() : match.end() + 2],
    )
    return before.endswith(("比", "较", "与", "和", "于")) or after.startswith(
        ("相比", "增", "下降", "水平", "的")
    )


def _moved(day: date, count: int, unit: str) -> date:
    """Return a day some years, months, weeks or days later. Raises ValueError."""
    if unit in "天周":
        return day + timedelta(days=count * (7 if unit == "周" else 1))
    total = day.year * 12 + day.month - 1 + count * (12 if unit == "年" else 1)
    year, month = divmod(total, 12)
    last = days.months(year, month + 1, month + 1)[1]
    return last.replace(day=min(day.day, last.day))
