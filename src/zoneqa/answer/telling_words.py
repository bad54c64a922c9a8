"""The words of a question that are hardly said otherwise, and tell its thing from others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from zoneqa.claims.asked_kinds import how_many
from zoneqa.query.query import Query
from zoneqa.text.tagged_words import TaggedWord, is_known, tagged_words
from zoneqa.types import Bounds

_NOUNS = frozenset({"n", "ng", "nz", "ns", "nt", "nr", "vn", "b", "j", "eng"})

SEXES = ("女", "男")
_LEVELS = ("国家级", "省级", "市级", "区级", "县级", "乡级", "村级", "校级")
_FESTIVAL = "节"
_EVENTS = (
    *("赛", "论坛", "演讲", "仪式", "培训班", "夏令营", "晚会", "大会", "峰会", "展会"),
    *(f"{each}会" for each in ("运动", "音乐", "演唱", "座谈", "推介", "博览", "展览", "招聘")),
    *(f"{each}会" for each in ("研讨", "发布", "联谊", "交流", "洽谈", "庆祝", "欢迎", "观摩")),
    *(f"{each}节" for each in ("音乐", "艺术", "文化", "电影", "美食", "旅游", "购物", "青年")),
)
"""How the words for events end."""

_QUOTES = (("“", "”"), ("《", "》"), ("「", "」"))
_WHICH = (
    "哪",
    "何",
    "什么",
    "啥",
    *(f"哪{each}" for each in ("个", "家", "些", "座", "位", "项", "种", "几个")),
)
"""What stands before the kind of thing that is asked for: 哪座城市."""

_HOW_MANY = ("多少", "几")
_COUNTERS = (*"名位个家项件种支台",)
"""Counters that a noun has to follow."""


def telling_words(query: Query) -> Iterator[TaggedWord]:
    """Yield the telling words of a question in order, without zones and periods."""
    text = query.text
    hidden = [*_zones(query), *((p.start, p.end) for p in query.slots.periods)]
    quoted = list(_quoted(text))
    asked = how_many(text)
    cut = asked.place[1] if asked and text.startswith(_HOW_MANY, asked.place[0]) else len(text)
    behind = [_moved(word, cut) for word in tagged_words(text[cut:])]
    counted = set(_counted(text[:cut], behind))
    for word in (*tagged_words(text[:cut]), *behind):
        if any(start < word.place[1] and word.place[0] < end for start, end in hidden):
            continue
        if text[: word.place[0]].endswith(_WHICH):
            continue
        in_quotes = any(start < word.place[0] < end for start, end in quoted)
        if in_quotes or word in counted or _is_telling(word):
            yield word


def _moved(word: TaggedWord, by: int) -> TaggedWord:
    return replace(word, place=(word.place[0] + by, word.place[1] + by))


def _is_telling(word: TaggedWord) -> bool:
    """Return whether a word tells a level, sex, feast or event from others.

    Names do too, but people shorten them as they like.
    """
    if word.text.startswith(SEXES):
        return word.tag in ("b", "n")
    if word.tag == "t":
        return word.text.endswith(_FESTIVAL)
    is_noun = word.tag in _NOUNS and is_known(word.text)
    return word.text in _LEVELS or (is_noun and word.text.endswith(_EVENTS))


def _zones(query: Query) -> Iterator[Bounds]:
    """Yield where a question names zones: they are compared by all their names elsewhere."""
    for names in query.zones:
        for name in names:
            at = query.text.find(name)
            if at >= 0:
                yield at, at + len(name)


def _quoted(text: str) -> Iterator[Bounds]:
    for opening, closing in _QUOTES:
        start = text.find(opening)
        end = text.find(closing, start)
        if 0 <= start < end:
            yield start, end


def _counted(asked: str, behind: Sequence[TaggedWord]) -> Iterator[TaggedWord]:
    """Yield the words for what is counted behind 几支: 女子 and 球队 in 有几支女子球队."""
    if asked.endswith(_COUNTERS) and _begins_with_verb(behind):
        yield behind[0]
        behind = behind[1:]
    yield from takewhile(lambda word: word.tag in _NOUNS or word.tag == "a", behind)


def _begins_with_verb(words: Sequence[TaggedWord]) -> bool:
    """Return whether a verb stands before a noun as a part of it: 留守 in 几个留守孩子."""
    tags = [word.tag for word in words[:2]]
    return len(tags) > 1 and tags[0] == "v" and tags[1] in _NOUNS
