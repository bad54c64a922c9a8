"""Values that 分别 deals out: 苏州、无锡分别实现产值3亿元、2亿元; 失业率和通胀率分别为5%和2%."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from zoneqa.claims.claim import AMOUNTS, Claim, Words
from zoneqa.claims.named_subjects import is_zone_name
from zoneqa.claims.parsed_sentence import ParsedSentence
from zoneqa.claims.periods import Period
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
    word = _respectively(sentence, group)
    if word is None:
        return [None] * len(group)
    items = _items(sentence, group[0][1].clause[0], word.start())
    if len(items) != len(group):
        return [None] * len(group)
    says_of_what = _ONLY_LINK.fullmatch(sentence.plain, word.end(), group[0][0].start) is None
    is_subject = says_of_what or all(is_zone_name(item.text) for item in items)
    return [RespectiveItem(item, is_subject, says_of_what) for item in items]


def respective_periods(
    sentence: ParsedSentence, group: Sequence[tuple[Quantity, Scope]]
) -> list[Period] | list[None]:
    """Return the period of each of some joined values that is dealt out: 2022年和2023年分别为….

    None for each if no list of as many periods, or range of as many years, stands before.
    """
    word = _respectively(sentence, group)
    before = [p for p in sentence.periods if word and p.end <= word.start()]
    listed = before[-1:]
    for period in reversed(before[:-1]):
        if not _AND.fullmatch(sentence.plain, period.end, listed[0].start):
            break
        listed.insert(0, period)
    dealt = _years(listed[0]) if len(listed) == 1 else listed
    return dealt if len(dealt) == len(group) else [None] * len(group)


def _years(period: Period) -> list[Period]:
    """Return each year of a period that has whole years only."""
    first, last = period.first, period.last
    if not first or not last or (first.month, first.day, last.month) != (1, 1, 12):
        return []
    years = range(first.year, last.year + 1)
    return [replace(period, first=date(y, 1, 1), last=date(y, 12, 31)) for y in years]


def _respectively(
    sentence: ParsedSentence, group: Sequence[tuple[Quantity, Scope]]
) -> re.Match[str] | None:
    """Return where 分别 stands before joined values, None if they are not dealt out."""
    if len(group) == 1:
        return None
    return _RESPECTIVELY.search(sentence.plain, group[0][1].clause[0], group[0][0].start)


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


def with_own_growths(stated: list[Claim], count: int) -> list[Claim]:
    """Return claims whose last `count`, if they are growths, are each of one amount before them.

    出口8亿元、进口5亿元，同比增长6%和3%: the first is of the exports, the second of the imports.
    """
    amounts, growths = stated[-2 * count : -count], stated[-count:]
    fits = count > 1 and len(amounts) == count and {c.kind for c in growths} == {"growth"}
    carried = len({c.attribute for c in growths}) == 1 and amounts[-1:] and growths[0].attribute
    if not fits or carried != amounts[-1].attribute or not {c.kind for c in amounts} <= AMOUNTS:
        return stated
    pairs = zip(growths, amounts, strict=True)
    dealt = [replace(growth, attribute=amount.attribute) for growth, amount in pairs]
    return [*stated[:-count], *dealt]
