"""The claims that the figures of a sentence make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from zoneqa.claims.aligned_values import Dealt, aligned, with_own_growths
from zoneqa.claims.attributes import attribute_of
from zoneqa.claims.change_words import (
    ChangeVerb,
    change_before,
    gave_way,
    is_corrected,
    start_of_former,
    start_of_pace,
)
from zoneqa.claims.claim import AMOUNTS, Claim, Kind, Words
from zoneqa.claims.editions import edition_in
from zoneqa.claims.figure_kind import kind_of
from zoneqa.claims.milestones import without_milestones
from zoneqa.claims.period_scope import continues
from zoneqa.claims.periods import Period
from zoneqa.claims.quantities import Quantity
from zoneqa.claims.respectively import (
    RespectiveItem,
    respective_items,
    respective_periods,
    respectively,
)
from zoneqa.claims.scope import Scope, scopes
from zoneqa.claims.sentence_context import SentenceContext, wholes_of
from zoneqa.text.overlap import overlaps_any

_FORMER = re.compile("原(?:有|来|先)?(?![地料油材本])")
_THIS_FIGURE = re.compile(
    "[这该此]一?[个项]?(?:数字|数据|数值|指标|数)"
    "|(?:超额|圆满|顺利|完成)*(?:年度|全年|预期|既定|原定|年初|预定)*目标(?:任务)?"
)
_LONGEST_STEP = 12
"""Characters in which a value is followed by the one that took its place."""

_PART = re.compile(r"(?:^|[，。；：:,(（\s])(?:其中|包括|包含|含)")

Figures = Sequence[tuple[Quantity, Scope]]


@dataclass(frozen=True, slots=True)
class _Said:
    """What a figure says: of what, of which whole, by which verb of change; and where it ends."""

    end: int
    attribute: Words | None = None
    whole: Words | None = None
    change: ChangeVerb | None = None
    kind: Kind | None = None
    former: bool = False
    came_from: int | None = None
    """Where 由 or 从 stands before a value from which another is reached."""


def figure_claims(context: SentenceContext) -> Iterator[Claim]:
    """Yield the claims of the figures in a sentence, in order."""
    before = _Said(end=context.sentence.bounds[0])
    stated: list[Claim] = []
    dealt: Dealt = ()
    for group in _groups(list(scopes(context.sentence))):
        items = respective_items(context.sentence, group)
        periods = respective_periods(context.sentence, group)
        count = len(stated)
        for (value, scope), item, period in zip(group, items, periods, strict=True):
            before = replace(before, whole=_whole(context, value, before, stated))
            said = _said(context, value, scope, item, before, stated)
            if said:
                stated.append(_stated(context, value, scope, item, said, period))
            before = _left(before, said, value.end)
        own = [item for item in items if item]
        if own and len(stated) - count == len(own):
            dealt = list(zip(own, stated[count:], strict=True))
        elif dealt and len(stated) - count == len(dealt) and respectively(context.sentence, group):
            stated[count:] = aligned(stated[count:], dealt)
        else:
            stated = with_own_growths(stated, len(group))
    yield from without_milestones(stated)


def _groups(figures: Figures) -> Iterator[Figures]:
    """Yield the runs of figures that only 、 or 和 parts."""
    start = 0
    for n in range(1, len(figures) + 1):
        if n == len(figures) or not figures[n][1].joined:
            yield figures[start:n]
            start = n


def _whole(
    context: SentenceContext, value: Quantity, before: _Said, stated: Sequence[Claim]
) -> Words | None:
    """Return the whole of which a value is a part: what 其中 refers to, of the same unit.

    It holds until a semicolon, or to the end of a sentence that 其中 opens.
    """
    sentence = context.sentence
    between = sentence.plain[before.end : value.start]
    if _PART.search(between):
        wholes = wholes_of(stated) or context.around.wholes
        return wholes.get(value.unit)
    opened = continues(sentence.plain, sentence.bounds)
    return None if "；" in between and not opened else before.whole


def _said(
    context: SentenceContext,
    value: Quantity,
    scope: Scope,
    item: RespectiveItem | None,
    before: _Said,
    stated: Sequence[Claim],
) -> _Said | None:
    """Return what a figure says behind the one before it; None if it is no value."""
    plain = context.sentence.plain
    lead = plain[slice(*scope.lead)]
    change, kind = _change_and_kind(lead, value, scope, before)
    if kind is None:
        return None
    behind = plain[value.end : value.end + _LONGEST_STEP]
    came_from = start_of_former(lead, behind)
    if came_from is not None:
        came_from += scope.lead[0]
        scope = replace(scope, lead=(scope.lead[0], came_from))
    own_change, carried = change if lead else None, _carried(context, kind, before)
    if kind == "change":  # 项目41个，总投资96亿元，比上年多9个
        carried = wholes_of(stated).get(value.unit, carried)
    found = attribute_of(context.sentence, scope, kind, own_change, carried, context.subjects)
    own = before.attribute if _refers_back(found.words) else found.words
    attribute = _distributed(item, own, before.attribute)
    former = came_from is not None or _says_former(context, scope) or gave_way(behind)
    whole = found.whole or before.whole
    return _Said(value.end, attribute, whole, change, kind, former, came_from)


def _says_former(context: SentenceContext, scope: Scope) -> bool:
    """Return whether the lead of a value says 原, and not in a name such as 松原光电."""
    named = [words.place for words in context.subjects if not words.carried]
    found = _FORMER.finditer(context.sentence.plain, *scope.lead)
    return any(not overlaps_any(each.span(), named) for each in found)


def _change_and_kind(
    lead: str, value: Quantity, scope: Scope, before: _Said
) -> tuple[ChangeVerb | None, Kind | None]:
    """Return a figure's verb of change and its kind; one in a list has those of the first."""
    change = change_before(lead)
    kind = kind_of(value, lead, change)
    pace = start_of_pace(lead) if before.kind == "growth" and kind == "share" else None
    if pace is not None:
        return before.change and replace(before.change, start=pace), "growth"
    if before.came_from is not None and (before.kind, kind) == ("growth", "share"):
        return change, "growth"  # 增速由8.3%调整为8.6%
    if scope.joined and not lead and before.kind and "rank" not in (kind, before.kind):
        return before.change, before.kind
    return change, kind


def _carried(context: SentenceContext, kind: Kind, before: _Said) -> Words | None:
    """Return what the value before was of; a rank or a growth may go on with a sentence before."""
    said = before.attribute or before.whole
    return said or (None if kind in AMOUNTS else context.around.wholes.get("%"))


def _refers_back(words: Words | None) -> bool:
    """Return whether words only refer to what the figure before was of: 这一数字."""
    return words is not None and _THIS_FIGURE.fullmatch(words.text) is not None


def _distributed(
    item: RespectiveItem | None, own: Words | None, before: Words | None
) -> Words | None:
    """Return what a value is of that 分别 deals out: its item, or what is said of all."""
    if item is None or item.says_of_what:
        return own
    if item.of:
        return item.attribute(item.of)
    return before if item.is_subject else item.words


def _left(before: _Said, said: _Said | None, end: int) -> _Said:
    """Return what a figure leaves to the next; the whole of a item is its own."""
    if said is None:
        return replace(before, end=end)
    return replace(said, attribute=said.attribute or before.attribute, whole=before.whole)


def _period(context: SentenceContext, value: Quantity, said: _Said) -> Period | None:
    """Return the period of a value; none of the value from which it was reached.

    2023年由25.3亿元增至28.9亿元: the year is that of 28.9亿元, unless the first one is corrected.
    """
    period = context.period_at(value.start)
    if period is None or said.came_from is None or period.start >= said.came_from:
        return period
    behind = context.sentence.plain[value.end : value.end + _LONGEST_STEP]
    return period if is_corrected(behind) else None


def _stated(
    context: SentenceContext,
    value: Quantity,
    scope: Scope,
    item: RespectiveItem | None,
    said: _Said,
    dealt: Period | None,
) -> Claim:
    assert said.kind is not None
    sentence = context.sentence
    period = (None if item else dealt) or _period(context, value, said)
    subjects = context.subjects_at(value.start)
    attribute = said.attribute
    if item and item.says_of_what:
        attribute = item.attribute(attribute)
    return Claim(
        sentence=sentence.span(sentence.bounds),
        value=sentence.span((value.start, value.end)),
        kind=said.kind,
        attribute=attribute,
        subjects=(item.words, *subjects) if item and item.is_subject else subjects,
        quantity=value,
        period=period,
        direction=said.change.direction if said.change else None,
        modality=context.modality_at(value.start, scope.clause, period),
        part_of=said.whole,
        ordinal=(edition_in(item.words.text) if item else None) or context.edition_at(value.start),
        former=said.former,
    )
