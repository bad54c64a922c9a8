"""Claims whose clause says one thing and nothing else: what a question can be made from by rule."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zoneqa.answer.examples.named_claim import NamedClaim, is_plain_zone
from zoneqa.answer.examples.noun_phrases import ends_with_term, is_noun_phrase
from zoneqa.claims.claim import Claim
from zoneqa.claims.periods import Period
from zoneqa.claims.vocabulary import term_list
from zoneqa.claims.word_files import patterns_of
from zoneqa.text.normalize import simplify

_WORDS = patterns_of("attribute_words.txt")
_ACTIONS = (
    "新认定|新引进|新增|新建|引进|引入|招引|签约|建成|培育|认定|孵化|集聚|聚集|吸引|落户|入驻"
)
_BEFORE = re.compile(
    rf"(?:全区|园区|该区|目前|[一总]共|(?:{_WORDS['leading']}))*"
    rf"(?P<action>{_ACTIONS})?(?:现有|共有|拥有|已有|有)?了?(?P<thing>.*?)(?:{_WORDS['links']})*"
)
_GROWTH = re.compile(
    r"(?P<thing>.*?)(?:同比|比上一?年|较上一?年|比去年同?期?|实现|年均)*"
    r"(?:增长|增加|上升|提高|下降|减少|降低)了?(?:近|约|超过|超)?"
)
_QUOTES = frozenset("“”《》‘’「」()（）【】")
_AS_NOUN = {"占地": "占地面积", "总占地": "占地面积", "投资": "投资额"}
"""Verbs that stand before a figure like a noun, and the nouns."""

_SINCE = re.compile("[^，。；]{1,10}?(?:以来|以后|至今|起(?!码))")
_LASTING = (*("总投资", "投资总额", "投资额", "面积", "占地"), "注册资本")
"""The ends of what is of a project or a zone at any time, so that a date before it says nothing."""

_OFFICES = frozenset(
    [
        "主任",
        "书记",
        "党委书记",
        "党工委书记",
        "管委会主任",
        "董事长",
        "总经理",
        "校长",
        "院长",
    ]
)
_MORE_OFFICES = 12
"""Characters of other offices between an office and who holds both."""

_LOST = (
    *("涉嫌", "违纪", "违法", "违规", "审查", "处分", "调查", "受贿", "被告", "开除"),
    *("曾", "原任", "免去", "任命", "历任"),
)
"""What a report on the end of an office says, or on an office of long ago."""

_OF_SUBJECT = ("园区", "全区", "该区", "项目")
_CLAUSE_ENDS = frozenset("，。；")
_NO_COUNTERS = {"大", "届", "级", "层", "期", "次", "倍", "分"}
"""Words behind a number that count nothing a question would ask for: 三大方向, 2023届."""


@dataclass(frozen=True, slots=True)
class PlainStatement:
    """A named claim that a question can be made from without any other words of its sentence.

    `thing` is what its value is of; `action` is what the subject did with the things that it
    counts, empty if it has them.
    """

    named: NamedClaim
    thing: str
    action: str = ""

    @property
    def period(self) -> Period | None:
        """The period that a question on it names."""
        lasts = self.named.claim.kind == "level" and self.thing.endswith(_LASTING)
        return None if lasts else self.named.claim.period


def plain_statement(named: NamedClaim) -> PlainStatement | None:
    """Return a claim as a plain statement; None if a question on it could be crooked or vague."""
    if not is_done_at_a_time(named.claim) or named.claim.ordinal or named.claim.part_of:
        return None
    return _role(named) if named.claim.kind == "role" else _figure(named)


def is_done_at_a_time(claim: Claim) -> bool:
    """Return whether a claim is no plan, nor of what was before, and of a time as figures are."""
    of_a_time = _is_of_a_time(claim.period) and not _is_since(claim)
    return claim.modality == "achieved" and not claim.former and of_a_time


def _is_since(claim: Claim) -> bool:
    """Return whether a claim is of all the time from a day on, which nobody asks for as printed."""
    period, start = claim.period, claim.sentence.start
    if period is None or period.first is None or period.start < start:
        return False
    return _SINCE.match(claim.sentence.quote, period.start - start) is not None


def _is_of_a_time(period: Period | None) -> bool:
    if period is None:
        return True
    until = period.first is None and period.last is not None
    return period.year_known and not period.recurring and (until or period.has_a_month)


def _role(named: NamedClaim) -> PlainStatement | None:
    """Return an office that stands between subject and person: 云岭高新区|管委会主任|叶知秋."""
    attribute, claim = named.attribute, named.claim
    if attribute is None or claim.period:
        return None
    office = named.text[named.subject[1] : attribute[1]]
    between = named.text[attribute[1] : named.value[0]]
    follows = attribute[1] <= named.value[0] <= attribute[1] + _MORE_OFFICES
    held = follows and _CLAUSE_ENDS.isdisjoint(between)
    kept = not any(word in named.text for word in _LOST)
    return PlainStatement(named, office) if office in _OFFICES and held and kept else None


def _figure(named: NamedClaim) -> PlainStatement | None:
    before, after = _around(named)
    if not _QUOTES.isdisjoint(before + after):
        return None
    if named.claim.kind == "growth":
        return _growth(named, before, after)
    found = _BEFORE.fullmatch(before)
    if found is None:
        return None
    action, thing = found["action"] or "", found["thing"]
    if named.claim.kind == "level" and not after and not action and _is_of_subject(named):
        thing = _without_subject(_AS_NOUN.get(thing, thing))
        return PlainStatement(named, thing) if _is_indicator(thing) else None
    if named.claim.kind == "count" and bool(thing) != bool(after):
        thing = thing or after
        return PlainStatement(named, thing, action) if _is_counted(named, thing) else None
    return None


def _growth(named: NamedClaim, before: str, after: str) -> PlainStatement | None:
    found, thing = _GROWTH.fullmatch(before), simplify(named.claim.attribute_text)
    if not found or after or found["thing"] not in ("", thing) or not _is_indicator(thing):
        return None
    return PlainStatement(named, _without_subject(thing))


def _without_subject(thing: str) -> str:
    """Return what is of a zone or a project without the word for it: 园区|工业总产值."""
    short = thing.removeprefix(next(filter(thing.startswith, _OF_SUBJECT), ""))
    return short or thing


def _is_of_subject(named: NamedClaim) -> bool:
    """Return whether a figure is surely the zone's own; a later clause may tell of its projects."""
    same = named.clause_of(named.subject[0]) == named.clause_of(named.value[0])
    return same or named.claim.period is not None or not is_plain_zone(named.name)


def _is_counted(named: NamedClaim, thing: str) -> bool:
    """Return whether things are counted, and the number is no way to speak: 两个方向."""
    in_digits = any(map(str.isdecimal, named.claim.value.quote))
    return (
        (in_digits or ends_with_term(thing))
        and named.unit not in _NO_COUNTERS
        and is_noun_phrase(thing)
    )


def _is_indicator(thing: str) -> bool:
    """Return whether words are a noun phrase that ends with an indicator of the list."""
    terms = term_list().find(thing)
    known = bool(terms) and terms[-1].section == "indicator"
    return known and is_noun_phrase(thing)


def _around(named: NamedClaim) -> tuple[str, str]:
    """Return what the clause of the value says before and behind it but for subject and period."""
    at, to = named.value
    start, end = named.clause_of(at)
    a, b = named.subject
    if start <= a and b <= at:
        before = named.without_period(start, a) + named.without_period(b, at)
    else:
        before = named.without_period(start, at)
    return before.replace(" ", "").lstrip("，的在于"), named.text[to:end].rstrip("，。；：、,;:. ")
