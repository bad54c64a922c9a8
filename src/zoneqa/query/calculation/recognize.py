"""Telling what a question wants computed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from zoneqa.claims.periods import Period
from zoneqa.claims.slots import Slots
from zoneqa.query.calculation.calculation import Calculation, Indicator, Operation
from zoneqa.query.calculation.chinese import CHINESE
from zoneqa.query.calculation.english import ENGLISH
from zoneqa.query.calculation.indicators import Translate, indicators_of
from zoneqa.query.calculation.masked import Masked
from zoneqa.query.calculation.threshold import threshold_of
from zoneqa.query.calculation.wording import CalculationWording
from zoneqa.types import Bounds, Language
from zoneqa.zones.gazetteer import Mention

_WORDS = {"zh": CHINESE, "en": ENGLISH}
_YEAR_BEFORE = re.compile(
    r"上年|去年同期|同期|上一年|前一年|(?:previous|prior) year|year (?:before|earlier)|same period"
)
_RATE = re.compile(r"增速|增幅|增长率|growth rate")


def calculation_of(
    plain: str,
    mentions: Sequence[Mention],
    bounds: Sequence[Bounds],
    asked: Slots,
    language: Language,
    translate: Translate,
) -> Calculation | None:
    """Return what a simplified question wants computed, or None if it asks for one fact.

    `asked` are its slots; `bounds` are those of its mentions with the suffix of each.
    """
    words, masked = _WORDS[language], Masked.of(plain, mentions, bounds)
    text, threshold = threshold_of(masked.text)
    spans = tuple(_each_year(masked.periods))
    operation = _operation(text, masked, spans, words, asked, has_threshold=threshold is not None)
    if operation is None or (asked.kinds & {"role", "date", "rank"} and operation != "latest"):
        return None
    english = translate if language == "en" else None
    limit = threshold if operation in ("count", "list") else None
    grows = (_RATE if operation in ("change", "latest") else words.grows).search(text) is not None
    indicators = indicators_of(text, words, english, limit, asked, grows=grows)
    if operation == "list" and len(masked.things) == 1 and len(indicators) < 2:
        return None
    if operation == "latest":
        indicators = tuple(_as_asked(each, asked) for each in indicators[:1])
    if not indicators:
        return None
    side = words.side.search(text)
    word = next(filter(None, side.groups()), "") if side else ""
    return Calculation(
        operation=operation,
        indicators=indicators,
        things=masked.things,
        periods=spans if operation in ("change", "total") else spans[:1],
        order="least" if words.least.search(word) else "most",
        comparative=word,
        threshold=limit,
    )


def _operation(
    text: str,
    masked: Masked,
    spans: Sequence[Period],
    words: CalculationWording,
    asked: Slots,
    *,
    has_threshold: bool,
) -> Operation | None:
    several = len(masked.things) > 1
    zones = several or (bool(words.any_zone.search(text)) and not masked.things)
    if len(masked.things) == 2 and words.difference.search(text):
        return "difference"
    if not several and len(spans) > 1 and words.change.search(text):
        printed = words.rate.search(text) and _YEAR_BEFORE.search(masked.plain)
        return None if printed else "change"
    if words.total.search(text) and (
        several or len(spans) > 1 or (not masked.things and words.all_zones.search(text))
    ):
        return "total"
    if has_threshold and zones:
        if words.count.search(text):
            return "count"
        if words.which_ones.search(text) or words.which.search(text):
            return "list"
    if zones and words.side.search(text) and (words.which.search(text) or several):
        return "compare"
    if (several and words.each.search(text)) or (
        zones and words.which_ones.search(text) and several
    ):
        return "list"
    if not masked.things and words.all_zones.search(text) and words.which_ones.search(text):
        return "list"
    asks = bool(words.latest.search(text)) and len(masked.things) == 1
    return "latest" if asks and asked.kinds else None


def _as_asked(indicator: Indicator, asked: Slots) -> Indicator:
    """Return an indicator that asks for the kind of value that the whole question asks for."""
    slots = replace(
        indicator.slots,
        kinds=asked.kinds,
        unit=asked.unit,
        direction=asked.direction,
        office=asked.office,
        names=asked.names,
    )
    return replace(indicator, slots=slots)


def _each_year(periods: Sequence[Period]) -> Iterator[Period]:
    """Yield the periods, the earlier first; of years in one, as 2021年到2023年, the first and last."""
    ordered = sorted(periods, key=lambda p: p.last or date.max)
    for period in ordered:
        first, last = period.first, period.last
        if first and last and first.year < last.year and _whole_years(first, last):
            yield replace(period, last=date(first.year, 12, 31))
            yield replace(period, first=date(last.year, 1, 1))
        else:
            yield period


def _whole_years(first: date, last: date) -> bool:
    return (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
