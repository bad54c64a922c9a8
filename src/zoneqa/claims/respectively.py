"""Values that 分别 deals out: 苏州、无锡分别实现产值3亿元、2亿元; 失业率和通胀率分别为5%和2%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from zoneqa.claims.claim import Words
from zoneqa.claims.modifiers import LIST_MARK, sums_up
from zoneqa.claims.named_subjects import is_zone_name
from zoneqa.claims.parsed_sentence import ParsedSentence
from zoneqa.claims.periods import Period
from zoneqa.claims.quantities import Quantity
from zoneqa.claims.scope import Scope
from zoneqa.claims.vocabulary import term_list
from zoneqa.types import Bounds

_RESPECTIVELY = re.compile("分别|依次")
_BEFORE_LIST = re.compile(r"(?:其中|目前|同时|此外|上述|[全我本该][省市县区州园]|[，,、；：\s])*")
_KIND_COUNTERS = "类级期型批"
_LETTERS = re.compile("[A-Za-z0-9]{1,2}|[甲乙丙丁一二三四五六]")
_BEHIND_LIST = re.compile(
    r"(?:同比|环比|年均|累计|的?占比|已|将|共|[三二两四五六]者|[三两四五]地)*$"
)
_ONLY_LINK = re.compile(
    r"(?:达到?|为|是|完成|实现|增长|下降|增加|减少|提高|提升|上升|约|近|超过?|[占增降至到了有])*"
)


@dataclass(frozen=True, slots=True)
class RespectiveItem:
    """The item of a list that one of several values belongs to, and what is said of each item.

    `of` is said before 分别, as 营收 in 新材料、软件产业营收分别为; `says_of_what` is true where
    the words behind it say it: 分别实现产值3亿元、2亿元.
    """

    words: Words
    of: Words | None
    says_of_what: bool

    @property
    def is_subject(self) -> bool:
        """Return whether the item is whom the value is about, and not what it is of."""
        return self.says_of_what or is_zone_name(self.words.text)

    def attribute(self, own: Words | None) -> Words | None:
        """Return what the value is of, given what is said of it: 西园开工项目; 产值 of a zone."""
        if own is None or is_zone_name(self.words.text):
            return own
        return Words(self.words.text + own.text, own.place)


def respective_items(
    sentence: ParsedSentence, group: Sequence[tuple[Quantity, Scope]]
) -> list[RespectiveItem | None]:
    """Return the item to which each of some joined values belongs; Nones if no list says so."""
    word = respectively(sentence, group)
    if word is None:
        return [None] * len(group)
    items = list(_items(sentence, group[0][1].clause[0], word.start()))
    if len(items) != len(group):
        return [None] * len(group)
    says_of_what = _ONLY_LINK.fullmatch(sentence.plain, word.end(), group[0][0].start) is None
    return [RespectiveItem(item, of, says_of_what) for item, of in items]


def respective_periods(
    sentence: ParsedSentence, group: Sequence[tuple[Quantity, Scope]]
) -> list[Period] | list[None]:
    """Return the period of each of some joined values that is dealt out: 2022年和2023年分别为….

    None for each if no list of as many periods, or range of as many years, stands before.
    """
    word = respectively(sentence, group)
    before = [p for p in sentence.periods if word and p.end <= word.start()]
    listed = before[-1:]
    for period in reversed(before[:-1]):
        if not LIST_MARK.fullmatch(sentence.plain, period.end, listed[0].start):
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


def respectively(
    sentence: ParsedSentence, group: Sequence[tuple[Quantity, Scope]]
) -> re.Match[str] | None:
    """Return where 分别 stands before joined values, None if they are not dealt out."""
    if len(group) == 1:
        return None
    return _RESPECTIVELY.search(sentence.plain, group[0][1].clause[0], group[0][0].start)


def _items(sentence: ParsedSentence, start: int, end: int) -> Iterator[tuple[Words, Words | None]]:
    """Yield the items of a list between two offsets, and what is said of each: 新材料产业, 营收.

    What stands behind the last item, or behind their number, belongs to each of them.
    """
    plain = sentence.plain
    begin, stop = _list_bounds(sentence, start, end)
    marks = [mark.span() for mark in LIST_MARK.finditer(plain, begin, stop)]
    edges: list[Bounds] = list(
        zip([begin, *(b for _, b in marks)], [*(a for a, _ in marks), stop], strict=True)
    )
    edges = [edge for edge in edges if edge[0] < edge[1]]
    if not edges:
        return
    last, shared = _shared(sentence, edges)
    noun, of = _without_indicator(plain, shared)
    for edge in (*edges[:-1], last):
        yield Words(plain[slice(*edge)] + noun, edge), of


def _list_bounds(sentence: ParsedSentence, start: int, end: int) -> Bounds:
    """Return the bounds of a list without the period, zone and words that lead to it."""
    plain = sentence.plain
    start = max([start, *(p.end for p in sentence.periods if start <= p.start < end)])
    behind = _BEHIND_LIST.search(plain[start:end])
    stop = start + behind.start() if behind else end
    first = LIST_MARK.search(plain, start, stop)
    of = plain.rfind("的", start, first.start() if first else start)
    begin = of + 1 if of >= start else _behind(_BEFORE_LIST, plain, start, stop)
    zone = next((w.place[1] for w in sentence.named if w.place[0] == begin), begin)
    within = first is not None and zone + 1 < first.start()
    return (_behind(_BEFORE_LIST, plain, zone, stop) if within else begin), stop


def _behind(pattern: re.Pattern[str], plain: str, start: int, end: int) -> int:
    found = pattern.match(plain, start, end)
    return found.end() if found else start


def _shared(sentence: ParsedSentence, edges: Sequence[Bounds]) -> tuple[Bounds, Bounds]:
    """Return the last item alone, and what stands behind it that belongs to each item."""
    plain, (start, end) = sentence.plain, edges[-1]
    for value in sentence.quantities:
        if start < value.start < end and sums_up(sentence, value):
            kept = value.end - (plain[value.end - 1] in _KIND_COUNTERS)
            return (start, value.start), (kept, end)
    others = [plain[slice(*edge)] for edge in edges[:-1]]
    stop = start + _length_alone(others, plain[start:end])
    return (start, stop), (stop, end)


def _length_alone(others: Sequence[str], last: str) -> int:
    """Return how long the last item is without what belongs to the others too."""
    if others and all(_LETTERS.fullmatch(other) for other in others):
        letters = _LETTERS.match(last)
        return letters.end() if letters else len(last)
    terms = term_list().words
    first = terms.search(last)
    if not first or not first.start() or not others or any(map(terms.search, others)):
        return len(last)
    return first.start()


def _without_indicator(plain: str, shared: Bounds) -> tuple[str, Words | None]:
    """Return the noun that belongs to each item, and what is said of it: 产业, 营收."""
    words = plain[slice(*shared)]
    for found in term_list().words.finditer(words):
        if any(term.section == "indicator" for term in term_list().find(found[0])):
            place = shared[0] + found.start(), shared[1]
            return words[: found.start()].rstrip("的"), Words(words[found.start() :], place)
    return words, None
