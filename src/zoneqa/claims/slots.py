"""What a question asks of a claim, and what it takes as given: its slots."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from zoneqa.claims.change_words import ChangeVerb, change_before, directions
from zoneqa.claims.claim import Direction, Kind, Modality
from zoneqa.claims.periods import Period, periods
from zoneqa.claims.roles import offices
from zoneqa.claims.subjects import is_high_tech_zone, is_zone_name, named_subjects
from zoneqa.claims.terms import Term, term_list
from zoneqa.claims.units import ENGLISH_UNITS, UNITS, dimension
from zoneqa.text.numbers import ordinals
from zoneqa.types import Bounds, Wordings

_UNIT = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
_HOW_MANY = re.compile(rf"(?:多少|好多|(?<![哪这那近好十几])几)(?P<scale>[十百千万亿]*)(?P<unit>个百分点|百分点|{_UNIT})?")
_BEFORE_HOW_MANY = re.compile("(?:百分之|[是为了])+$")
_HOW_MANY_EN = re.compile(
    rf"\bhow (?:many|much)\b(?: (?P<unit>{'|'.join(map(re.escape, ENGLISH_UNITS))})\b)?"
    r"|\bwhat (?:is|was|were|are)\b|\bhow (?:large|big|long|fast|far)\b"
)
_SHARE = re.compile(r"占比|比重|比例|百分之几|几成|占(?!地)[^，。?？]{0,12}(?:多少|几)|\b(?:share|proportion|percentage) of\b")
_RATE = re.compile(r"率(?=[^，。]{0,4}(?:是|为|达|多少|几|$))|\brate\b")
_RANK = re.compile(r"第几|排名|位居|位列|名列|名次|排.{0,3}(?:几|多少)[名位]|\brank|\bplace did\b")
_GROWTH = re.compile(r"[领上下]涨|[领下]跌|增速|增幅|增长率|降幅|涨幅|\bgrowth\b|\bgrow\b|\bgrew\b|\bincrease|\brise\b|\brose\b|\bdecrease|\bdecline|\bfall\b|\bfell\b|\bdrop")
_WHO = re.compile(r"谁|哪位|何人|叫什么|叫啥|什么人|是哪个人|\bwho\b|\bname of\b", re.IGNORECASE)
_WHEN = re.compile(r"什么时[候间]|啥时候?|何时|哪一?[年月天日]|几[月号]|\bwhen\b|\b(?:what|which) (?:year|month|date|day)\b", re.IGNORECASE)
_FORMER = re.compile(r"原来|原有|原先|此前|之前|\b(?:previously|formerly|originally|before)\b")
_LATER = re.compile(r"现有|现在|目前|[增降减升][加长低少高]?[至到]|提高到|达到|\bnow\b|\bcurrently\b")
_PLANNED = re.compile(r"计划|预计|将|拟|力争|目标|规划|要培育|\b(?:plans?|planned|will|expected|aims?|target)\b")
_DONE = re.compile(r"已|实际|(?:建成|完成|竣工|完工|合龙|交付|投产|开工|动工|入驻|落户|投)了|\b(?:already|actually)\b")
_OFFICES_EN = {
    "deputy director": ("副", "主任|局长|处长|院长|所长|馆长|厅长|司长"),
    "director": ("", "主任|局长|处长|院长|所长|馆长|厅长|司长|总监"), "deputy mayor": ("副", "市长"), "vice mayor": ("副", "市长"), "mayor": ("", "市长"),
    "deputy party secretary": ("副", "书记"), "party secretary": ("", "书记"), "secretary": ("", "书记"), "deputy secretary": ("副", "书记"),
    "chairman": ("", "董事长|主席|理事长|会长"), "chairwoman": ("", "董事长|主席"), "general manager": ("", "总经理"), "deputy general manager": ("副", "总经理"),
    "president": ("", "总裁|院长|校长|会长"), "vice president": ("副", "总裁|院长|校长"), "ceo": ("", "首席执行官|总裁|CEO"), "dean": ("", "院长"),
    "district head": ("", "区长"), "county head": ("", "县长"), "general secretary": ("", "书记|秘书长"), "vice chairman": ("副", "董事长|主席"),
    "deputy head": ("副", "区长|县长|主任|局长|处长|部长|院长|所长|科长"), "founder": ("", "创始人"), "principal": ("", "校长"),
}  # fmt: skip
_OFFICE_EN = re.compile(rf"\b(?:{'|'.join(sorted(_OFFICES_EN, key=len, reverse=True))})\b", re.IGNORECASE)
# What an office is of: the words right before it, as far as they can be a name.
_SECTIONS_EN = ("indicator", "object", "people")
"""The sections whose words a dictionary translates well; "new" and "services" may be anything."""

_DEPARTMENT = re.compile(r"([^的谁哪在与和及，。？?、,:：“”\"'\s]{2,16})的?$")
_FILLER = re.compile(
    r"请问|大概|具体|目前|现在|总共|一共|合计|实现|完成|累计|同比|多少|什么|哪里|哪个|哪些|怎么样|如何|分别|各是"
    r"|一共|一年|[的了是和与及吗呢呀啊么谁哪几各，。？?、,:：“”\"' ]|[有为在达到带着把被让给跟向从]"
)


@dataclass(frozen=True, slots=True)
class Office:
    """An office that is asked for: its titles, what stands before them, and its department."""

    prefix: str
    titles: frozenset[str]
    department: str = ""


@dataclass(frozen=True, slots=True)
class Slots:
    """The slots of a question.

    `kinds` are the kinds of value that it asks for; empty if it asks for none. `unit` is the one
    that it asks for. `terms` has, for each term that it names, the terms that may be meant.
    `attribute` are its words without zones, periods and question words. `names` are the
    organisations and projects in it. `names_zone` is true if it names a high-tech zone, not only a
    place. `content` are the runs of its words that tell what it is about, without zones, periods
    and question words.
    """

    kinds: frozenset[Kind] = frozenset()
    unit: str = ""
    attribute: str = ""
    terms: tuple[frozenset[Term], ...] = ()
    periods: tuple[Period, ...] = ()
    direction: Direction | None = None
    modality: Modality | None = None
    ordinals: frozenset[tuple[str, str]] = frozenset()
    office: Office | None = None
    names: tuple[str, ...] = ()
    former: bool | None = None
    names_zone: bool = False
    content: tuple[str, ...] = ()

    @property
    def years(self) -> frozenset[str]:
        """Return the years that its periods name: 2023 for 23年."""
        return frozenset(
            str(p.last.year)
            for p in self.periods
            if p.last and p.year_known and p.first and p.first.year == p.last.year
        )


def slots_of(question: str, zones: Sequence[Bounds], wordings: Sequence[Wordings] = ()) -> Slots:
    """Return the slots of a simplified question; `zones` is where it names zones.

    `wordings` are what each term of an English question may be called in Chinese.
    """
    found = tuple(periods(question))
    how_many = _how_many(question)
    lead = question[: how_many.start()] if how_many else question
    change = change_before(_BEFORE_HOW_MANY.sub("", lead)) if how_many else None
    office = _office(question)
    unit = _unit(how_many)
    hidden = [*zones, *((period.start, period.end) for period in found)]
    attribute = _attribute(question, hidden, how_many)
    return Slots(
        kinds=_kinds(question, how_many is not None, unit, change is not None and not change.reaches, office),
        unit=unit,
        attribute=attribute,
        terms=(*(frozenset({term}) for term in term_list().find(attribute)), *_meant(wordings))
        if not wordings
        else tuple(_meant(wordings)),
        periods=found,
        direction=_direction(question, change),
        modality=_modality(question),
        ordinals=ordinals(question),
        office=office,
        names=tuple(_names(question, zones)),
        former=_former(question),
        names_zone=any(is_high_tech_zone(question[a:b]) for a, b in zones),
        content=tuple(_runs(question, hidden, how_many)),
    )


def _how_many(question: str) -> re.Match[str] | None:
    """Return where a question asks for a number: at 多少 rather than at 几."""
    found = list(_HOW_MANY.finditer(question))
    asked = next((m for m in found if not m[0].startswith("几")), next(iter(found), None))
    return asked or _HOW_MANY_EN.search(question.lower())


def _kinds(
    question: str, how_many: bool, unit: str, changes: bool, office: Office | None
) -> frozenset[Kind]:
    lower = question.lower()
    if office and _WHO.search(question):
        return frozenset({"role"})
    if _WHEN.search(lower):
        return frozenset({"date"})
    if _RANK.search(lower):
        return frozenset({"rank"})
    if _SHARE.search(lower) and not changes:
        return frozenset({"share"})
    if changes or _GROWTH.search(lower):
        return _kinds_of_change(unit)
    if _RATE.search(lower):
        return frozenset({"share"})
    if not how_many:
        return frozenset()
    return frozenset({"count"}) if "how many" in lower and not unit else _kinds_of_unit(unit)


def _kinds_of_change(unit: str) -> frozenset[Kind]:
    """Return the kinds of a change; one in people or yuan may be printed as their number."""
    if unit in ("", "%", "百分点"):
        return frozenset({"growth", "change"})
    return frozenset({"change", "level", "count"})


def _kinds_of_unit(unit: str) -> frozenset[Kind]:
    if dimension(unit) == "time":  # durations are no claims
        return frozenset()
    if not unit:
        return frozenset({"level", "count", "share"})
    if unit == "%":
        return frozenset({"share", "growth"})
    return frozenset({"count"} if dimension(unit) == "count" else {"level"})


def _unit(found: re.Match[str] | None) -> str:
    printed = (found["unit"] or "") if found else ""
    if "百分点" in printed:
        return "百分点"
    return UNITS.get(printed) or ENGLISH_UNITS.get(printed, "")


def _attribute(question: str, hidden: Iterable[Bounds], how_many: re.Match[str] | None) -> str:
    return "".join(_runs(question, hidden, how_many))


def _runs(
    question: str, hidden: Iterable[Bounds], how_many: re.Match[str] | None
) -> Iterator[str]:
    """Yield the runs of telling words of a question, in order."""
    masked = list(question)
    spans = [*hidden, *([how_many.span()] if how_many else [])]
    for start, end in spans:
        masked[start:end] = " " * (end - start)
    yield from _FILLER.sub(" ", "".join(masked)).split()


def _meant(wordings: Sequence[Wordings]) -> Iterator[frozenset[Term]]:
    """Yield for each English term of a question the terms of the list that it may be.

    Two that stand together and make one term count as that: gazelle enterprises are 瞪羚企业. A word
    counts if most of what it may be called is a term.
    """
    listed = term_list()
    alone = [frozenset(t for t in map(listed.get, same) if t and t.section in _SECTIONS_EN) for same in wordings]
    for n, same in enumerate(wordings):
        follows = wordings[n + 1] if n + 1 < len(wordings) else ()
        joined = frozenset(filter(None, (listed.get(a + b) for a in same for b in follows)))
        if joined:
            alone[n], alone[n + 1] = joined, frozenset()
        elif sum(listed.get(word) is not None for word in same) * 2 < len(same):
            alone[n] = frozenset()
    yield from filter(None, alone)


def _office(question: str) -> Office | None:
    """Return the last office that a question names."""
    found = offices(question)
    if found:
        office = found[-1]
        before = _DEPARTMENT.search(question[: office.start])
        department = before[1] if before else ""
        return Office(office.prefix, frozenset({office.title}), department)
    english = _OFFICE_EN.search(question)
    if english is None:
        return None
    prefix, titles = _OFFICES_EN[english[0].lower()]
    return Office(prefix, frozenset(titles.split("|")))


def _names(question: str, zones: Iterable[Bounds]) -> Iterator[str]:
    known = list(zones)
    for start, end in named_subjects(question, 0, len(question)):
        name = question[start:end]
        if not is_zone_name(name) and not any(a <= start and end <= b for a, b in known):
            yield name


def _direction(question: str, change: ChangeVerb | None) -> Direction | None:
    """Return the one direction of the change that a question asks for, or None."""
    if change:
        return change.direction
    if not _GROWTH.search(question.lower()):
        return None
    told = directions(question)
    return next(iter(told)) if len(told) == 1 else None


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
