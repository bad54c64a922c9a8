"""Telling whether a text names a place, and not a word in which its name happens to stand."""

from __future__ import annotations

from functools import lru_cache

from zoneqa.zones.places import COMMON, listed_places

ZoneNames = frozenset[str]
"""The Chinese names that one mention may mean: Suzhou is 苏州 or 宿州, 光谷 is 东湖 too."""

# Their last character may be taken for the first one of a name: 融合高新 is not 合高新.
_WORDS = (
    "综合 联合 结合 融合 整合 组合 混合 集合 聚合 配合 适合 符合 复合 吻合 汇合 场合 百合"
    " 非常 经常 日常 正常 时常 平常 湘西 豫西 川西 鄂西 城西 浦西 成渝 川渝 经济"
    " 阳光 黄河"
)


def is_named(place: ZoneNames, text: str) -> bool:
    """Return whether a folded text has one of the place's names."""
    return any(_stands(name, text) for name in place)


def inside_word(text: str, at: int) -> bool:
    """Return whether the character at an offset ends a word begun before it, as 苏 in 江苏.

    In 上海南京 it is 上海 that the second character ends, so that 海南 is no word there.
    """
    return at > 0 and text[at - 1 : at + 1] in _pairs() and not inside_word(text, at - 1)


def is_common_word(word: str) -> bool:
    """Return whether a word before 高新区 and the like is no place: 综合, 产业."""
    return word in _WORDS.split() or word in COMMON


def _stands(name: str, text: str) -> bool:
    at = text.find(name)
    while at > 0 and inside_word(text, at):
        at = text.find(name, at + 1)
    return at >= 0


@lru_cache(maxsize=1)
def _pairs() -> frozenset[str]:
    return frozenset(_WORDS.split()).union(name for name in listed_places() if len(name) == 2)
