"""Of which part of a whole a figure is: the last that is named before it, or right behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from zoneqa.types import Bounds
from zoneqa.verify.compared_sentence import ComparedFigure, ComparedSentence
from zoneqa.verify.named_parts import NamedPart, named_parts

_WHOLE = (
    "全园",
    "全区",
    "整个",
    "整体",
    "全部",
    "合计",
    "总计",
    "in total",
    "altogether",
    "entire",
)
"""What tells that a figure is of the whole, though a part was named before."""

_OF_WHICH = ("其中", "of which", "including")

_SEMICOLON = ("；", ";")

_WHERE = (
    "位于",
    "坐落于",
    "坐落在",
    "地处",
    "落户",
    "入驻",
    "搬入",
    "在",
    "located in the",
    "in the",
)
"""What stands before a part that tells where something is, and not of what a figure is."""

_RESPECTIVELY = "分别"

_JOINED = re.compile(r"\s*(?:[、和与及]|以及|and)\s*(?:the )?")
_LINK = re.compile(r"(?:的|建设|打造|用于|投向|\b(?:in|for|of|at|to|on)(?: the| its)?\s)\W*$")
_LIST_MARK = re.compile(r"[、，；,;]|[和与及]|\band\b")
_WHOLE_BEHIND = re.compile(r"\s*(?:of|in) (?:the|an?|this)\s")
_BACK = 2
"""Sentences before one of no part of its own in which a part may be named."""


@dataclass(frozen=True, slots=True)
class MeantParts:
    """The parts of one series that a figure is of, together; not `sure` if perhaps of the whole.

    `place` is where they are named.
    """

    which: frozenset[str]
    place: Bounds
    sure: bool = True


def parts_of(figure: ComparedFigure) -> dict[str, MeantParts]:
    """Return the parts that a figure is of, by series.

    A sentence that names none of a series may go on with those named before it.
    """
    named = figure.sentence.named_parts
    found = _parts_before(figure.sentence)
    for series in dict.fromkeys(each.series for each in named):
        found.pop(series, None)
        own = [each for each in named if each.series == series]
        before = [each for each in own if each.place[1] <= figure.place[0]]
        if meant := _meant(figure, before, _behind(figure, own)):
            found[series] = meant
    return found


def _parts_before(sentence: ComparedSentence) -> dict[str, MeantParts]:
    """Return the parts named last in the headline and in the sentences before one, by series."""
    text = sentence.parsed.text
    at = text.bounds.index(sentence.bounds) if sentence.bounds in text.bounds else 0
    start, title = text.bounds[max(0, at - _BACK)][0], text.article.title
    before = named_parts(sentence.plain, start, sentence.bounds[0])
    found = {p.series: p for p in (*named_parts(title, 0, len(title)), *before)}
    return {
        series: MeantParts(frozenset({part.which}), part.place, sure=False)
        for series, part in found.items()
    }


def _meant(
    figure: ComparedFigure, before: Sequence[NamedPart], behind: Sequence[NamedPart]
) -> MeantParts | None:
    """Return the parts of one series, given those named before a figure and right behind it."""
    is_near = bool(before) and before[-1].place[0] >= figure.clause[0]
    if behind and (not is_near or _is_linked(figure, behind[0])):
        gap = figure.sentence.words((figure.place[1], behind[0].place[0])).strip()
        sure = not gap or _LINK.fullmatch(f"{gap} ") is not None
        return MeantParts(frozenset(p.which for p in behind), behind[0].place, sure)
    if not before or _is_of_whole(figure, before[-1]):
        return None
    last = _last_together(figure.sentence, before)
    dealt = _dealt_out(figure, last)
    sure = bool(dealt) or _is_sure(figure, last[0], last[-1])
    which = frozenset(p.which for p in dealt or last)
    return MeantParts(which, last[0].place, sure)


def _behind(figure: ComparedFigure, named: Sequence[NamedPart]) -> list[NamedPart]:
    """Return the parts named right behind a figure, in the same item of its clause."""
    sentence, start, end = figure.sentence, figure.place[1], figure.clause[1]
    others = (each.place[0] for each in sentence.figures if each.place[0] >= start)
    end = min(end, next(others, end))
    mark = _LIST_MARK.search(sentence.plain, start, end)
    end = mark.start() if mark else end
    return [each for each in named if start <= each.place[0] < end]


def _is_linked(figure: ComparedFigure, part: NamedPart) -> bool:
    """Return whether a part behind a figure is that of it: 750 mu for phase two."""
    return _LINK.search(figure.sentence.plain, figure.place[1], part.place[0]) is not None


def _is_of_whole(figure: ComparedFigure, part: NamedPart) -> bool:
    """Return whether a figure is told of the whole behind a part: 总投资45亿元，其中一期18亿元."""
    sentence = figure.sentence
    between = sentence.words((part.place[1], figure.place[0])).lower()
    if any(word in between for word in _WHOLE) or _WHOLE_BEHIND.fullmatch(f"{between} "):
        return True
    following = (clause for clause, _ in sentence.clauses if clause[0] >= figure.clause[1])
    behind = next(following, (0, 0))
    words = sentence.words(behind).strip().lower()
    again = (each for each in sentence.named_parts if behind[0] <= each.place[0] < behind[1])
    same = any((each.series, each.which) == (part.series, part.which) for each in again)
    return same and words.startswith(_OF_WHICH)


def _dealt_out(figure: ComparedFigure, together: Sequence[NamedPart]) -> list[NamedPart]:
    """Return which of some parts 分别 gives a figure: the one that its claim is about."""
    between = figure.sentence.words((together[-1].place[1], figure.place[0]))
    subject = figure.claim.subjects[0] if figure.claim and figure.claim.subjects else None
    if subject is None or _RESPECTIVELY not in between:
        return []
    return [p for p in together if subject.place[0] <= p.place[0] < subject.place[1]]


def _last_together(sentence: ComparedSentence, before: Sequence[NamedPart]) -> list[NamedPart]:
    """Return the part named last, with those before it that 、 or 和 joins to it."""
    together = [before[-1]]
    for each in reversed(before[:-1]):
        between = sentence.words((each.place[1], together[0].place[0]))
        if each.place != together[0].place and not _JOINED.fullmatch(between):
            break
        together.insert(0, each)
    return together


def _is_sure(figure: ComparedFigure, first: NamedPart, last: NamedPart) -> bool:
    """Return whether nothing else may be what a figure is of that stands behind a part."""
    sentence = figure.sentence
    if sentence.plain.lower().endswith(_WHERE, 0, _start(sentence, first)):
        return False
    between = sentence.words((last.place[1], figure.place[0]))
    if any(mark in between for mark in _SEMICOLON):
        return False
    named = (n.place for n in sentence.names if n.kind in ("zone", "organisation"))
    return not any(last.place[1] <= start and end <= figure.place[0] for start, end in named)


def _start(sentence: ComparedSentence, part: NamedPart) -> int:
    """Return where the name begins in which a part stands, else where the part begins."""
    around = (n.place[0] for n in sentence.names if n.place[0] <= part.place[0] < n.place[1])
    start = next(around, part.place[0])
    return start - (sentence.plain[start - 1 : start] == " ")
