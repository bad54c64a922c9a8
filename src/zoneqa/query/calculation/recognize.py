"""Telling what a question wants computed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from zoneqa.claims.periods import Period
from zoneqa.claims.slots import Slots, slots_of
from zoneqa.query.asked_goal import goal_and_achievement
from zoneqa.query.calculation.calculation import (
    AskedIndicator,
    Calculation,
    Entity,
    Operation,
    Threshold,
)
from zoneqa.query.calculation.chinese import CHINESE
from zoneqa.query.calculation.english import ENGLISH
from zoneqa.query.calculation.entities import ORGANISATIONS
from zoneqa.query.calculation.indicators import Translate, indicators_of
from zoneqa.query.calculation.masked import PERIOD, Masked
from zoneqa.query.calculation.threshold import threshold_of
from zoneqa.query.calculation.wording import CalculationWording
from zoneqa.types import Bounds, Language
from zoneqa.zones.gazetteer import Mention

_WORDS = {"zh": CHINESE, "en": ENGLISH}
_OVER_PERIODS = ("change", "total", "list", "which_year")
_MOST_YEARS = 10
"""Years of a span that are looked at one by one, at most."""
_YEAR_BEFORE = (
    *("上年", "同期", "上一年", "前一年"),
    *("previous year", "prior year", "year before", "year earlier", "same period"),
)
# 2023年比2022年新增多少家 asks for the difference of what there was.
_ADDED = re.compile(r"新增(?=了?(?:多少|几))")
# What was reached since a day is one figure, not one of that day and one of another.
_SINCE = re.compile(rf"{PERIOD}[^,{PERIOD}]{{0,10}}?(?:以来|起(?!来)|开始)|\bsince {PERIOD}", re.I)
_RATES = ("增速", "增幅", "增长率", "growth rate")


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
    spans = tuple(_each_year(masked.asked_periods))
    cues = _Cues(text, masked, spans, words, asked, threshold is not None)
    operation = cues.operation()
    if operation is None or goal_and_achievement(plain):
        return None
    limit = threshold if operation in ("count", "list") else None
    indicators = cues.indicators(operation, limit, translate if language == "en" else None)
    if not indicators:
        return None
    if masked.entities and all(map(_may_be_planned, masked.entities)):
        indicators = tuple(_also_planned(each) for each in indicators)
    comparative = cues.comparative()
    if operation in ("total", "list", "which_year"):
        spans = tuple(_each_year(masked.asked_periods, between=True))[:_MOST_YEARS]
    return Calculation(
        operation=operation,
        indicators=indicators,
        entities=masked.entities,
        periods=spans if operation in _OVER_PERIODS else spans[:1],
        order="least" if words.least.search(comparative) else "most",
        comparative=comparative,
        threshold=limit,
        is_current=not spans and cues.has("latest"),
    )


@dataclass(frozen=True, slots=True)
class _Cues:
    """What a masked question has that tells what it wants."""

    text: str
    masked: Masked
    spans: Sequence[Period]
    words: CalculationWording
    asked: Slots
    has_threshold: bool

    def operation(self) -> Operation | None:
        """Return the first operation whose cues are all there."""
        several, of_any = len(self.masked.entities) > 1, not self.masked.entities
        zones = several or (of_any and self.has("any_zone"))
        all_zones = of_any and self.has("all_zones")
        which = self.has("which")
        side = zones and self.has("side")
        cues: tuple[tuple[Operation, bool], ...] = (
            ("difference", len(self.masked.entities) == 2 and self.has("difference")),
            ("change", not several and self._is_change()),
            ("which_year", len(self.masked.entities) == 1 and self._is_which_year()),
            ("compare", side and which and not self.has_threshold),
            ("total", (several or all_zones or len(self.spans) > 1) and self._is_total()),
            ("count", zones and self.has_threshold and self.has("count")),
            ("list", zones and self.has_threshold and (which or self.has("which_ones"))),
            ("list", not of_any and self.has("each")),
            ("list", (several or all_zones) and self.has("which_ones")),
            ("compare", several and side),
            ("latest", len(self.masked.entities) == 1 and self.has("latest")),
        )
        found = next((operation for operation, holds in cues if holds), None)
        is_figure = not self.asked.kinds & {"role", "date", "rank"}
        if found == "latest":
            # 从最初到现在增加了多少 asks for more than what there is now.
            return found if self.asked.kinds and not self.asked.former else None
        return found if is_figure or found == "which_year" else None

    def indicators(
        self, operation: Operation, limit: Threshold | None, translate: Translate | None
    ) -> tuple[AskedIndicator, ...]:
        """Return the figures that an operation is over; none if it would be over one fact."""
        is_rate = any(word in self.text for word in _RATES)
        grows = is_rate if operation in ("change", "latest") else self.has("grows")
        text = _ADDED.sub("", self.text) if operation == "change" else self.text
        found = indicators_of(text, self.words, translate, limit, self.asked, grows=grows)
        if operation == "latest":
            return tuple(_as_asked(each, self.asked) for each in found[:1])
        is_one_entity = operation == "list" and len(self.masked.entities) == 1
        is_one_fact = is_one_entity and len(found) < 2 and len(self.spans) < 2
        return () if is_one_fact else found

    def comparative(self) -> str:
        """Return the word for the side that is asked for: 高 in 谁更高; empty if none is."""
        side = self.words.side.search(self.text)
        return next(filter(None, side.groups()), "") if side else ""

    def has(self, cue: str) -> bool:
        """Return whether a pattern of the language's words is in the question."""
        pattern: re.Pattern[str] = getattr(self.words, cue)
        return pattern.search(self.text) is not None

    def _is_total(self) -> bool:
        return self.has("total") and not self.has("each") and not _SINCE.search(self.text)

    def _is_which_year(self) -> bool:
        return self.has("which_year") and self.has("side") and len(self.spans) != 1

    def _is_change(self) -> bool:
        """Return whether a change between periods is asked for that is not printed as a rate."""
        printed = self.has("rate") and any(word in self.masked.plain for word in _YEAR_BEFORE)
        return len(self.spans) > 1 and self.has("change") and not printed


def _may_be_planned(entity: Entity) -> bool:
    """Return whether what is stated of an entity is mostly a plan: of a project, not of a firm."""
    return entity.is_thing and not entity.name.endswith(ORGANISATIONS)


def _also_planned(indicator: AskedIndicator) -> AskedIndicator:
    return replace(indicator, slots=replace(indicator.slots, modality="planned"))


def _as_asked(indicator: AskedIndicator, asked: Slots) -> AskedIndicator:
    """Return an indicator that asks for the kind of value that the whole question asks for."""
    office = slots_of(indicator.slots.attribute, ()).office or asked.office
    slots = replace(
        indicator.slots,
        kinds=asked.kinds,
        unit=asked.unit,
        direction=asked.direction,
        office=office,
    )
    return replace(indicator, slots=slots)


def _each_year(periods: Sequence[Period], *, between: bool = False) -> Iterator[Period]:
    """Yield the periods, the earlier first; of 2021年到2023年, the first year and the last.

    With `between`, those between them too. One without its year is the last: 上半年比2023年上半年.
    """
    bounded = [p for p in periods if (p.first or p.last) and not p.recurring]
    for period in sorted(bounded, key=lambda p: (not p.year_known, p.last or date.max)):
        first, last = period.first, period.last
        if first and last and first.year < last.year and _whole_years(first, last):
            step = 1 if between else last.year - first.year
            for year in range(first.year, last.year + 1, step):
                yield replace(period, first=date(year, 1, 1), last=date(year, 12, 31))
        else:
            yield period


def _whole_years(first: date, last: date) -> bool:
    return (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
