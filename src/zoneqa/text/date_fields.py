"""The dates that people and programs write in a field, as ISO 8601."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone

from zoneqa.text.dates import YEAR
from zoneqa.text.han_numerals import HAN_DIGITS, HAN_NUMBER, han_number
from zoneqa.text.normalize import half_width

_MAX_LENGTH = 200
"""Characters of a field that are searched for a date."""

_CHINA = timezone(timedelta(hours=8))

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = rf"\b(?P<name>{'|'.join(_MONTHS)})[a-z]*\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
_NUMERIC = rf"(?<!\d)(?P<year>{YEAR})"
_MARK = "[-/.·–—_]"
_TIME = r"(?:\d\d?:\d\d\S*\s+)?"

# The forms of a date in a field, after any words. The first that fits decides: 2024-13-01 is not
# read again as the 13th of January, nor as a year.
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        # 2024年7月9日, 2024-7-9, 2024.07
        rf"{_NUMERIC}\s*(?:年|{_MARK})\s*(?P<month>\d\d?)(?!\d)"
        rf"(?:\s*(?:月|{_MARK})\s*(?P<day>\d\d?)(?!\d))?",
        # 20240709, 20240709083000, 202407; with another count of digits it is no date
        rf"{_NUMERIC}(?P<month>\d\d)((?P<day>\d\d)(\d{{4}}|\d{{6}}|\d{{9}})?)?(?!\d)",
        # 24-07-09, with the year first, as is the rule in China; 07-09-24 is unclear
        rf"(?<![\d./-])(?P<year>1[3-9]|[2-9]\d)\s*(年|{_MARK})\s*(?P<month>\d\d?)\s*(?:月|\2)\s*(?P<day>\d\d?)(?!\d)",
        # July 9, 2024; Tue Jul 9 08:30:00 2024; 9 July 2024; 2024-Jul-9; July 2024
        rf"{_NAME}[\s-]*{_DAY}[,\s-]+{_TIME}(?P<year>{YEAR})\b",
        rf"\b{_DAY}(?:\s+of)?[\s/-]*{_NAME},?[\s/-]+(?P<year>{YEAR})\b",
        rf"{_NUMERIC}[\s-]+{_NAME}[\s-]+{_DAY}",
        rf"{_NAME},?\s+(?P<year>{YEAR})\b",
        # 15/07/2024, 07/15/2024, 9.7.2024
        rf"(?<!\d)(?P<one>\d\d?)(?P<mark>[-/.])(?P<other>\d\d?)(?P=mark)(?P<year>{YEAR})(?!\d)",
        rf"(?<![\d~–—-])(?P<year>{YEAR})\s*年(?!{HAN_NUMBER}*月)",
        rf"^(?P<year>{YEAR})$",
    )
)
_REPUBLIC = re.compile(r"民[国國]\s*(\d{1,3}|元)\s*年")
_BEFORE_UNIT = re.compile(rf"(?:{HAN_NUMBER}|[O百])+(?=\s*[年月日号])")

# Seconds since 1970 from 2001 to 2030, or thousandths, millionths or billionths of one.
_EPOCH = re.compile(r"\D*(1[0-8]\d{8})(?:\d{3}){0,3}(?:\.\d*)?\D*")
_MIDNIGHT_IN_CHINA = re.compile(rf"{YEAR}-\d\d-\d\dT16:00(?::00(?:\.0+)?)?Z")


def iso_date(field: str | None) -> str | None:
    """Return the date that a field states, as 2021-03-05, 2021-03 or 2021.

    None if it states no date, or a day that does not exist.
    """
    text = _arabic(half_width((field or "").strip()[:_MAX_LENGTH]))
    if moment := _moment(text):
        return moment.astimezone(_CHINA).date().isoformat()
    found = next(filter(None, (form.search(text) for form in _FORMS)), None)
    return _checked(found.groupdict()) if found else None


def _moment(text: str) -> datetime | None:
    """Return the moment that programs write where a person writes a day."""
    if epoch := _EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(epoch[1]), UTC)
    try:
        return datetime.fromisoformat(text) if _MIDNIGHT_IN_CHINA.fullmatch(text) else None
    except ValueError:  # no such day
        return None


def _arabic(text: str) -> str:
    """Return a text whose years, months and days are in Arabic digits, of the common era."""
    text = _BEFORE_UNIT.sub(lambda numeral: _digits(numeral[0].replace("O", "〇")), text)
    return _REPUBLIC.sub(lambda year: f"{1911 + int(year[1].replace('元', '1'))}年", text)


def _digits(numeral: str) -> str:
    """Return a numeral in Arabic digits, or unchanged if it is none."""
    hundreds, hundred, rest = numeral.rpartition("百")
    try:
        if hundred:
            return str(100 * han_number(hundreds) + han_number(rest.lstrip("零〇")))
        return str(han_number(numeral)) if "十" in numeral else numeral.translate(HAN_DIGITS)
    except ValueError:
        return numeral


def _checked(parts: Mapping[str, str | None]) -> str | None:
    """Return the named parts of a form as a date, or None if there is no such day."""
    year = parts["year"] or ""
    month, day = _month_and_day(parts)
    try:
        date(int(_century(year) + year), 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    numbers = (f"{number:02}" for number in (month, day) if number is not None)
    return "-".join((_century(year) + year, *numbers))


def _century(year: str) -> str:
    if len(year) == 4:
        return ""
    return "20" if year < "70" else "19"


def _month_and_day(parts: Mapping[str, str | None]) -> tuple[int | None, int | None]:
    if one := parts.get("one"):
        return _in_order(int(one), int(parts["other"] or 0), day_first=parts["mark"] == ".")
    name, month, day = (parts.get(key) for key in ("name", "month", "day"))
    if name:
        return _MONTHS.index(name.lower()) + 1, int(day) if day else None
    return int(month) if month else None, int(day) if day else None


def _in_order(one: int, other: int, day_first: bool) -> tuple[int | None, int | None]:
    """Return which number is the month and which the day: none if it could be either."""
    if day_first or one > 12:
        return other, one
    return (one, other) if other > 12 or one == other else (None, None)
