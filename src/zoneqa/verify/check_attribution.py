"""Checking that each figure is said of what the evidence says it of: 硕士 1500元, 博士 3000元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from zoneqa.claims.claim import CHANGES
from zoneqa.claims.units import dimension
from zoneqa.text.tagged_words import tagged_words
from zoneqa.types import Bounds
from zoneqa.verify.cited_evidence import CitedEvidence
from zoneqa.verify.compare_numbers import is_same_number, is_share, units_agree
from zoneqa.verify.compared_sentence import ComparedFigure, ComparedSentence
from zoneqa.verify.findings import Finding, finding, wrong_value
from zoneqa.verify.head_nouns import head_noun_of
from zoneqa.verify.opposites import opposed_words
from zoneqa.verify.same_value import figures_of_same_value

MARKS = "，。；、：,;!?！？"
"""What ends the words that belong to a figure before them."""

_JOINS = frozenset("和与及并中") | {"以及", "中有"}

_OF_WHICH, _TRADE = "其中", "trade"

_CHANGE = 8
"""Characters that stand between a value before a change and that after it, at most."""

_PASSED = frozenset(
    (
        *("实现", "完成", "达到", "超过", "分别", "同比", "环比", "累计", "合计", "总计", "预计"),
        *("来自", "属于", "用于", "还有", "另有"),
        *("平均", "贡献", "拥有", "设有", "建有", "占比", "有望", "成为", "位于"),
    )
)
"""Words that say nothing of what a figure is of."""

_PASSED_TAGS = frozenset({"m", "t", "p", "c", "d", "u", "uj", "ul", "x", "q", "r", "f"})


@dataclass(frozen=True, slots=True)
class AttributedFigure:
    """A figure of the evidence with the words that say of what it is: those of its own clause."""

    figure: ComparedFigure
    words: frozenset[str]

    def only(self, other: AttributedFigure) -> list[str]:
        """Return the words that another figure has not, nor in a longer one: 面积 in 总面积."""
        return [word for word in self.words if not any(word in own for own in other.words)]


def check_attribution(sentence: ComparedSentence, evidence: CitedEvidence) -> Iterator[Finding]:
    """Yield the figures that the evidence has of another thing than the one that is named."""
    for stated in sentence.figures:
        comparable = [each for each in evidence.figures if _comparable(stated, each)]
        given = [AttributedFigure(each, _own_words(each, comparable)) for each in comparable]
        same = [each for each in given if is_same_number(stated.quantity, each.figure.quantity)]
        if any(each.figure.sentence.language != sentence.language for each in same):
            continue  # words of two languages cannot be compared
        others = [each for each in given if each not in same]
        said = _said(stated)
        meant = [
            [c for c in others if _was_before(stated, c, b) or _is_meant(said, c, b)] for b in same
        ]
        if meant and all(meant):
            right = max(meant[0], key=lambda each: len(each.only(same[0])))
            yield wrong_value(stated, right.figure)
        elif meant and not any(meant):
            yield from _of_other_unit(stated, evidence)


def _of_other_unit(stated: ComparedFigure, evidence: CitedEvidence) -> Iterator[Finding]:
    """Yield that what a sentence names has a figure in another unit: 员工640人, 研发人员占四成.

    It is no value to be put in the place of the stated one, so that this alone cuts nothing.
    """
    if dimension(stated.quantity.unit) == "time":
        return
    relative = is_share(stated.quantity) or stated.quantity.unit == "番" or _is_change(stated)
    if stated.sentence.language != evidence.language or stated.quantity.ordinal or relative:
        return
    figures = [each for each in evidence.figures if not each.quantity.ordinal]
    same = figures_of_same_value(stated, evidence)
    others = [f for f in figures if f not in same and dimension(f.quantity.unit) != "time"]
    start, end = _segment(stated, stated.sentence.figures)
    said = stated.sentence.words((max(start, stated.clause[0]), end))
    given = [AttributedFigure(each, _telling(stated, each, figures)) for each in others]
    meant = [
        [c for c in given if _is_meant(said, c, AttributedFigure(b, _own_words(b, figures)))]
        for b in same
    ]
    if meant and all(meant):
        right = meant[0][0].figure
        yield finding("number", stated.place, stated.words, right.span, certain=False)
    elif same and (other := _of_same_head(stated, same, others)):
        yield finding("number", stated.place, stated.words, other.span, certain=False)


def _of_same_head(
    stated: ComparedFigure, same: Sequence[ComparedFigure], others: Sequence[ComparedFigure]
) -> ComparedFigure | None:
    """Return the figure of what is named next to a stated one, if none with the value is of it."""
    if dimension(stated.quantity.unit) != "count":
        return None
    head = head_noun_of(stated)
    heads = [head_noun_of(each) for each in same]
    if not head or not all(heads) or any(head in each or each in head for each in heads):
        return None
    named = all(head not in each.sentence.words(each.clause) for each in same)
    wholes = {id(each) for part in same for each in others if _is_part(part, each)}
    alike = (each for each in others if head_noun_of(each) == head and id(each) not in wholes)
    return next(alike, None) if named else None


def _is_part(figure: ComparedFigure, whole: ComparedFigure) -> bool:
    """Return whether a figure is told of a part of what another is of: 5万人，其中3200人."""
    if figure.sentence is not whole.sentence:
        return False
    return _OF_WHICH in figure.sentence.words(
        (whole.place[1], max(figure.place[0], whole.place[1]))
    )


def _comparable(one: ComparedFigure, other: ComparedFigure) -> bool:
    if one.quantity.ordinal != other.quantity.ordinal:
        return False
    return units_agree(one.quantity, other.quantity) and _is_change(one) == _is_change(other)


def _is_change(figure: ComparedFigure) -> bool:
    return figure.claim is not None and figure.claim.kind in CHANGES


def _said(stated: ComparedFigure) -> str:
    """Return the words that a sentence says of a figure."""
    alike = [each for each in stated.sentence.figures if _comparable(stated, each)]
    return stated.sentence.words(_segment(stated, alike))


def _was_before(stated: ComparedFigure, other: AttributedFigure, same: AttributedFigure) -> bool:
    """Return whether what is told as the value before a change is that after it: 由9个增为26个."""
    claims = (stated.claim, other.figure.claim, same.figure.claim)
    said, before, after = (claim is not None and claim.former for claim in claims)
    gap = same.figure.place[0] - other.figure.place[1]
    return said and before and not after and 0 <= gap <= _CHANGE


def _is_meant(said: str, other: AttributedFigure, same: AttributedFigure) -> bool:
    """Return whether words are those of another figure and not of the one that has the value.

    What is said of a figure may go on for those behind it.
    """
    of_other, of_same = other.only(same), same.only(other)
    if not of_other or not of_same:
        return False
    is_said = [word in said for word in of_same]
    before = other.figure.place < same.figure.place
    own = any(is_said) if before else all(is_said)
    return all(word in said for word in of_other) and not own


def _own_words(figure: ComparedFigure, alike: Sequence[ComparedFigure]) -> frozenset[str]:
    """Return the words of a figure's clause, or of those before it since the last figure alike."""
    start, end = _segment(figure, alike)
    inside = max(start, figure.clause[0])
    words = figure.sentence.words
    return content_words(words((inside, end))) or content_words(words((start, end)))


def _telling(
    stated: ComparedFigure, given: ComparedFigure, figures: Sequence[ComparedFigure]
) -> frozenset[str]:
    """Return the words of what a figure counts, or of its clause if it is in another unit."""
    if units_agree(stated.quantity, given.quantity):
        counted = _counted_words(given)
        return counted if len(counted) > 1 else frozenset()
    return _own_words(given, figures)


def _counted_words(figure: ComparedFigure) -> frozenset[str]:
    """Return the nouns right behind a figure, which say what it counts: 3家|设计机构."""
    if dimension(figure.quantity.unit) != "count":
        return frozenset()
    behind = tagged_words(figure.sentence.words((figure.place[1], _end_of_words(figure))))
    nouns = "".join(word.text for word in takewhile(lambda word: word.is_noun, behind))
    return content_words(nouns)


def _segment(figure: ComparedFigure, alike: Sequence[ComparedFigure]) -> Bounds:
    """Return what is said of a figure: from behind the last one alike to where its words end."""
    sentence, first = figure.sentence, figure.place[0]
    before = [f for f in alike if f.sentence is sentence and f.place[1] <= first]
    if not before:
        return sentence.bounds[0], _end_of_words(figure)
    marks = (at for at in range(before[-1].place[1], first) if sentence.plain[at] in MARKS)
    return next(marks, _end_of_words(before[-1])), _end_of_words(figure)


def _end_of_words(figure: ComparedFigure) -> int:
    """Return where the words behind a figure end that belong to it: 88名消防员|和16辆消防车."""
    sentence, start = figure.sentence, figure.place[1]
    behind = (f.place[0] for f in sentence.figures if f.place[0] >= start)
    end = min(behind, default=sentence.bounds[1])
    words = tagged_words(sentence.words((start, end)))
    ends = (word.place[0] for word in words if word.text in _JOINS or word.text[0] in MARKS)
    return start + next(ends, end - start)


def content_words(text: str) -> frozenset[str]:
    """Return the words of a text that say of what a figure is."""
    opposed = (word for word in opposed_words(text, 0, len(text)) if word.pair != _TRADE)
    changes = {text[slice(*word.place)] for word in opposed}
    return frozenset(
        word.text
        for word in tagged_words(text)
        if word.tag not in _PASSED_TAGS and len(word.text) > 1
        if word.text not in _PASSED | changes
    )
