"""The value of a printed number: 1,200, 1.2万, 1亿5000万, 三百多, 数十, 三四十, 30 billion."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from zoneqa.text.han_numerals import han_value

HAN_DIGIT = "[〇零一二两三四五六七八九]"
_ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
_UNIT_OF_THOUSAND = "瓦克米卡伏帕焦赫"
_SCALE = rf"(?:[十百千]?万亿|[十百千]?[万亿]|[百千](?![{_UNIT_OF_THOUSAND}]|分[点之]))"
_MORE = "[余多几]"

ENGLISH_SCALES = {
    "thousand": 10**3, "million": 10**6, "mln": 10**6, "billion": 10**9, "bln": 10**9, "bn": 10**9,
    "trillion": 10**12, "hundred": 100,
}  # fmt: skip
_WORDS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ENGLISH_NUMBERS = {word: n for n, word in enumerate(_WORDS, 1)} | {
    word: 10 * n for n, word in enumerate(_TENS, 2)
}

# Seventy-five, one hundred and twenty; but the twenty five-year plans are not 25.
_DIGITS_ENGLISH = "|".join(_WORDS[:9])
_ANY_ENGLISH = "|".join(ENGLISH_NUMBERS)
_ENGLISH_SPELLED = (
    rf"(?:(?:{_ANY_ENGLISH}) thousand (?:and )?(?={_ANY_ENGLISH}))?"
    rf"(?:(?:{_DIGITS_ENGLISH}) hundred (?:and )?(?={_ANY_ENGLISH}))?"
    rf"(?:(?:{'|'.join(_TENS)})[- ](?:{_DIGITS_ENGLISH})(?!-)|{_ANY_ENGLISH})"
)
_ENGLISH_SCALE = rf"(?:[\s-]?(?i:{'|'.join(ENGLISH_SCALES)})\b)"
NUMBER = (
    rf"(?:{_ARABIC}(?:{_ENGLISH_SCALE}|\s?{_MORE}?(?:个(?=亿(?!元?以[上下]|元级)))?{_SCALE}(?:\d+(?:\.\d+)?[万千百]|{_MORE})?|\s?{_MORE})?"
    rf"|(?:(?<![人户总次倍件量指])数|几)?(?![〇零](?!点))[〇零一二两三四五六七八九十百千万亿]+(?:点{HAN_DIGIT}+[万亿]*)?(?:{_MORE}[十百千万亿]*)?"
    rf"|\b(?i:{_ENGLISH_SPELLED})\b{_ENGLISH_SCALE}{{0,2}})"
)
"""A number with its scale, for a regular expression."""

_ARABIC_PARTS = re.compile(
    rf"(?P<digits>{_ARABIC})\s?个?(?P<scale>[十百千万亿]*)(?:(?P<rest>\d+(?:\.\d+)?)(?P<rest_scale>[万千百]))?"
)
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_PAIR = re.compile(
    "(?P<before>(?:[一二三四五六七八九]?[十百千])?)"
    "(?P<low>[一二两三四五六七八])(?P<high>[二三四五六七八九])(?P<scale>[十百千万亿]*)"
)
_SPELLED = re.compile(f"{HAN_DIGIT}{{2,}}")  # 三二班 counts nothing
_SEVERAL = (2, 9)
"""What 数十 and 几百 may be, in tens and hundreds."""


@dataclass(frozen=True, slots=True)
class Number:
    """The value of a number, or the least and the greatest that it may be.

    `mantissa` is the value without the scale at its end, 3 in 3亿; `scale` is 100000000. `more` is
    true of 300余, `several` of 数百.
    """

    low: Decimal
    high: Decimal
    mantissa: Decimal
    scale: Decimal
    more: bool = False
    several: bool = False


def read_number(printed: str) -> Number | None:
    """Return the value of what `NUMBER` matched; None if it forms no number."""
    exact = re.sub(_MORE, "", printed) if printed[0] != "几" else printed
    more = exact != printed
    if exact[0].isdecimal():
        return _arabic(exact, more)
    if exact[0].isascii():
        return _english(exact)
    return _pair(exact) or _han(exact, more)


def _arabic(printed: str, more: bool) -> Number | None:
    found = _ARABIC_PARTS.match(printed)
    if not found:
        return None
    digits = Decimal(found["digits"].replace(",", ""))
    scale = Decimal(_english_scale(printed[found.end() :]))
    for character in found["scale"]:
        scale *= _SCALES[character]
    value = digits * scale
    if found["rest"]:
        value += Decimal(found["rest"]) * _SCALES[found["rest_scale"]]
    return Number(value, value, digits, scale, more)


def _english(printed: str) -> Number | None:
    """Return the value of words; their scale is the last word, unless what it scales is a part."""
    words = printed.lower().replace("-", " ").split()
    thousands, below = Decimal(0), Decimal(0)
    for word in words:
        scale = _english_scale(word)
        if scale > ENGLISH_SCALES["hundred"]:
            thousands, below = thousands + below * scale, Decimal(0)
        else:
            below = below * scale + ENGLISH_NUMBERS.get(word, 0)
    value = thousands + below
    factor = Decimal(1 if "thousand" in words[:-1] else _english_scale(words[-1]))
    return Number(value, value, value / factor, factor)


def _english_scale(printed: str) -> int:
    return ENGLISH_SCALES.get(printed.strip(" -").lower(), 1)


def _pair(printed: str) -> Number | None:
    """Return 三四十 as 30 to 40 and 十五六 as 15 to 16."""
    found = _PAIR.fullmatch(printed)
    if not found:
        return None
    before, scale = found["before"], found["scale"]
    low, high = (han_value(before + found[key] + scale) for key in ("low", "high"))
    if low is None or high is None or not _adjacent(found["low"], found["high"]):
        return None
    return Number(low, high, low, Decimal(1))


def _adjacent(low: str, high: str) -> bool:
    one, other = han_value(low), han_value(high)
    return one is not None and other is not None and (other - one == 1 or low + high == "三五")


def _han(printed: str, more: bool) -> Number | None:
    several = printed[0] in "数几"
    digits = printed[1:] if several else printed
    if not digits or _SPELLED.fullmatch(digits):
        return None
    bare = digits.rstrip("万亿") if digits[0] not in "万亿" else ""
    value = han_value(digits if digits[0] not in "百千万亿" else f"一{digits}")
    if value is None:
        return None
    if several:
        return Number(value * _SEVERAL[0], value * _SEVERAL[1], value, Decimal(1), several=True)
    mantissa = (han_value(bare) if bare else None) or Decimal(1)
    return Number(value, value, mantissa, value / mantissa, more)
