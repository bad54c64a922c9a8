"""Checking the figures of a sentence: the evidence must have each, said of the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from zoneqa.text.character_bigrams import character_bigrams, jaccard
from zoneqa.text.overlap import overlaps_any
from zoneqa.verify.check_computed import computed_number, counted_together, unsaid
from zoneqa.verify.check_named_parts import differs_in_part, names_part
from zoneqa.verify.cited_evidence import CitedEvidence
from zoneqa.verify.compare_figures import differences
from zoneqa.verify.compare_numbers import compare_numbers, is_one_of, units_agree
from zoneqa.verify.compared_sentence import ComparedFigure, ComparedSentence
from zoneqa.verify.counted_lists import counts_list
from zoneqa.verify.figure_meant import figure_meant
from zoneqa.verify.findings import Finding, finding, wrong_value
from zoneqa.verify.other_forms import has_other_form
from zoneqa.verify.paired_periods import is_listed
from zoneqa.verify.same_value import figures_of_same_value

_NEAR = 0.15
"""The likeness of what two values are of from which one is offered as the right one."""

_UNIT, _KIND, _DIGITS, _CONTRADICTED = 0.3, 0.2, 0.3, -0.2
"""What the likeness of two values gains by unit, kind and digits in common, and loses."""


def check_figures(sentence: ComparedSentence, evidence: CitedEvidence) -> Iterator[Finding]:
    """Yield what is wrong with the figures of a sentence."""
    for figure in sentence.figures:
        same = figures_of_same_value(figure, evidence)
        if not same:
            if not has_other_form(figure, evidence) and not counts_list(figure):
                yield from _unprinted(figure, evidence)
            continue
        closest = max(same, key=lambda each: _closeness(figure, each))
        found = differences(figure, closest)
        kinds = {each.fault.kind for each in found if each.certain}
        searched = kinds <= {"entity"} and not is_listed(figure.place, sentence, evidence)
        meant = figure_meant(figure, same, evidence) if searched else None
        if meant and differs_in_part(figure, meant):
            meant = None
        yield from [wrong_value(figure, meant)] if meant else found


def check_numerals(sentence: ComparedSentence, evidence: CitedEvidence) -> Iterator[Finding]:
    """Yield the numerals of a sentence that count nothing and that no evidence has: 第14个."""
    parts = [part.place for part in sentence.named_parts if names_part(evidence, part)]
    free = [
        (start, end, value)
        for start, end, value in sentence.numerals
        if value != 1  # 首家 is 第一家, 一家 is any
        if not overlaps_any((start, end), [*sentence.value_places, *parts])
    ]
    if not free:
        return
    known = {value for given in evidence.sentences for *_, value in given.numerals}
    known |= {value for each in evidence.figures for value in _bare(each)}
    known |= {Decimal(counted_together(each, evidence)) for each in sentence.figures}
    for start, end, value in free:
        counted = _counted_alike(sentence, end, evidence)
        if counted and value not in [each for _, _, each, _ in counted]:
            first, last, _, given = counted[0]
            place = (start, end)
            right = given.span((first, last))
            yield finding("number", place, sentence.words(place), right, certain=False)
        elif not is_one_of(value, known) and not evidence.has_number(value, sentence.language):
            yield finding("number", (start, end), sentence.words((start, end)))


def _counted_alike(
    sentence: ComparedSentence, end: int, evidence: CitedEvidence
) -> list[tuple[int, int, Decimal, ComparedSentence]]:
    """Return the numerals of the evidence before the character that stands behind one: 20发."""
    counter = sentence.plain[end : end + 1]
    if sentence.language != "zh" or not counter.isalpha():
        return []
    return [
        (first, last, value, given)
        for given in evidence.sentences
        for first, last, value in given.numerals
        if given.plain.startswith(counter, last)
    ]


def _bare(figure: ComparedFigure) -> tuple[Decimal, Decimal]:
    return figure.quantity.low, figure.quantity.high


def _unprinted(stated: ComparedFigure, evidence: CitedEvidence) -> Iterator[Finding]:
    """Yield what is wrong with a value that no evidence prints: nothing if it follows as said."""
    computed = computed_number(stated, evidence)
    if computed is None:
        yield _without_support(stated, evidence.figures)
    elif not computed.is_said:
        yield unsaid(stated, computed.computation)


def _without_support(stated: ComparedFigure, given: Sequence[ComparedFigure]) -> Finding:
    """Return that no evidence has a value, with the one that it has instead."""
    right = max(given, key=lambda each: _likeness(stated, each), default=None)
    if right is None or _likeness(stated, right) < _NEAR:
        return wrong_value(stated, None)
    if compare_numbers(stated.quantity, right.quantity) == "other_unit":
        return finding("unit", stated.place, stated.words, right.span)
    return wrong_value(stated, right)


def _likeness(stated: ComparedFigure, given: ComparedFigure) -> float:
    """Return how like the contexts of two figures are: the likest one is the right value."""
    same_kind = bool(stated.claim and given.claim and stated.claim.kind == given.claim.kind)
    return (
        jaccard(_around(stated), _around(given))
        + _UNIT * units_agree(stated.quantity, given.quantity)
        + _KIND * same_kind
        + _DIGITS * (compare_numbers(stated.quantity, given.quantity) == "other_unit")
        + _CONTRADICTED * len(differences(stated, given))
    )


def _closeness(stated: ComparedFigure, given: ComparedFigure) -> tuple[int, int, float]:
    found = differences(stated, given)
    certain = sum(each.certain for each in found)
    return -certain, -len(found), jaccard(_around(stated), _around(given))


def _around(figure: ComparedFigure) -> frozenset[str]:
    """Return the pairs of characters of a figure's clause, attribute and nearest subject."""
    (start, end), (first, last) = figure.clause, figure.place
    words = (figure.claim.attribute, *figure.claim.subjects[:1]) if figure.claim else ()
    parts = (figure.sentence.words((start, first)), figure.sentence.words((last, end)))
    return character_bigrams(*parts, *(each.text for each in words if each))
