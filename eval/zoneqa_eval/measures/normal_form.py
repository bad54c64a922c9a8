"""Numbers and dates in one form, for a second score beside the comparable one.

1.5亿, 15,000 万 and 一亿五千万 become one; so do 百分之十二 and １２％; and so do 2020年 and
去年 in an article of 2021.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal

from zoneqa.text.numbers import figures, located
from zoneqa_eval.measures.scoring import normalized

_NUMERALS = "〇零一二两三四五六七八九"
_DIGITS = dict(zip(_NUMERALS, (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_SHARE = re.compile(rf"(百|千)分之([{_NUMERALS}十百]+)(?:点([{_NUMERALS}]+))?")
_SHARE_IN_DIGITS = re.compile(r"(百|千)分之(\d+(?:\.\d+)?)")
_SIGNS = {"百": "%", "千": "‰"}
_DAY = re.compile(r"(?<!\d)((?:19|20)\d{2})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_COLLOQUIAL_DAY = re.compile(r"(\d月\d{1,2})号")
_YEARS = {"前年": -2, "去年": -1, "今年": 0, "本年": 0, "明年": 1, "后年": 2}
_MONTHS = {"上月": -1, "上个月": -1, "本月": 0, "这个月": 0, "下月": 1, "下个月": 1}
_DAYS = {"前天": -2, "昨天": -1, "昨日": -1, "今天": 0, "今日": 0, "明天": 1, "明日": 1}
_RELATIVE = re.compile("|".join((*_YEARS, *_MONTHS, *_DAYS)))
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def normal_form(text: str, published: str | None = None) -> str:
    """Return a text in normal form.

    `published` is the date of its article, as YYYY, YYYY-MM or YYYY-MM-DD; without it, words such
    as 去年 stay as they are.
    """
    text = normalized(text)
    text = _RELATIVE.sub(lambda found: _absolute(found[0], published or ""), text)
    text = _DAY.sub(r"\1年\3月\4日", text)
    text = _SHARE.sub(_share, text)
    text = _with_digits(text)
    text = _SHARE_IN_DIGITS.sub(lambda found: found[2] + _SIGNS[found[1]], text)
    return _COLLOQUIAL_DAY.sub(r"\1日", text)


def _with_digits(text: str) -> str:
    """Return a text with every number written in digits."""
    parts: list[str] = []
    last = 0
    for start, end, value in _joined_numbers(text):
        parts += [text[last:start], f"{value:f}"]
        last = end
    return "".join([*parts, text[last:]])


def _joined_numbers(text: str) -> list[tuple[int, int, Decimal]]:
    """Return the numbers of a text; adjacent ones, as in 1亿5000万, are added up."""
    found: list[tuple[int, int, Decimal]] = []
    for start, end, value in located(text):
        if found and found[-1][1] == start:
            first, _, before = found.pop()
            found.append((first, end, before + value))
        else:
            found.append((start, end, value))
    return found


def _share(found: re.Match[str]) -> str:
    # A single numeral is read as a number only before a measure word.
    whole, *_ = figures(f"{found[2]}个")
    decimals = "".join(str(_DIGITS[numeral]) for numeral in found[3] or "")
    return f"{whole:f}{'.' if decimals else ''}{decimals}{_SIGNS[found[1]]}"


def _absolute(word: str, published: str) -> str:
    """Return the year, month or day that a word means; the word itself if the date is too vague."""
    found = _DATE.match(published)
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
