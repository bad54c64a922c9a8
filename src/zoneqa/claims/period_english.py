"""Periods in English: July 8, 2024, the first half of 2023, last year, by the end of 2025."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from zoneqa.claims import days
from zoneqa.claims.days import UNKNOWN_YEAR, Days
from zoneqa.claims.number import ENGLISH_NUMBERS
from zoneqa.claims.period import Period
from zoneqa.text.dates import YEAR, days_of

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|March|Mar(?=\.|\s\d)|Apr(?:il)?|May(?=,?\s\d)|(?<=[iI]n\s)May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_COUNTS = {
    word: ENGLISH_NUMBERS[word]
    for word in ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
}
_COUNT = rf"(?:{'|'.join(_COUNTS)}|\d{{1,2}})"
_OFFSETS = {"last": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}
_MOST_AHEAD = 150
"""Days by which a period without a year may follow the publication, else it is a year earlier."""

_WHICH = "(?:last|previous|this|current|next|coming)"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?\b"
_OF_YEAR = (
    r"(?P<half>first|second)\shalf|H(?P<half_code>[12])\b"
    r"|(?P<quarter>first|second|third|fourth)\squarter\b|Q(?P<quarter_code>[1-4])\b"
    rf"|first\s(?P<count>{_COUNT})\s(?P<counted>quarters|months)|(?P<end>end)"
    rf"|(?P<beginning>beginning|start)"
    rf"|(?:(?P<month_from>{_MONTH})\s?(?:-|–|to|through|and)\s?)?(?P<month>{_MONTH})(?:\s(?P<day>{_DAY})(?:\s?(?:-|–|to)\s?(?P<day_to>{_DAY}))?(?!,\d|\s(?:percent|million|billion)))?"
    rf"|(?P<day_first>{_DAY})\s(?:of\s)?(?P<month_last>{_MONTH})"
)
_YEARS = rf"(?P<year>{YEAR})(?!\d|[,.]\d)|(?P<relative>{_WHICH})\syear"
_BARE_YEAR = (
    r"(?:(?<=[iI]n\s)|(?<=[oO]f\s)|(?<=[bB]y\s)|(?<=since\s)|(?<=Since\s)|(?<=[fF]rom\s)|(?<=until\s)|(?<=to\s)|(?<=[fF]or\s)"
    r"|(?<=during\s)|(?<=[tT]he\s)|(?<=end\s)|(?<=\()|^|(?<=after\s)|(?<=before\s)|(?<=than\s)"
    r"|(?<=year\s)|(?<=between\s)|(?<=with\s)|(?<=versus\s)|(?<=against\s))"
)
_PERIOD = re.compile(
    rf"\b(?:(?P<lead>[Bb]y(?:\sthe\send\sof)?|[Uu]ntil|[Aa]s\sof|[Ss]ince)\s)?(?:the\s)?(?:(?:{_OF_YEAR})"
    rf"(?:(?:,?\s(?:of\s|in\s)?(?:the\s)?)(?:{_YEARS}))?"
    rf"|{_BARE_YEAR}(?P<from>{YEAR})(?:\s?(?:-|–|to|and)\s?(?P<to>{YEAR}))?(?!\d|[,.]\d|-)"
    rf"|(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Pp]revious)\s(?P<unit>year|month|week)\b"
    r"|(?P<day_word>[Yy]esterday|[Tt]oday|[Tt]omorrow)\b"
    r"|(?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?!\d)"
    r"|(?P<plan>\d{2})th\sFive-Year\sPlan(?:\speriod)?)"
)


def english_periods(text: str, published: Days | None) -> Iterator[Period]:
    """Yield the periods of an English text in order."""
    for match in _PERIOD.finditer(text):
        try:
            found = _read(match, published)
        except ValueError:  # June 31
            continue
        if found:
            yield found


def _read(match: re.Match[str], published: Days | None) -> Period | None:
    today = published[1] if published else None
    if match["plan"]:
        return _stated(match, days.five_year_plan(int(match["plan"])))
    if match["iso"]:
        named = days_of(match["iso"])
        return named and _stated(match, named)
    if match["from"]:
        return _stated(
            match, (date(int(match["from"]), 1, 1), date(int(match["to"] or match["from"]), 12, 31))
        )
    if match["day_word"] or match["unit"] in {"month", "week"}:
        named = _relative_days(match, published)
        return _relative(match, named, named[0].year - today.year if named and today else None)
    return _dated(match, today)


def _dated(match: re.Match[str], today: date | None) -> Period | None:
    """Return the period of a match that names a year or a part of one; None for a bare "end"."""
    if (match["end"] or match["beginning"]) and not (match["year"] or match["relative"]):
        return None
    if match["year"]:
        return _stated(match, _days(match, int(match["year"])))
    word = match["relative"] or match["which"]
    if word:
        offset = _OFFSETS[word.lower()]
    elif today is None:
        return _relative(match, _days(match, UNKNOWN_YEAR), None, known=False)
    else:
        ahead = (_days(match, today.year)[0] - today).days
        offset = -1 if ahead > _MOST_AHEAD else 0
    if today is None:
        return _relative(match, _days(match, UNKNOWN_YEAR), offset, known=False)
    return _relative(match, _days(match, today.year + offset), offset)


def _stated(match: re.Match[str], named: Days) -> Period:
    return _opened(match, Period(match.start(), match.end(), *named))


def _relative(
    match: re.Match[str], named: Days | None, offset: int | None, known: bool = True
) -> Period:
    first, last = named or (None, None)
    return _opened(
        match,
        Period(
            match.start(), match.end(), first, last, known and bool(named), "publication", offset
        ),
    )


def _opened(match: re.Match[str], period: Period) -> Period:
    """Return a period without its first day after "by", without its last after "since"."""
    lead = (match["lead"] or "").lower()
    first = period.first if lead in {"", "since"} else None
    last = None if lead == "since" else period.last
    return Period(
        period.start, period.end, first, last, period.year_known, period.basis, period.offset
    )


def _relative_days(match: re.Match[str], published: Days | None) -> Days | None:
    if not published or published[0] != published[1]:
        return None
    today = published[0]
    if match["day_word"]:
        day = today + timedelta(days=_DAYS[match["day_word"].lower()])
        return day, day
    offset = _OFFSETS[match["which"].lower()]
    if match["unit"] == "week":
        monday = today + timedelta(days=7 * offset - today.weekday())
        return monday, monday + timedelta(days=6)
    year, month = divmod(today.year * 12 + today.month - 1 + offset, 12)
    return days.months(year, month + 1, month + 1)


def _days(match: re.Match[str], year: int) -> Days:
    """Return the days of a year that the words name. Raises ValueError."""
    if half := match["half"] or match["half_code"]:
        return days.months(year, 1, 6) if half in {"first", "1"} else days.months(year, 7, 12)
    if quarter := match["quarter"] or match["quarter_code"]:
        number = _ORDINALS.get(quarter) or int(quarter)
        return days.quarters(year, number, number)
    if match["counted"]:
        count = _COUNTS.get(match["count"]) or int(match["count"])
        return days.months(year, 1, count * (3 if match["counted"] == "quarters" else 1))
    if edge := match["end"] or match["beginning"]:
        return days.edge_of_year(year, "底" if edge == match["end"] else "初")
    return _in_month(match, year)


def _in_month(match: re.Match[str], year: int) -> Days:
    name = match["month"] or match["month_last"]
    if not name:
        return days.months(year, 1, 12)
    month = _MONTHS.index(name[:3].lower()) + 1
    if match["month_from"]:
        return days.months(year, _MONTHS.index(match["month_from"][:3].lower()) + 1, month)
    day = match["day"] or match["day_first"]
    if not day:
        return days.months(year, month, month)
    first, last = (int(word.rstrip("sthnrd")) for word in (day, match["day_to"] or day))
    return date(year, month, first), date(year, month, last)
