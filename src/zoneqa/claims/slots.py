"""What a question asks of a claim, and what it takes as given: its slots."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from zoneqa.claims.asked_kinds import asked_direction, asked_kinds, how_many
from zoneqa.claims.asked_office import AskedOffice, asked_office
from zoneqa.claims.claim import AMOUNTS, CHANGES, Direction, Kind, Modality
from zoneqa.claims.english_terms import events_meant, terms_meant
from zoneqa.claims.named_subjects import is_high_tech_zone
from zoneqa.claims.period_scope import is_base
from zoneqa.claims.periods import Period, periods
from zoneqa.claims.vocabulary import Term, term_list
from zoneqa.text.numbers import ordinals
from zoneqa.types import Bounds, Wordings

_AMOUNTS: frozenset[Kind] = AMOUNTS | {"share"}

_FORMER = re.compile(
    r"原来|原有|原先|此前|之前|最初|起初|[数几十\d一二三四五六七八九]+年前"
    r"|(?:改革|改造|推行|实施|上线)前|\b(?:previously|formerly|originally|before)\b"
)
_LATER = re.compile(
    r"现有|现在|目前|[增降减升][加长低少高]?[至到]|提高到|达到|\bnow\b|\bcurrently\b"
)
_PLANNED = re.compile(
    r"计划|预计|预期|将|拟|力争|目标|规划|要培育|\b(?:plans?|planned|will|expected|aims?|target)\b"
)
_DONE = re.compile(
    r"已|实际|(?:建成|完成|竣工|完工|合龙|交付|投产|开工|动工|入驻|落户|投|引进|招引|实现|新增|新建|认定)了"
    r"|\b(?:already|actually)\b"
)
_GOAL = re.compile(r"目标|任务|预期|\b(?:target|goal)\b")
_FILLER = re.compile(
    r"什么时[候间]|时候|啥时|何时|已经"
    r"|请问|大概|具体|目前|现在|总共|一共|合计|实现|完成|累计|同比|多少|什么|哪里|哪个|哪些|怎么样"
    r"|如何|分别|各是"
    r"|一年|[的了是和与吗呢呀啊么谁哪几各，。？?、,:：“”\"' ]"
    r"|(?<![惠普涉波危])及|[有为在达到带着把被让给跟向]|从(?![业事])"
)


@dataclass(frozen=True, slots=True)
class Slots:
    """The slots of a question.

    `kinds` are the kinds of value that it asks for; empty if it asks for none. `unit` is the one
    that it asks for. `terms` has, for each term that it names, the terms that may be meant.
    `mentioned` are those of all words of an English question, where `terms` are what it asks for.
    `content` are the runs of its words that tell what it is about, without zones, periods and
    question words. `compared_years` are those with which it compares: 比2019年增长多少.
    `names_zone` is true if it names a high-tech zone, not only a place.
    """

    kinds: frozenset[Kind] = frozenset()
    unit: str = ""
    content: tuple[str, ...] = ()
    terms: tuple[frozenset[Term], ...] = ()
    mentioned: tuple[frozenset[Term], ...] = ()
    periods: tuple[Period, ...] = ()
    compared_years: frozenset[int] = frozenset()
    direction: Direction | None = None
    modality: Modality | None = None
    ordinals: frozenset[tuple[str, str]] = frozenset()
    office: AskedOffice | None = None
    former: bool | None = None
    names_zone: bool = False

    @property
    def attribute(self) -> str:
        """Return the words that tell what it is about, as one."""
        return "".join(self.content)

    @property
    def years(self) -> frozenset[str]:
        """Return the years that its periods name: 2023 for 23年."""
        return frozenset(
            str(p.last.year)
            for p in self.periods
            if p.last and p.year_known and p.first and p.first.year == p.last.year
        )


def slots_of(
    question: str,
    zones: Sequence[Bounds],
    wordings: Sequence[Wordings] = (),
    of_asked: Sequence[Wordings] | None = None,
) -> Slots:
    """Return the slots of a simplified question; `zones` is where it names zones.

    `wordings` are what each term of an English question may be called in Chinese, `of_asked` those
    of the words by which it names what it asks for, None if it does not say.
    """
    found = tuple(periods(question))
    bases = [period for period in found if is_base(question, period)]
    asked = how_many(question)
    office = asked_office(question)
    hidden = [*zones, *((period.start, period.end) for period in found)]
    content = tuple(_runs(question, [*hidden, *([asked.place] if asked else [])]))
    unit = asked.unit if asked else ""
    kinds = asked_kinds(question, asked, asks_office=office is not None)
    if not unit and kinds == _AMOUNTS and _GOAL.search(question.lower()):
        kinds |= CHANGES  # a goal may be set as a growth
    english = terms_meant(wordings if of_asked is None else of_asked)
    named = (frozenset({term}) for term in term_list().find("".join(content) + unit))
    return Slots(
        kinds=kinds,
        unit=unit,
        content=content,
        terms=(*(english if wordings else named), *_events(question, kinds)),
        mentioned=tuple(terms_meant(wordings)) if of_asked is not None else (),
        periods=tuple(period for period in found if period not in bases),
        compared_years=frozenset(p.last.year for p in bases if p.year_known and p.last),
        direction=asked_direction(question, asked),
        modality=_modality(question),
        ordinals=ordinals(question),
        office=office,
        former=_former(question),
        names_zone=any(is_high_tech_zone(question[a:b]) for a, b in zones),
    )


def _events(question: str, kinds: frozenset[Kind]) -> Iterable[frozenset[Term]]:
    """Return the events that an English question names, where it asks when, where or what."""
    return events_meant(question) if kinds <= {"date"} else ()


def _runs(question: str, hidden: Iterable[Bounds]) -> Iterator[str]:
    """Yield the runs of telling words of a question, in order, without the hidden parts."""
    masked = list(question)
    for start, end in hidden:
        masked[start:end] = " " * (end - start)
    yield from _FILLER.sub(" ", "".join(masked)).split()


def _modality(question: str) -> Modality | None:
    lower = question.lower()
    if _DONE.search(lower):
        return "achieved"
    return "planned" if _PLANNED.search(lower) else None


def _former(question: str) -> bool | None:
    """Return whether a question asks what a value was before; None if it does not say."""
    if _FORMER.search(question):
        return True
    return False if _LATER.search(question) else None
