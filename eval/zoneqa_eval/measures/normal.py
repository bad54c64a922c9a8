"""Answers with numbers and dates in one form, for a second score beside the comparable one.

1.5亿, 15,000 万 and 一亿五千万 become one; so do 百分之十二 and １２％; and so do 2020年 and
去年 in an article of 2021.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal

from zoneqa.text.normalize import fold
from zoneqa.text.numbers import figures, located

_SPACE = re.compile(r"\s+")
_NUMERALS = "〇零一二两三四五六七八九"
_DIGITS = dict(zip(_NUMERALS, (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_SHARE = re.compile(rf"(百|千)分之([{_NUMERALS}十百]+)(?:点([{_NUMERALS}]+))?")
_SHARE_DIGITS = re.compile(r"(百|千)分之(\d+(?:\.\d+)?)")
_SIGNS = {"百": "%", "千": "‰"}
_DAY = re.compile(r"(?<!\d)((?:19|20)\d{2})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_NUMBER_OF_DAY = re.compile(r"(\d月\d{1,2})号")
_YEARS = {"前年": -2, "去年": -1, "今年": 0, "本年": 0, "明年": 1, "后年": 2}
_MONTHS = {"上月": -1, "上个月": -1, "本月": 0, "这个月": 0, "下月": 1, "下个月": 1}
_DAYS = {"前天": -2, "昨天": -1, "昨日": -1, "今天": 0, "今日": 0, "明天": 1, "明日": 1}
_RELATIVE = re.compile("|".join((*_YEARS, *_MONTHS, *_DAYS)))
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def normal(text: str, on: str | None = None) -> str:
    """A text in normal form; `on` is the date of its article, as YYYY, YYYY-MM or YYYY-MM-DD."""
    text = _SPACE.sub("", fold(text))
    text = _RELATIVE.sub(lambda found: _dated(found[0], on or ""), text)
    text = _DAY.sub(r"\1年\3月\4日", text)
    text = _SHARE.sub(_share, text)
    text = _with_digits(text)
    text = _SHARE_DIGITS.sub(lambda found: found[2] + _SIGNS[found[1]], text)
    return _NUMBER_OF_DAY.sub(r"\1日", text)


def _with_digits(text: str) -> str:
    """A text with the plain value of every figure in its place."""
    parts: list[str] = []
    last = 0
    for start, end, value in _joined(text):
        parts += [text[last:start], f"{value:f}"]
        last = end
    return "".join([*parts, text[last:]])


def _joined(text: str) -> list[tuple[int, int, Decimal]]:
    """The figures of a text; those that touch, as in 1亿5000万, are one."""
    found: list[tuple[int, int, Decimal]] = []
    for start, end, value in located(text):
        if found and found[-1][1] == start:
            begun, _, before = found.pop()
            found.append((begun, end, before + value))
        else:
            found.append((start, end, value))
    return found


def _share(found: re.Match[str]) -> str:
    # A single numeral counts as a figure before a counter only.
    whole, *_ = figures(f"{found[2]}个")
    behind = "".join(str(_DIGITS[numeral]) for numeral in found[3] or "")
    return f"{whole:f}{'.' if behind else ''}{behind}{_SIGNS[found[1]]}"


def _dated(word: str, on: str) -> str:
    """The year, month or day that a word means in an article of that date, if it tells."""
    found = _DATE.match(on)
    if found is None:
        return word
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    if word in _YEARS:
        return f"{year + _YEARS[word]}年"
    if word in _MONTHS and month:
        months = 12 * year + month - 1 + _MONTHS[word]
        return f"{months // 12}年{months % 12 + 1}月"
    if word in _DAYS and month and day:
        then = date(year, month, day) + timedelta(days=_DAYS[word])
        return f"{then.year}年{then.month}月{then.day}日"
    return word
