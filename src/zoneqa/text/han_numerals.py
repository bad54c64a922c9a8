"""Numbers in Chinese characters, read and written."""

from __future__ import annotations

from decimal import Decimal
from math import prod

HAN_NUMBER = "[〇○零一二三四五六七八九十]"
"""A character of a numeral below one hundred, for a regular expression."""

HAN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
"""A table for `str.translate` to Arabic digits, which keeps the length of a text."""

_DIGITS = "零一二三四五六七八九"
_DIGIT_VALUES = {c: i for i, c in enumerate(_DIGITS)} | {"〇": 0, "○": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}
_TO_HAN = str.maketrans("0123456789", "〇一二三四五六七八九")


def han_number(numeral: str) -> int:
    """Return the value of a numeral: 十五 is 15, 二十 is 20, "" is 0. Raises ValueError."""
    tens, ten, ones = numeral.rpartition("十")
    tens_value = int(tens.translate(HAN_DIGITS) or 1) * 10 if ten else 0
    return tens_value + int(ones.translate(HAN_DIGITS) or 0)


def han_value(numeral: str) -> Decimal | None:
    """Return the value of a numeral of any size; None where characters form none: 万亿, 百千."""
    whole, _, behind = numeral.partition("点")
    value = _whole(whole)
    decimals = behind.rstrip("万亿")
    if value is None or not decimals:
        return value
    value += Decimal(f"0.{decimals.translate(HAN_DIGITS)}")
    return value * prod(_MYRIADS[c] for c in behind[len(decimals) :])  # 十九点四亿


def _whole(numeral: str) -> Decimal | None:
    if not any(c in _DIGIT_VALUES or c == "十" for c in numeral):
        return None
    if all(c in _DIGIT_VALUES for c in numeral):
        return Decimal("".join(str(_DIGIT_VALUES[c]) for c in numeral))
    total = section = digit = 0
    for c in numeral:
        if c in _DIGIT_VALUES:
            digit = _DIGIT_VALUES[c]
        elif c in _TENS:
            section, digit = section + (digit or 1) * _TENS[c], 0
        elif c == "万" and section + digit:  # 一亿五千万: what stands before 亿 is done with
            total, section, digit = total + (section + digit) * _MYRIADS[c], 0, 0
        else:
            total, section, digit = (total + section + digit) * _MYRIADS[c], 0, 0
    return Decimal(total + section + digit)


def han_numeral(number: int) -> str:
    """Return a number from 1 to 9,999 as a numeral: 十二, 二十, 一百零三."""
    text, gap = "", False
    for unit, place in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit = number // place % 10
        text += ("零" if gap and text and digit else "") + (_DIGITS[digit] + unit) * (digit > 0)
        gap = digit == 0
    return text.removeprefix("一") if 10 <= number < 20 else text


def han_digits(text: str) -> str:
    """Return text with each Arabic digit as a character: 二〇二三 for 2023."""
    return text.translate(_TO_HAN)
