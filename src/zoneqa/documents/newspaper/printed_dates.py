"""Dates that are printed whole; a year is never guessed."""

from __future__ import annotations

import re
from datetime import date

from zoneqa.documents.newspaper.shape import shape

_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_HAN_NUMBER = "[〇○零一二三四五六七八九十]"
_ARABIC = r"((?:19|20)\d\d)"
DATE = re.compile(
    rf"{_ARABIC}\s*年\s*(\d{{1,2}})\s*月(?:\s*(\d{{1,2}})\s*日)?"
    rf"|{_ARABIC}([-./])(\d{{1,2}})\5(\d{{1,2}})(?!\d)"
    rf"|([一二]{_HAN_NUMBER}{{3}})年({_HAN_NUMBER}{{1,3}})月(?:({_HAN_NUMBER}{{1,3}})日)?"
)


def date_of(text: str) -> str | None:
    """The first whole date as 2021-03-15, or 2021-03 if no day is printed."""
    for match in DATE.finditer(shape(text)):
        year, month, day = _parts(match)
        try:
            checked = date(year, month, day or 1)
        except ValueError:
            continue
        return checked.isoformat() if day else f"{checked:%Y-%m}"
    return None


def _parts(match: re.Match[str]) -> tuple[int, int, int]:
    if match[1]:
        return int(match[1]), int(match[2]), int(match[3] or 0)
    if match[4]:
        return int(match[4]), int(match[6]), int(match[7])
    return int(match[8].translate(_DIGITS)), _small(match[9]), _small(match[10] or "")


def _small(number: str) -> int:
    """十五 is 15, 二十 is 20, 三 is 3, nothing is 0."""
    tens, ten, ones = number.rpartition("十")
    tens_value = int(tens.translate(_DIGITS) or 1) * 10 if ten else 0
    return tens_value + int(ones.translate(_DIGITS) or 0)
