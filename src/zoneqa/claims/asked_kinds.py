"""The kinds of value that a question asks for: an amount, a number of things, a rate, a rank."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zoneqa.claims.change_words import ChangeVerb, change_before, directions
from zoneqa.claims.claim import AMOUNTS, CHANGES, Direction, Kind
from zoneqa.claims.units import ENGLISH_UNITS, UNITS, dimension
from zoneqa.types import Bounds
from zoneqa.zones.lexicon import WHEN, WHEN_ENGLISH

_UNIT = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
_HOW_MANY = re.compile(
    rf"(?P<time>多长时间|多少时间|多久)|(?:多少|好多|(?<![哪这那近好十几])几)[十百千万亿]*(?P<unit>个百分点|百分点|番|{_UNIT})?"
    r"|多[大高](?!年|岁)"
)
_GOES_ON = {
    "项": "目",
    "人": "才员口力",
    "家": "庭长具电",
    "名": "额单牌",
    "户": "籍口型",
    "位": "置",
    "条": "件",
    "场": "所地景馆",
    "座": "位谈",
    "台": "账阶",
    "层": "次级",
}
"""What goes on with a unit so that it is the beginning of a noun: 项目, 人才, 名额."""

_BEFORE_HOW_MANY = re.compile("(?:百分之|[是为了])+$")
_HOW_MANY_EN = re.compile(
    rf"\bhow (?:many|much)\b(?: (?P<unit>{'|'.join(map(re.escape, ENGLISH_UNITS))})\b)?"
    r"|\bwhat (?:is|was|were|are)\b|\bhow (?:large|big|long|fast|far)\b"
    r"|\bwhat (?:[a-z-]+ ){0,3}?(?:amount|number|volume|value|sum|revenue|turnover|output|profit"
    r"|income|investment|funding|financing|exports?|imports?|sales|capacity|area|population)"
    r"(?= (?:is|was|were|are|did|does|do|has|have|had|will|of|from)\b)"
)
_WHO = re.compile(
    r"谁|哪位|何人|叫什么|叫啥|什么人|是哪个人"
    r"|\bwho\b(?! (?:is|was) (?:\w+er|more|less)\b)|\bname of\b"
)
_WHEN = re.compile(rf"{WHEN}|啥时候?|{WHEN_ENGLISH}")
_RANK = re.compile(r"第几|排名|位居|位列|名列|名次|排.{0,3}(?:几|多少)[名位]|\brank|\bplace did\b")
_SHARE = re.compile(
    r"占比|比重|比例|百分之几|几成|占(?!地)[^，。?？]{0,12}(?:多少|几)"
    r"|\b(?:share|proportion|percentage) of\b"
)
_RATE = re.compile(r"率(?=[^，。]{0,4}(?:是|为|达|多少|几|$))|\brate\b")
_GROWTH = re.compile(
    r"[领上下]涨|[领下]跌|增速|增幅|增长率|降幅|涨幅"
    r"|\b(?:growth|gr[eo]w|increase|rise|rose|decrease|decline|f[ae]ll|drop)"
    r"|\bby (?:how much|(?:what|how many) (?:percent|per cent|percentage))\b"
)


@dataclass(frozen=True, slots=True)
class HowMany:
    """Where a question asks for a number, in which unit, and the change that it asks for."""

    place: Bounds
    unit: str
    change: ChangeVerb | None


def how_many(question: str) -> HowMany | None:
    """Return where a simplified question asks for a number: at 多少 rather than at 几."""
    found = list(_HOW_MANY.finditer(question))
    chinese = next((m for m in found if not m[0].startswith("几")), next(iter(found), None))
    asked = chinese or _HOW_MANY_EN.search(question.lower())
    if asked is None:
        return None
    unit = "小时" if chinese and chinese["time"] else asked["unit"] or ""
    lead = _BEFORE_HOW_MANY.sub("", question[: asked.start()])
    place = asked.start(), _end_before_noun(question, asked)
    return HowMany(place, _unit(unit), change_before(lead))


def _end_before_noun(question: str, asked: re.Match[str]) -> int:
    """Return where the words for a number end, before the noun that a unit begins: 多少|项目."""
    follows = question[asked.end() : asked.end() + 1]
    begins_noun = bool(follows) and follows in _GOES_ON.get(asked["unit"] or "", "")
    return asked.start("unit") if begins_noun else asked.end()


def asked_kinds(question: str, asked: HowMany | None, *, asks_office: bool) -> frozenset[Kind]:
    """Return the kinds of value that a simplified question asks for; none if it asks for no value.

    `asks_office` says that it names an office, whose holder it may ask for.
    """
    lower = question.lower()
    if asks_office and asks_who(lower):
        return frozenset({"role"})
    if _WHEN.search(lower):
        return frozenset({"date"})
    if _RANK.search(lower):
        return frozenset({"rank"})
    return _kinds_of_figure(lower, asked)


def asks_who(question: str) -> bool:
    """Return whether a simplified question asks for a person or a name."""
    return _WHO.search(question.lower()) is not None


def asked_direction(question: str, asked: HowMany | None) -> Direction | None:
    """Return the one direction of the change that a question asks for, or None."""
    if asked and asked.change:
        return asked.change.direction
    if not _GROWTH.search(question.lower()):
        return None
    told = directions(question)
    return next(iter(told)) if len(told) == 1 else None


def _kinds_of_figure(lower: str, asked: HowMany | None) -> frozenset[Kind]:
    changes = bool(asked and asked.change and not asked.change.reaches)
    if _SHARE.search(lower) and not changes:
        return frozenset({"share"})
    if changes or _GROWTH.search(lower):
        return _kinds_of_change(asked.unit if asked else "")
    if _RATE.search(lower):
        return frozenset({"share"})
    if asked is None:
        return frozenset()
    if "how many" in lower and not asked.unit:
        return frozenset({"count"})
    return _kinds_of_unit(asked.unit)


def _kinds_of_change(unit: str) -> frozenset[Kind]:
    """Return the kinds of a change; one in people or yuan may be printed as their number."""
    if unit in ("", "%", "百分点"):
        return CHANGES
    return AMOUNTS | {"change"}


def _kinds_of_unit(unit: str) -> frozenset[Kind]:
    if unit == "年":  # how long something lasts is no claim
        return frozenset()
    if not unit:
        return AMOUNTS | {"share"}
    if unit == "%":
        return frozenset({"share", "growth"})
    return frozenset({"count"} if dimension(unit) == "count" else {"level"})


def _unit(printed: str) -> str:
    if "百分点" in printed:
        return "百分点"
    return UNITS.get(printed) or ENGLISH_UNITS.get(printed, "")
