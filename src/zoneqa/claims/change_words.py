"""The verbs that say how a value changed, as they stand right before it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zoneqa.claims.claim import Direction

UP = "增长|增加|上升|提高|提升|扩大|上涨|上调|攀升|递增|扩容|增速|增幅|涨幅|多出|高出|增|涨|升"
DOWN = "下降|减少|降低|回落|下滑|下跌|下调|缩减|缩短|压缩|收窄|降幅|跌幅|减|降|跌"
_NEUTRAL = "变化|变动"
_SOFT = "(?:了|约|近|超过|超|逾|达到|达|率|幅度|幅|速度|为|是|仅|大约|高达|至少|将|有所|共|整整)*"
_BEFORE_VALUE = re.compile(rf"(?:(?<![新净])(?:(?P<up>{UP})|(?P<down>{DOWN})))(?P<to>至|到)?{_SOFT}$")
_BASE = "同比|环比|同期|年均|平均每年|年平均|逐年|比.{0,8}|较.{0,8}|预计|实际|累计|分别|可比口径|按.{1,8}口径|名义"
_COMPARED = re.compile(rf"(?:{_BASE}|[,，、])+$")
_ASKED = re.compile(rf"(?P<up>{UP})|(?P<down>{DOWN})|{_NEUTRAL}")
_TO = re.compile("[至到]")


@dataclass(frozen=True, slots=True)
class Change:
    """A verb of change that leads to a value; `reaches` it, in 增至, instead of changing by it."""

    start: int
    direction: Direction
    reaches: bool


def change_before(lead: str) -> Change | None:
    """Return the verb of change at the end of the words before a value, or None."""
    found = _BEFORE_VALUE.search(lead)
    if not found:
        return None
    direction: Direction = "up" if found["up"] else "down"
    return Change(found.start(), direction, found["to"] is not None)


def change_asked(question: str) -> Change | None:
    """Return the verb of change in a question's words before 多少 and the like, or None."""
    found = list(_ASKED.finditer(question))
    if not found or not (found[-1]["up"] or found[-1]["down"]):
        return None
    last = found[-1]
    reaches = _TO.match(question, last.end()) is not None
    return Change(last.start(), "up" if last["up"] else "down", reaches)


def without_base(words: str) -> str:
    """Return the words before a verb of change without what the change is compared with."""
    return _COMPARED.sub("", words)
