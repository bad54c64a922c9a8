"""A question as it is worded: where in it stand the zone and the period that it is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from zoneqa.text.normalize import simplify
from zoneqa.text.numbers import years
from zoneqa.text.segment import Bounds
from zoneqa.zones.gazetteer import Gazetteer, Mention

# What makes a place's name the name of a zone; on simplified text.
_SUFFIX = re.compile(
    r"市?(?:国家级?)?(?:(?:农业)?高新技术产业|经济技术|经济)?(?:高新|农高|经开|开发|示范)区"
    r"|(?: National)?(?: (?:Agricultural|New))?(?: High-? ?[Tt]ech(?:nology)?)?"
    r"(?: (?:Industrial|Industry|Development|Demonstration))* (?:[Zz]one|HTZ|District)\b"
)
# 南京大学 is no zone of 南京.
_SCHOOL = re.compile(r"大学|学院|航空|银行|路|街")
_PERIOD = re.compile(
    r"(?:19|20)\d{2}(?:年?[至到\-—~](?:19|20)\d{2})?(?:年度?(?:[上下]半年|第?[一二三四1-4]季度"
    r"|\d{1,2}月(?:份|底|初)?(?:[至到\-—~]\d{1,2}月(?:份|底)?)?|[初底末]|头两个月|前\w个月)?)?"
    r"|[\"“「]?十[二三四五六]五[\"”」]?(?:期间|时期|末)?"
    r"|(?:大前|前|去|今|本|明|后)年|(?:上|下|前|后|次)一?年(?!会)|[上下]半年|第?[一二三四]季度"
    r"|\b(?:the )?(?:year (?:before|after)|(?:previous|following|last|this|next) year)\b"
    r"|\b1[2345]th Five-Year Plan\b",
    re.IGNORECASE,
)
_STEPS = (
    (re.compile(r"[上前]一?年|(?:the )?(?:year before|previous year)", re.IGNORECASE), -1),
    (re.compile(r"[下后次]一?年|(?:the )?(?:year after|following year)", re.IGNORECASE), 1),
)
_JOINED = re.compile(r"\s*(?:[和与跟及、,]|以及|and|,\s*and)?\s*")


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question of a conversation, in full, and the zones that its answer cited."""

    question: str
    zones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """A question taken apart. `plain` is the text simplified, character for character.

    `answered` are the zones of its answer, for where it names none itself.
    """

    text: str
    plain: str
    zone: Bounds | None
    period: Bounds | None
    answered: tuple[str, ...] = ()

    @classmethod
    def of(cls, text: str, gazetteer: Gazetteer, answered: tuple[str, ...] = ()) -> Wording:
        plain = simplify(text)
        text = text if len(plain) == len(text) else plain
        period = _PERIOD.search(plain)
        at = period.span() if period else None
        return cls(text, plain, _zone(plain, gazetteer), at, answered)

    @property
    def names(self) -> tuple[Bounds, ...]:
        """Where zone and period stand, whichever there is."""
        return tuple(filter(None, (self.zone, self.period)))

    def without_names(self) -> str:
        """The simplified text, with a space for zone and period."""
        return edited(self.plain, [(bounds, " ") for bounds in self.names])

    @property
    def zone_text(self) -> str:
        return self._named(self.zone)

    @property
    def period_text(self) -> str:
        return self._named(self.period)

    def _named(self, bounds: Bounds | None) -> str:
        return self.text[bounds[0] : bounds[1]] if bounds else ""


@dataclass(frozen=True, slots=True)
class Followup:
    """A question without the words that only tie it to the one before.

    `rest` is what it says besides zone and period, simplified; `loose`, that it says itself that
    it leans; `asks`, that it has a question word.
    """

    words: Wording
    rest: str
    loose: bool
    asks: bool

    @property
    def names_only(self) -> bool:
        """Whether it leans and only names something."""
        return self.loose and not self.asks


Rule = Callable[[Followup, Sequence[Wording]], str | None]
"""Gives a follow-up in full, from the questions before it; None if it does not apply."""


def edited(text: str, changes: Iterable[tuple[Bounds, str]]) -> str:
    """The text with other words at some places; of changes at one place the last comes first."""
    for (start, end), new in sorted(changes, key=lambda change: change[0], reverse=True):
        text = text[:start] + new + text[end:]
    return text


def zone_of(earlier: Sequence[Wording]) -> str:
    """The zone that was last spoken of, in a question or in its answer; or none."""
    for words in reversed(earlier):
        if words.zone or words.answered:
            return words.zone_text or words.answered[0]
    return ""


def year_of(words: Wording, last: Wording) -> str | None:
    """The year that words such as 前一年 and "the year after" mean; None if they are not such."""
    steps = (step for mark, step in _STEPS if mark.fullmatch(simplify(words.period_text)))
    step, named = next(steps, None), years(last.period_text)
    return str(int(min(named)) + step) if step and named else None


def _zone(plain: str, gazetteer: Gazetteer) -> Bounds | None:
    """The zones that stand together, or the first; a place that is none, where there is no zone."""
    mentions = gazetteer.find(plain) or gazetteer.find(plain.title())
    spans = [(m, _whole(plain, m)) for m in mentions if not _SCHOOL.match(plain, m.end)]
    zones = (n for n, (m, span) in enumerate(spans) if m.covered or span[1] > m.end)
    return _together(plain, [span for _, span in spans[next(zones, 0) :]])


def _whole(plain: str, mention: Mention) -> Bounds:
    suffix = _SUFFIX.match(plain, mention.end)
    return mention.start, suffix.end() if suffix and suffix[0] else mention.end


def _together(plain: str, spans: Sequence[Bounds]) -> Bounds | None:
    if not spans:
        return None
    (start, end), *others = spans
    for a, b in others:
        if a < end or not _JOINED.fullmatch(plain, end, a):
            break
        end = b
    return start, end
