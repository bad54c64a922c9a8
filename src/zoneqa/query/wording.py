"""The wording of a question: where the zone and the period stand that it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from zoneqa.types import Bounds
from zoneqa.zones.gazetteer import Mention
from zoneqa.zones.lexicon import ECONOMIC, HIGH_TECH_INDUSTRY, KIND, NATIONAL

# The suffix that makes a place's name the name of a zone. Simplified text.
_SUFFIX = re.compile(
    rf"市?{NATIONAL}(?:(?:农业)?{HIGH_TECH_INDUSTRY}|{ECONOMIC})?(?:{KIND})区"
    r"|(?: National)?(?: (?:Agricultural|New))?(?: High-? ?[Tt]ech(?:nology)?)?"
    r"(?: (?:Industrial|Industry|Development|Demonstration))* (?:[Zz]one|HTZ|District)\b"
)
# 南京大学 is no zone of 南京.
_NO_ZONE = ("大学", "学院", "航空", "银行", "路", "街")
_PART_OF_YEAR = (
    r"(?:[上下]半年|第?[一二三四1-4]季度|前[两二三]个?季度|\d{1,2}[至到\-—~]\d{1,2}月(?:份|底)?"
    r"|\d{1,2}月(?:份|底|初)?(?:[至到\-—~]\d{1,2}月(?:份|底)?)?|[初底末]|头两个月|前\w个月)"
)
_PERIOD = re.compile(
    rf"(?:19|20)\d{{2}}(?:年?[至到\-—~](?:19|20)\d{{2}})?(?:年度?{_PART_OF_YEAR}?)?"
    r"|[\"“「]?十[二三四五六]五[\"”」]?(?:期间|时期|末)?"
    rf"|(?:大前|前|去|今|本|明|后)年(?:{_PART_OF_YEAR}(?!\w?期))?"
    r"|(?:上|下|前|后|次)一?年(?!会)|[上下]半年|第?[一二三四]季度"
    r"|\b(?:the )?(?:year (?:before|after)|(?:previous|following|last|this|next) year)\b"
    r"|\b1[2345]th Five-Year Plan\b",
    re.IGNORECASE,
)
_JOINS = frozenset(("", *"和与跟及、,", "以及", "and", ",and", ", and"))


@dataclass(frozen=True, slots=True)
class Wording:
    """A question with the places of its zone and period. `plain` is simplified, of equal length.

    `text` is the question as typed where simplifying keeps its length, else `plain`. `zone` covers
    zones that stand together, with their suffix; it is None where no zone or place is named.
    """

    text: str
    plain: str
    zone: Bounds | None
    period: Bounds | None

    @classmethod
    def of(cls, text: str, plain: str, mentions: Sequence[Mention]) -> Wording:
        """Return the wording of a question from its simplified text and the zones in that."""
        period = _PERIOD.search(plain)
        at = period.span() if period else None
        text = text if len(plain) == len(text) else plain
        return cls(text, plain, _zone(plain, mentions), at)

    @property
    def names(self) -> tuple[Bounds, ...]:
        """Return the bounds of zone and period, of those that there are."""
        return tuple(filter(None, (self.zone, self.period)))

    @property
    def zone_text(self) -> str:
        return self._at(self.zone)

    @property
    def period_text(self) -> str:
        return self._at(self.period)

    def between(self, start: int, end: int) -> Wording:
        """Return the wording of a part of the text that leaves out neither zone nor period."""
        moved = (_within(bounds, start, end) for bounds in (self.zone, self.period))
        return Wording(self.text[start:end], self.plain[start:end], *moved)

    def with_period(self, at: Bounds, period: str, plain: str) -> Wording:
        """Return the wording with a period for other words, which are none of its zone.

        `plain` is the period simplified, of equal length.
        """
        start, end = at
        longer = len(period) - (end - start)
        zone = self.zone
        if zone and zone[0] >= end:
            zone = zone[0] + longer, zone[1] + longer
        text = self.text[:start] + period + self.text[end:]
        plain = self.plain[:start] + plain + self.plain[end:]
        return Wording(text, plain, zone, (start, start + len(period)))

    def _at(self, bounds: Bounds | None) -> str:
        return self.text[slice(*bounds)] if bounds else ""


def _within(bounds: Bounds | None, start: int, end: int) -> Bounds | None:
    """Return bounds counted from `start`; None for what lies outside."""
    if bounds is None or bounds[0] < start or bounds[1] > end:
        return None
    return bounds[0] - start, bounds[1] - start


def _zone(plain: str, mentions: Sequence[Mention]) -> Bounds | None:
    """Return the bounds of the first zone and those joined to it, else of the first place."""
    spans = [(m, _whole(plain, m)) for m in mentions if not plain.startswith(_NO_ZONE, m.end)]
    zones = (n for n, (m, span) in enumerate(spans) if m.covered or span[1] > m.end)
    return _together(plain, [span for _, span in spans[next(zones, 0) :]])


def zone_bounds(plain: str, mentions: Sequence[Mention]) -> tuple[Bounds, ...]:
    """Return where a simplified question names zones and places, with their suffixes."""
    return tuple(_whole(plain, mention) for mention in mentions)


def _whole(plain: str, mention: Mention) -> Bounds:
    suffix = _SUFFIX.match(plain, mention.end)
    return mention.start, suffix.end() if suffix and suffix[0] else mention.end


def _together(plain: str, spans: Sequence[Bounds]) -> Bounds | None:
    if not spans:
        return None
    (start, end), *others = spans
    for a, b in others:
        if a < end or " ".join(plain[end:a].split()) not in _JOINS:
            break
        end = b
    return start, end
