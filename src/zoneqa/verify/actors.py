"""Who may do something: the runs of nouns in a sentence that name one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from zoneqa.claims.companies import TRADES
from zoneqa.text.tagged_words import TaggedWord
from zoneqa.types import Bounds

OFFICES = ("局", "厅", "委", "院", "部", "署", "办")
"""What the names of offices end with."""

ACTORS = (
    *TRADES,
    *("政府", "院", "委员会", "管委会", "局", "厅", "部", "司", "委", "公司", "集团"),
    *("大学", "学院", "中学", "小学", "银行", "医院", "中心", "协会", "海关"),
    *("资本", "基金", "航运", "物流", "实业", "控股", "材料", "激光", "家电", "机器人", "航空"),
)
"""What the names of those end with who do something."""

_PLANS = ("计划", "预计")
"""What is no part of a name before a verb: 晨曦机械|计划|投资."""

_SKIPPED = frozenset({"d", "ad", "t", "m", "c", "ul", "x", "q"})
"""Tags of the words that stand between who does something and what is done: 将, 已, 去年."""

_ANY = ("该", "本", "这", "各", "其")
"""What opens words that stand for a name."""

_SHORTEST = 3
"""Characters of a name."""


def actor(run: Sequence[TaggedWord]) -> Bounds | None:
    """Return where a run of nouns stands, if it is the name of one who can do something."""
    ends = [at for at, word in enumerate(run) if word.text.endswith(ACTORS)]
    run = run[: ends[-1] + 1] if ends else run  # 市第一医院|整体
    text = "".join(word.text for word in run)
    named = bool(ends) or any(word.is_proper and word.tag[0] not in "vad" for word in run)
    if len(text) < _SHORTEST or not named or text.startswith(_ANY):
        return None
    return run[0].place[0], run[-1].place[1]


def last_run(words: Sequence[TaggedWord]) -> list[TaggedWord]:
    """Return the nouns with which some words end, but for 将, 已 and the like."""
    at = len(words)
    while at and _is_skipped(words[at - 1]):
        at -= 1
    run = list(takewhile(is_nominal, reversed(words[:at])))
    return run[::-1]


def _is_skipped(word: TaggedWord) -> bool:
    return word.tag in _SKIPPED or word.text in _PLANS


def end_before(words: Sequence[TaggedWord], at: int) -> int:
    """Return where the word ends that stands before a verb, but for 将, 已 and the like."""
    told = [word for word in words[:at] if not _is_skipped(word)]
    return told[-1].place[1] if told else -1


def first_run(words: Sequence[TaggedWord]) -> list[TaggedWord]:
    """Return the first nouns of some words."""
    start = next((at for at, word in enumerate(words) if is_nominal(word)), len(words))
    return list(takewhile(is_nominal, words[start:]))


def is_nominal(word: TaggedWord) -> bool:
    names_kind = word.tag in ("vn", "j", "b", "z") or (word.tag == "m" and word.text[0] == "第")
    return word.is_noun or word.is_proper or names_kind
