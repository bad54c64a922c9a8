"""Checking the figures of a sentence: the evidence must have each, said of the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from zoneqa.claims.units import dimension
from zoneqa.text.character_bigrams import character_bigrams, jaccard
from zoneqa.text.overlap import overlaps_any
from zoneqa.verify.check_computed import computed_number, counted_together, unsaid
from zoneqa.verify.cited_evidence import CitedEvidence
from zoneqa.verify.compare_figures import differences
from zoneqa.verify.compare_numbers import compare_numbers, is_one_of, units_agree
from zoneqa.verify.compared_sentence import ComparedFigure, ComparedSentence
from zoneqa.verify.contexts import value_meant
from zoneqa.verify.findings import Finding, finding, wrong_value
from zoneqa.verify.paired_periods import is_listed
from zoneqa.verify.same_value import figures_of_same_value, lasts_as_long

_NEAR = 0.15
"""The likeness of what two values are of from which one is offered as the right one."""

_UNLIKE = 0.3
"""The likeness up to which the attributes of two figures are of two things."""

_TELLING = 2
"""Pairs of characters of an attribute that tells one figure from another."""

_KINDS = "大"
"""The counter of kinds, which counts anything: what it counts alone tells one from another."""

_FEWEST = 1
"""Pairs of characters, at most, that two figures have beside them by chance: 同比."""

_UNIT, _KIND, _DIGITS, _CONTRADICTED = 0.3, 0.2, 0.3, -0.2
"""What the likeness of two values gains by unit, kind and digits in common, and loses."""


def check_figures(sentence: ComparedSentence, evidence: CitedEvidence) -> Iterator[Finding]:
    """Yield what is wrong with the figures of a sentence."""
    for figure in sentence.figures:
        same = figures_of_same_value(figure, evidence)
        if not same:
            if not _is_told_otherwise(figure, evidence):
                yield from _unprinted(figure, evidence)
            continue
        closest = max(same, key=lambda each: _closeness(figure, each))
        found = differences(figure, closest)
        kinds = {each.fault.kind for each in found if each.certain}
        searched = kinds <= {"entity"} and not is_listed(figure.place, sentence, evidence)
        meant = _meant(figure, same, evidence) if searched else None
        yield from [meant] if meant else found


def check_numerals(sentence: ComparedSentence, evidence: CitedEvidence) -> Iterator[Finding]:
    """Yield the numerals of a sentence that count nothing and that no evidence has: 第14个."""
    free = [
        (start, end, value)
        for start, end, value in sentence.numerals
        if value != 1  # 首家 is 第一家, 一家 is any
        if not overlaps_any((start, end), sentence.value_places)
    ]
    if not free:
        return
    known = {value for given in evidence.sentences for *_, value in given.numerals}
    known |= {value for each in evidence.figures for value in _bare(each)}
    known |= {Decimal(counted_together(each, evidence)) for each in sentence.figures}
    for start, end, value in free:
        if not is_one_of(value, known):
            yield finding("number", (start, end), sentence.words((start, end)))


def _bare(figure: ComparedFigure) -> tuple[Decimal, Decimal]:
    return figure.quantity.low, figure.quantity.high


def _is_told_otherwise(stated: ComparedFigure, evidence: CitedEvidence) -> bool:
    """Return whether the evidence has a value in a period, or in a text of another language."""
    if any(lasts_as_long(stated.quantity, each.words) for each in evidence.periods):
        return True
    return evidence.has_number(stated.quantity.low, stated.sentence.language)


def _unprinted(stated: ComparedFigure, evidence: CitedEvidence) -> Iterator[Finding]:
    """Yield what is wrong with a value that no evidence prints: nothing if it follows as said."""
    computed = computed_number(stated, evidence)
    if computed is None:
        yield _without_support(stated, evidence.figures)
    elif not computed.is_said:
        yield unsaid(stated, computed.computation)


def _without_support(stated: ComparedFigure, given: Sequence[ComparedFigure]) -> Finding:
    """Return that no evidence has a value, with the one that it has instead."""
    right = max(given, key=lambda each: likeness(stated, each), default=None)
    if right is None or likeness(stated, right) < _NEAR:
        return wrong_value(stated, None)
    if compare_numbers(stated.quantity, right.quantity) == "other_unit":
        return finding("unit", stated.place, stated.words, right.span)
    return wrong_value(stated, right)


def _meant(
    stated: ComparedFigure, same: Sequence[ComparedFigure], evidence: CitedEvidence
) -> Finding | None:
    """Return that the evidence has another value where it says the same.

    `same` are its figures with the stated value.
    """
    if any(each.sentence.language != stated.sentence.language for each in same):
        return None  # words of two languages cannot be compared
    counted = [each for each in evidence.figures if _counts_same(stated, each)]
    if counted:
        is_borne = any(each in same for each in counted)
        return None if is_borne else wrong_value(stated, counted[0])
    agreeing = [each.context for each in same]
    others = [
        (each.context, each)
        for each in evidence.figures
        if _comparable(stated, each) and each not in same
    ]
    right = value_meant(stated.context, agreeing, others)
    if right is None or _is_told_alike(stated, right, same):
        right = _of_attribute(stated, same, evidence)
        counts_kinds = stated.quantity.unit == _KINDS
        if right and not counts_kinds and _is_told_alike(stated, right, same):
            return None
    return wrong_value(stated, right) if right else None


def _counts_same(stated: ComparedFigure, given: ComparedFigure) -> bool:
    """Return whether two figures count what a figure before them says: 10亿元以上的项目."""
    same = stated.threshold is not None and stated.threshold == given.threshold
    return same and _comparable(stated, given)


def _is_told_alike(
    stated: ComparedFigure, right: ComparedFigure, same: Sequence[ComparedFigure]
) -> bool:
    """Return whether what has a stated value is told with more of the same words than another.

    So it is where things are told in another order: 车间85个、工厂22个.
    """
    own = stated.pairs_before
    if own and not own <= right.pairs_before and any(own <= each.pairs_before for each in same):
        return True
    least, before = (len(pairs) for pairs in _shared(stated, right))
    told = (_shared(stated, each) for each in same)
    return any(len(a) > max(_FEWEST, least) and len(b) >= before for a, b in told)


def _shared(stated: ComparedFigure, given: ComparedFigure) -> tuple[frozenset[str], frozenset[str]]:
    """Return the pairs of characters that two figures both have beside them, and before them."""
    return stated.own_pairs & given.own_pairs, stated.pairs_before & given.pairs_before


def _of_attribute(
    stated: ComparedFigure, same: Sequence[ComparedFigure], evidence: CitedEvidence
) -> ComparedFigure | None:
    """Return the figure that is of the same as a stated one, whose value is of another thing."""
    said = _attribute(stated)
    if len(said) < (1 if stated.quantity.unit == _KINDS else _TELLING):
        return None
    comparable = [each for each in evidence.figures if _comparable(stated, each)]
    alike = [each for each in comparable if _is_of(each, said)]
    if any(each in same for each in alike):
        return None
    others = [_attribute(each) for each in comparable if each in same]
    unlike = all(others) and all(jaccard(said, each) <= _UNLIKE for each in others)
    return next(iter(alike), None) if unlike else None


def _is_of(figure: ComparedFigure, said: frozenset[str]) -> bool:
    """Return whether a figure is of what is said, perhaps of some of it: 三大特色园区 of 园区."""
    attribute = _attribute(figure)
    return attribute == said or (figure.quantity.unit == _KINDS and said <= attribute)


def _attribute(figure: ComparedFigure) -> frozenset[str]:
    """Return the pairs of characters of what a figure is of, of no claim what it counts."""
    if figure.claim is None or figure.quantity.unit == _KINDS:
        return figure.pairs_behind if _counts(figure) else frozenset()
    attribute = figure.claim.attribute
    return character_bigrams(attribute.text) if attribute else frozenset()


def _counts(figure: ComparedFigure) -> bool:
    return dimension(figure.quantity.unit) == "count"


def _comparable(stated: ComparedFigure, given: ComparedFigure) -> bool:
    """Return whether a figure could stand in the place of another: 10亿元以上 项目 states none."""
    states = given.claim or not stated.claim or _counts(given)
    same = stated.quantity.ordinal == given.quantity.ordinal
    return bool(same and states) and units_agree(stated.quantity, given.quantity)


def likeness(stated: ComparedFigure, given: ComparedFigure) -> float:
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
