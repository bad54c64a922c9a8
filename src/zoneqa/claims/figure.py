"""A printed figure: a number with its unit, a range, a fraction or a rank; no words round it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from zoneqa.claims.figure_pattern import FIGURE
from zoneqa.claims.number import Number, read_number
from zoneqa.claims.plausible import is_plausible
from zoneqa.claims.ranks import read_rank
from zoneqa.claims.units import CURRENCY_SIGNS, ENGLISH_UNITS, MONEY, UNITS
from zoneqa.text.han_numerals import han_value

_ONE = Decimal(1)
_FACTORS = {"‰": Decimal("0.1"), "成": Decimal(10)}
_ENGLISH_SHARES = {"a": 1, "one": 1, "two": 2, "three": 3}
_ENGLISH_PARTS = {"third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_PARTS = {"百": Decimal(100), "千": Decimal(1000), "万": Decimal(10**4)}
_SEPARATOR = re.compile(r"\s?(?:[-—–~―]{1,2}|[至到]|to)\s?")
_FROM = ("由", "从", "from ")
_SEEN = 8
"""Characters before a range that are looked at."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, or two that make a range, with its unit; `text[start:end]` are its words.

    `mantissa` times `factor` is the value: in 3至5亿元 the factor of 5 holds for 3 too. `more` is
    true of 300余, `several` of 数百. What is not plausible may still begin a range: 3 in 3至5亿元.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    unit: str = ""
    mantissa: Decimal = _ONE
    factor: Decimal = _ONE
    more: bool = False
    several: bool = False
    ordinal: bool = False
    is_plausible: bool = True


def figures(text: str) -> Iterator[Figure]:
    """Yield the figures and ranks of a text in order; a range is one."""
    held: Figure | None = None
    for match in FIGURE.finditer(text):
        found = _figure(text, match)
        joined = _range(text, held, found) if held and found else None
        if held and not joined and held.is_plausible:
            yield held
        held = joined or found
    if held and held.is_plausible:
        yield held


def _figure(text: str, match: re.Match[str]) -> Figure | None:
    """Return the figure of a match, None for a date, a code or a name."""
    if match["rank"]:
        return _rank(text, match)
    if match["number"]:
        number = read_number(match["number"])
        found = _counted(match, number) if number else None
        return found and replace(found, is_plausible=is_plausible(text, match))
    return None if match["none"] else _share(match)


def _rank(text: str, match: re.Match[str]) -> Figure | None:
    start, end = match.span()
    found = read_rank(text, start, end)
    if found is None:
        return None
    best, worst, counter = found
    return Figure(start, end, best, worst, counter, ordinal=True)


def _share(match: re.Match[str]) -> Figure | None:
    """Return 三分之二, two-thirds and 一半 in percent, 翻两番 as two doublings, 半天 as 0.5."""
    start, end = match.span()
    if match["half_time"]:
        half = Decimal("0.5")
        return Figure(start, end, half, half, UNITS[match["half_time"]])
    if match["doubled"]:
        times = _small(match["times"] or "一")
        return Figure(start, end, times, times, "番")
    if match["parts"]:
        number, factor = read_number(match["share"]), 100 / _small(match["parts"])
        return _scaled(match, number, "%", factor) if number else None
    value = Decimal(50)
    if match["english_share"]:
        share = _ENGLISH_SHARES[match["english_share"].lower()]
        value = Decimal(100 * share) / _ENGLISH_PARTS[match["english_parts"].lower()]
    return Figure(start, end, value, value, "%")


def _small(numeral: str) -> Decimal:
    """Return the value of an Arabic or Chinese numeral, or of 百, 千 and 万 alone."""
    return _PARTS.get(numeral) or han_value(numeral) or Decimal(numeral)


def _counted(match: re.Match[str], number: Number) -> Figure:
    extra = _half_more(match)
    more = replace(number, low=number.low + extra, high=number.high + extra) if extra else number
    printed = "成" if match["tenths"] else match["unit"] or ""
    scaled = _scaled(match, more, _unit(match), _FACTORS.get(printed, _ONE))
    return _negative(scaled) if match["minus"] else scaled


def _scaled(match: re.Match[str], number: Number, unit: str, factor: Decimal) -> Figure:
    is_word = match["currency"] == "人民币"  # the value is 85.9亿元 in 折合人民币85.9亿元
    return Figure(
        start=match.start("number" if is_word else 0),
        end=match.end(),
        low=number.low * factor,
        high=number.high * factor,
        unit=unit,
        mantissa=number.mantissa,
        factor=number.scale * factor,
        more=number.more,
        several=number.several,
    )


def _negative(found: Figure) -> Figure:
    return replace(found, low=-found.high, high=-found.low, mantissa=-found.mantissa)


def _unit(match: re.Match[str]) -> str:
    """Return the name of the unit in which a number counts; "" if there is none."""
    if match["tenths"] or match["unit"] == "‰":
        return "%"
    if match["english"]:
        return ENGLISH_UNITS[match["english"].lower()]
    if not match["unit"] and match["currency"]:
        return CURRENCY_SIGNS[match["currency"].lower()]
    unit, per = match["unit"] or "", (match["per"] or "").removeprefix("/")
    return UNITS.get(unit, unit) + (f"/{UNITS.get(per, per)}" if per else "")


def _half_more(match: re.Match[str]) -> Decimal:
    """Return what 五 adds to 六成五, and 半 to 两成半 and 3倍半."""
    if match["hundredths"]:
        return _small(match["hundredths"]) / 10
    is_half = match["half_more"] or "半" in (match["tenths"] or match["unit"] or "")
    return Decimal("0.5") if is_half else Decimal(0)


def _range(text: str, one: Figure, other: Figure) -> Figure | None:
    """Return 3至5亿元 as one figure; None for two: 由25亿元到28亿元."""
    between = text[one.end : other.start]
    if not _SEPARATOR.fullmatch(between) or one.ordinal or other.ordinal:
        return None
    if one.unit in MONEY and not other.unit and one.factor == 1:  # US$3-5 billion
        other = replace(other, unit=one.unit, is_plausible=True)
    elif one.unit and (one.unit != other.unit or _changes(text, one.start, between)):
        return None
    plain = one.factor == 1 and (not one.unit or one.unit in MONEY)
    low = (
        one.mantissa * other.factor if plain and "元" not in text[one.start : one.end] else one.low
    )
    return replace(other, start=one.start, low=low) if low < other.high else None


def _changes(text: str, start: int, between: str) -> bool:
    """Return whether the words are 由 … 到: from a value to another, which is no range."""
    before = text[max(0, start - _SEEN) : start].lower()
    return between.strip() in {"至", "到", "to"} and before.endswith(_FROM)
