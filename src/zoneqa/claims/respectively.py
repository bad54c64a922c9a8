"""Values that 分别 deals out: 苏州、无锡分别实现产值3亿元、2亿元; 失业率和通胀率分别为5%和2%."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from zoneqa.claims.claim import Words
from zoneqa.claims.named_subjects import is_zone_name
from zoneqa.claims.parsed_sentence import ParsedSentence
from zoneqa.claims.quantities import Quantity
from zoneqa.claims.scope import Scope
from zoneqa.types import Bounds

_RESPECTIVELY = re.compile("分别|依次")
_AND = re.compile("[、和与及]|以及")
_BEFORE_LIST = re.compile(r"(?:其中|目前|同时|此外|上述|[，,、；：\s])*")
_BEHIND_LIST = re.compile(
    r"(?:同比|环比|年均|累计|的?占比|已|将|共|[三二两四五六]者|[三两四五]地)*$"
)
_ONLY_LINK = re.compile(
    r"(?:达到?|为|是|完成|实现|增长|下降|增加|减少|提高|提升|上升|约|近|超过?|[占增降至到了有])*"
)


@dataclass(frozen=True, slots=True)
class RespectiveItem:
    """The item of a list that one of several values belongs to, and whether it is their subject.

    `says_of_what` is true where the words behind 分别 say it: 分别实现产值3亿元、2亿元.
    """

    words: Words
    is_subject: bool
    says_of_what: bool


def respective_items(
    sentence: ParsedSentence, group: Sequence[tuple[Quantity, Scope]]
) -> list[RespectiveItem | None]:
    """Return the item to which each of some joined values belongs; Nones if no list says so."""
    clause, first = group[0][1].clause, group[0][0].start
    word = next(_RESPECTIVELY.finditer(sentence.plain, clause[0], first), None)
    if len(group) == 1 or word is None:
        return [None] * len(group)
    items = _items(sentence, clause[0], word.start())
    if len(items) != len(group):
        return [None] * len(group)
    says_of_what = _ONLY_LINK.fullmatch(sentence.plain, word.end(), first) is None
    is_subject = says_of_what or all(is_zone_name(item.text) for item in items)
    return [RespectiveItem(item, is_subject, says_of_what) for item in items]


def _items(sentence: ParsedSentence, start: int, end: int) -> list[Words]:
    """Return the parts of a list between two offsets, behind the last period in it."""
    start = max([start, *(p.end for p in sentence.periods if start <= p.start < end)])
    skipped = _BEFORE_LIST.match(sentence.plain, start, end)
    begin = skipped.end() if skipped else start
    behind = _BEHIND_LIST.search(sentence.plain[begin:end])
    stop = begin + behind.start() if behind else end
    marks = [mark.span() for mark in _AND.finditer(sentence.plain, begin, stop)]
    edges: list[Bounds] = list(
        zip([begin, *(b for _, b in marks)], [*(a for a, _ in marks), stop], strict=True)
    )
    return [sentence.words(edge) for edge in edges if edge[0] < edge[1]]
