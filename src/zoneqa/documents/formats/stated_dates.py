"""Dates as files write them, in one form."""

from __future__ import annotations

import re

_DATE = re.compile(
    r"(?:D:)?(?P<year>(?:19|20)\d\d)(?:"
    r"(?P<month>\d\d)(?P<day>\d\d)(?!\d{1,5}(?!\d))"
    r"|\s*[-/.年]\s*(?P<m>\d{1,2})(?:\s*[-/.月]\s*(?P<d>\d{1,2}))?)"
)
_YEAR = re.compile(r"((?:19|20)\d\d)\s*年?")


def iso_date(raw: str | None) -> str | None:
    """`2021-03-05`, or `2021-03` where there is no day; None where there is no such date."""
    found = _DATE.match((raw or "").strip())
    if not found:
        return None
    month = int(found["month"] or found["m"])
    day = int(found["day"] or found["d"] or 0)
    if not 1 <= month <= 12 or day > 31:
        return None
    return f"{found['year']}-{month:02}" + (f"-{day:02}" if day else "")


def given_date(raw: str | None) -> str | None:
    """2021/3/5 as 2021-03-05, 2021年 as 2021; what is no such date stays as it was given."""
    year = _YEAR.fullmatch((raw or "").strip())
    return year[1] if year else iso_date(raw) or raw
