"""A printed figure: a number with its unit, a range, a fraction or a rank, without words round it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from zoneqa.claims.approximation import Approximation
from zoneqa.claims.figure_pattern import FIGURE
from zoneqa.claims.number import Number, read_number
from zoneqa.claims.plausible import is_figure
from zoneqa.claims.ranks import rank_of
from zoneqa.claims.units import CURRENCY_SIGNS, ENGLISH_UNITS, MONEY, UNITS
from zoneqa.text.han_numerals import han_value

_ONE = Decimal(1)
_FIXED = {"%": ("%", _ONE), "‰": ("%", Decimal("0.1")), "个百分点": ("百分点", _ONE), "百分点": ("百分点", _ONE)}  # fmt: skip
_ENGLISH_SHARES = {"a": _ONE, "one": _ONE, "two": Decimal(2), "three": Decimal(3)}
_ENGLISH_PARTS = {"third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_SEPARATOR = re.compile(r"\s?(?:[-—–~―]{1,2}|[至到]|to|and)\s?")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, or two that make a range, with its unit; `text[start:end]` are its words.

    `mantissa` times `factor` is the value: in 3至5亿元 the factor of 5 holds for 3 too.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    unit: str = ""
    mantissa: Decimal = _ONE
    factor: Decimal = _ONE
    more: bool = False
    ordinal: bool = False
    said: Approximation | None = None
    has_unit: bool = True


def figures(text: str) -> Iterator[Figure]:
    """Yield the figures and ranks of a text in order."""
    before: tuple[re.Match[str], Figure] | None = None
    for match in FIGURE.finditer(text):
        found = _figure(text, match)
        if before and found and (joined := _range(text, before[1], found)):
            before = (match, joined)
            continue
        if before and is_figure(text, before[0], before[1].unit, before[1].start):
            yield before[1]
        before = (match, found) if found else None
    if before and is_figure(text, before[0], before[1].unit, before[1].start):
        yield before[1]


def _figure(text: str, match: re.Match[str]) -> Figure | None:
    if match["none"]:
        return None
    if match["rank"]:
        found = rank_of(text, match)
        return found and Figure(match.start(), match.end(), *found, ordinal=True)
    if match["half"]:
        return _exact(match, Decimal(50), "%")
    if match["doubled"]:
        return _exact(match, han_value(match["times"] or "一") or Decimal(match["times"]), "番")
    if match["english_share"]:
        share = _ENGLISH_SHARES[match["english_share"].lower()]
        return _exact(match, 100 * share / _ENGLISH_PARTS[match["english_parts"].lower()], "%")
    if match["share"]:
        return _fraction(match)
    number = read_number(match["number"])
    return _with_unit(match, number) if number else None


def _exact(match: re.Match[str], value: Decimal, unit: str) -> Figure:
    return Figure(match.start(), match.end(), value, value, unit)


def _fraction(match: re.Match[str]) -> Figure | None:
    share = read_number(match["share"])
    parts = match["parts"]
    whole = {"百": 100, "千": 1000, "万": 10**4}.get(parts) or han_value(parts) or Decimal(parts)
    if not share:
        return None
    factor = Decimal(100) / whole
    return Figure(
        match.start(), match.end(), share.low * factor, share.high * factor, "%", share.mantissa, factor, share.more
    )  # fmt: skip


def _with_unit(match: re.Match[str], number: Number) -> Figure:
    unit, factor = _unit(match)
    extra = _hundredths(match)
    sign = -1 if match["minus"] else 1
    low, high = (sign * (value + extra) * factor for value in (number.low, number.high))
    said: Approximation | None = "about" if number.several else None
    end = match.end()
    return Figure(
        match.start(), end, low, high, unit, sign * number.mantissa, number.scale * factor, number.more, said=said,
        has_unit=bool(unit),
    )  # fmt: skip


def _unit(match: re.Match[str]) -> tuple[str, Decimal]:
    """Return the unit in which a number counts, and how many of it each of the number is."""
    if match["tenths"]:
        return "%", Decimal(10)
    if match["english"]:
        return ENGLISH_UNITS[match["english"].lower()], _ONE
    printed = match["unit"] or ""
    if printed in _FIXED:
        return _FIXED[printed]
    if not printed and match["currency"]:
        return CURRENCY_SIGNS[match["currency"].lower()], _ONE
    per = (match["per"] or "").removeprefix("/")
    return UNITS.get(printed, printed) + (per and f"/{UNITS.get(per, per)}"), _ONE


def _hundredths(match: re.Match[str]) -> Decimal:
    """Return what 五 adds to 六成五, and 半 to 两成半 and 3倍半."""
    tenths = match["tenths"] or ""
    if match["hundredths"]:
        return (han_value(match["hundredths"]) or Decimal(0)) / 10
    return Decimal("0.5") if tenths.endswith("半") or match["half_more"] else Decimal(0)


def _range(text: str, one: Figure, other: Figure) -> Figure | None:
    """Return 3至5亿元 as one figure; None for two: 由25亿元到28亿元."""
    between = text[one.end : other.start]
    if not _SEPARATOR.fullmatch(between) or one.ordinal or other.ordinal:
        return None
    if one.has_unit and other.has_unit and (one.unit != other.unit or _changes(text, one.start, between)):
        return None
    if one.unit in MONEY and one.factor == 1 and not other.unit:  # US$3-5 billion
        return replace(other, start=one.start, low=one.mantissa * other.factor, unit=one.unit)
    low = one.low if one.has_unit or one.factor != 1 else one.mantissa * other.factor
    if low >= other.high:
        return None
    return replace(other, start=one.start, low=low)


def _changes(text: str, start: int, between: str) -> bool:
    """Return whether the words are 由 … 到: from a value to another, which is no range."""
    spoken = between.strip() in {"至", "到", "to"}
    return spoken and text[max(0, start - 8) : start].lower().endswith(("由", "从", "from "))
