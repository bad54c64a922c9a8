"""The verbs that say how a value changed or by how much it differs, as they stand before it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zoneqa.claims.claim import Direction
from zoneqa.text.dates import YEAR

UP = (
    "核增|增长|增加|上升|提高|提升|扩大|上涨|上调|攀升|跃升|递增|扩容"
    "|延长|拉长|涨价|提价|增收|增速|增幅|涨幅|多出|高出|增|涨|升"
)
DOWN = (
    "核减|减收|下降|减少|降低|回落|下滑|下跌|下调|缩减|缩短|压缩|收窄|降价|跌价|减幅|降幅|跌幅"
    "|节约|节省|减|降|跌"
)
_BY = r"(?: by| about| nearly| almost| some| over| more than)*(?= [\d¥$])"
_ANY_UP = re.compile(
    rf"(?<![新净递])(?:{UP})|[高多]于|领涨|\b(?:rise|rose|gr[eo]w|increas|climb)|\bup{_BY}"
)
_ANY_DOWN = re.compile(rf"{DOWN}|[低少]于|\b(?:decreas|declin|f[ae]ll|drop)|\bdown{_BY}")
_SOFT = (
    "(?:了|不少于|不低于|约|近|超过|超|逾|达到|达|率|幅度|幅|速度|为|是|仅|大约|高达|至少|将|有所|共"
    "|整整)*"
)
_OF_YEAR = r"(?:(?:(?:\d{4}|[去今前])年[^，。；、\d]{0,4}|目前)的)?"
_BEFORE_VALUE = re.compile(
    rf"(?:(?<![新净])(?:(?P<up>{UP})|(?P<down>{DOWN})))(?P<to>至|到)?{_OF_YEAR}{_SOFT}$"
)
# 高于全国平均水平2个百分点, 比上年多3亿元, 超警戒水位0.3米.
_DIFFERENCE = re.compile(
    rf"(?:(?P<up>[高多快优好大]于|超出?(?=警戒|汛限|历史|预期))|(?P<down>[低少慢小]于))"
    rf"(?!等于|或)(?![\d一二三四五六七八九十百千万])[^，。；、]{{2,14}}?{_SOFT}$"
    rf"|(?:[同环]比|相比[，,]?|[比较][^，。；、]{{1,14}})"
    rf"(?:(?P<more>[多高快大])|(?P<less>[少低慢小]))[出收]?{_SOFT}$"
    rf"|(?:[同环]比|相比[，,]?|[比较](?:[去上前今往同]|{YEAR}年)[^，。；、]{{0,12}})"
    rf"(?:(?P<added>[净新]增)|净减){_SOFT}$"
)
# 46家 in 比去年同期的318家多46家: what leads to it begins behind the value compared with.
_APART = re.compile(rf"(?:(?P<more>多)|少)[出收]?{_SOFT}")
# 减少碳排放约6万吨, 降低成本300万元: the verb, what changes, then by how much.
_OF_OBJECT = re.compile(
    rf"(?<![新净])(?:(?P<up>增加)|(?P<down>减少|降低|节约|节省|压减))(?![了到至值])"
    rf"[^，。；、的占至到]{{2,14}}?{_SOFT}$"
)
_IN_ENGLISH = re.compile(
    r"\b(?:(?P<up>up|rose|risen|grew|grown|increased|climbed|gained|(?:increase|rise|growth) of)"
    r"|(?P<down>down|fell|fallen|dropped|decreased|declined|(?:decrease|decline|fall|drop) of))"
    r"(?: by| about| nearly| almost| some| over| more than)*\s*$",
    re.IGNORECASE,
)
_FROM = re.compile(r"[由从][^，。；、由从]{0,12}$")
_CORRECTS = ("修订", "修正", "更正", "核定", "核增", "核减")
_THEN = re.compile(
    r"(?:[,，])?(?:左右|以上)?(?:统一|逐步|大幅|小幅|稳步|快速|进一步|直接)?"
    rf"(?:增|提|上升|上调|扩|压缩|压减|精简|升|降|减|下降|缩|跌|调整|跃升|翻"
    rf"|{'|'.join(_CORRECTS)})[^，。；]{{0,3}}[至到为]"
)
# 二季度加快到7.4% goes on with the growth before it.
_OPENING = re.compile("[，,；\\s]*(?:[^，。；]{0,7}(?:季度|[月年期]|月份))?(?:又|则|再|进一步)?")
_PACE = re.compile(
    "(?:加快|提速|放缓|回升|回落|提[高升]|上升|扩大|收窄|[升降增])(?:到|至|为)(?:了|约|近|超过?)*$"
)
_BASE = (
    "同比|环比|同期|相比|年均|平均每年|年平均|逐年|比.{0,8}|较.{0,8}|预计|实际|累计|分别|可比口径"
    "|按.{1,8}口径|同口径|名义"
)
_COMPARED = re.compile(rf"(?:{_BASE}|[,，、])+$")


@dataclass(frozen=True, slots=True)
class ChangeVerb:
    """A verb of change that leads to a value; `reaches` it, in 增至, instead of changing by it.

    What changes stands before `start`; in 减少碳排放6万吨 it stands from `of` on.
    """

    start: int
    direction: Direction
    reaches: bool
    of: int | None = None


def change_before(lead: str) -> ChangeVerb | None:
    """Return the verb of change at the end of the words before a value, or None."""
    found = _BEFORE_VALUE.search(lead)
    if found:
        return ChangeVerb(found.start(), "up" if found["up"] else "down", found["to"] is not None)
    found = _DIFFERENCE.search(lead)
    if found:
        up = found["up"] or found["more"] or found["added"]
        return ChangeVerb(found.start(), "up" if up else "down", reaches=False)
    found = _APART.fullmatch(lead)
    if found:
        return ChangeVerb(0, "up" if found["more"] else "down", reaches=False)
    found = _IN_ENGLISH.search(lead)
    if found:
        return ChangeVerb(found.start(), "up" if found["up"] else "down", reaches=False)
    found = _OF_OBJECT.search(lead)
    if found:
        verb: Direction = "up" if found["up"] else "down"
        return ChangeVerb(found.start(), verb, reaches=False, of=found.end(verb))
    return None


def start_of_former(lead: str, behind: str) -> int | None:
    """Return where 由 or 从 stands before a value from which another is reached, None if none does.

    `behind` are the words behind the value: 由[25.3亿元]增至28.9亿元.
    """
    found = _FROM.search(lead)
    return found.start() if found and _THEN.match(behind) else None


def gave_way(behind: str) -> bool:
    """Return whether a value gave way to the one that follows: 企业41家[增至58家]."""
    return _THEN.match(behind) is not None and behind[0] not in ",，"


def start_of_pace(lead: str) -> int | None:
    """Return where 加快到 stands before a rate that goes on with the growth before it."""
    found = _PACE.search(lead)
    return found.start() if found and _OPENING.fullmatch(lead, 0, found.start()) else None


def is_corrected(behind: str) -> bool:
    """Return whether a value is corrected by the words behind it: 8亿元[修订为9亿元]."""
    return behind.lstrip("，,").startswith(_CORRECTS)


def without_base(words: str) -> str:
    """Return the words before a verb of change without what the change is compared with."""
    return _COMPARED.sub("", words)


def directions(text: str) -> frozenset[Direction]:
    """Return the directions of the changes that a simplified text or an English one tells of."""
    lower = text.lower()
    found: dict[Direction, re.Pattern[str]] = {"up": _ANY_UP, "down": _ANY_DOWN}
    return frozenset(direction for direction, words in found.items() if words.search(lower))
