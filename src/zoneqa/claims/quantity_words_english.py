"""Quantities in English words: 1.94 billion yuan, more than 500 companies, third."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from zoneqa.claims.approximation import Approximation
from zoneqa.claims.english_words import Noun, english_counted, english_units
from zoneqa.claims.quantities import Quantity
from zoneqa.claims.ranks import FIRST_TO_TENTH
from zoneqa.claims.units import dimension

_BEFORE: Mapping[Approximation, str] = {
    "exactly": "",
    "over": "more than ",
    "under": "nearly ",
    "about": "about ",
    "at_least": "at least ",
    "at_most": "at most ",
}
_SCALES = {"trillion": 10**12, "billion": 10**9, "million": 10**6}
_MOST_DECIMALS = 4
"""Decimals of a number that is easily read."""

_SEVERAL = {
    20: "dozens",
    200: "hundreds",
    2000: "thousands",
    20_000: "tens of thousands",
    200_000: "hundreds of thousands",
    2_000_000: "millions",
    20_000_000: "tens of millions",
    200_000_000: "hundreds of millions",
    2_000_000_000: "billions",
}
"""What 数十 and 几百 are called, by the least that they may be."""

_SEVERAL_RANGE = Decimal("4.5")
_LIKE_A_NUMBER = {"%": "%", "℃": "°C"}
_COUNTED_AS = ("数量", "总数", "户数", "家数", "个数", "数")
_ALONE = {"家": Noun("company", "companies")}
"""What a counter mostly counts, where no word says of what it is."""


def quantity_in_english(quantity: Quantity, counted: str | None = None) -> str | None:
    """Return a quantity in English, exactly its value; None if its unit has no English name.

    `counted` are the words for what it counts, None if it stands alone. Where they have no English
    name, the counter is left out.
    """
    if quantity.ordinal:
        return _rank(quantity)
    noun = _noun(quantity, counted)
    if noun is None:
        return None
    several = _several(quantity, noun)
    if several:
        return several
    number = _number(quantity)
    return number and f"{_BEFORE[quantity.approximation]}{_with_noun(number, noun, quantity)}"


def counted_in_english(unit: str, counted: str) -> Noun | None:
    """Return what things are called, of which the last word and the counter are known."""
    name = counted
    for ending in _COUNTED_AS:
        name = name.removesuffix(ending)
    fitting = (
        (len(word), noun)
        for (word, counter), noun in english_counted().items()
        if counter == unit and name.endswith(word)
    )
    return max(fitting, default=(0, None))[1]


def _noun(quantity: Quantity, counted: str | None) -> Noun | None:
    """Return what follows the number, empty for a bare one; None if that has no English name."""
    unit, _, per = quantity.unit.partition("/")
    if per:
        one, other = english_units().get(unit), english_units().get(per)
        return Noun(*(f"{word} per {other.one}" for word in one)) if one and other else None
    if unit in _LIKE_A_NUMBER or not unit:
        return Noun("", "")
    found = counted_in_english(unit, counted or "") or english_units().get(unit)
    if found is None and dimension(unit) == "count":
        return _ALONE.get(unit, Noun("", "")) if counted is None else Noun("", "")
    return found


def _with_noun(number: str, noun: Noun, quantity: Quantity) -> str:
    is_one = quantity.low == quantity.high == 1
    return f"{number} {noun.one if is_one else noun.many}".rstrip()


def _several(quantity: Quantity, noun: Noun) -> str | None:
    """Return 数百家企业 as hundreds of companies; None for what is no such number."""
    is_several = (
        quantity.high == quantity.low * _SEVERAL_RANGE and quantity.approximation == "about"
    )
    words = _SEVERAL.get(int(quantity.low)) if is_several else None
    return words and f"{words} of {noun.many}".removesuffix(" of ")


def _rank(quantity: Quantity) -> str:
    place = int(quantity.high)
    if quantity.low != quantity.high:
        return f"top {place}"
    return FIRST_TO_TENTH[place - 1] if place <= len(FIRST_TO_TENTH) else f"{place}{_nth(place)}"


def _nth(number: int) -> str:
    is_teen = number % 100 in (11, 12, 13)
    return "th" if is_teen else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _number(quantity: Quantity) -> str | None:
    """Return the number or the range; None for one that has no end: 200/3."""
    low, high, sign = quantity.low, quantity.high, _LIKE_A_NUMBER.get(quantity.unit, "")
    if max(_decimals(low), _decimals(high)) > _MOST_DECIMALS:
        return None
    if low == high:
        return _in_scale(low, _scale(low), sign)
    scale = _scale(high) if _scale(low) else ""  # 800,000 to 1,200,000
    if scale and scale == _scale(low):
        return f"{_in_scale(low, scale).removesuffix(scale)}to {_in_scale(high, scale)}"
    return f"{_in_scale(low, _scale(low), sign)} to {_in_scale(high, scale, sign)}"


def _scale(value: Decimal) -> str:
    """Return the largest scale in which a value is easily read; empty for none."""
    fitting = (name for name, size in _SCALES.items() if abs(value) >= size)
    return next((n for n in fitting if _decimals(value / _SCALES[n]) <= _MOST_DECIMALS), "")


def _in_scale(value: Decimal, scale: str, sign: str = "") -> str:
    return (
        f"{_plain(value / _SCALES[scale]):,f}{sign} {scale}"
        if scale
        else f"{_plain(value):,f}{sign}"
    )


def _plain(value: Decimal) -> Decimal:
    """Return a value without zeros that end its decimals."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _decimals(value: Decimal) -> int:
    exponent = _plain(value).as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0
