"""Which figure of the evidence is meant where a sentence has the value of another thing."""

from __future__ import annotations

from collections.abc import Sequence

from zoneqa.claims.units import dimension
from zoneqa.text.character_bigrams import character_bigrams, jaccard
from zoneqa.verify.cited_evidence import CitedEvidence
from zoneqa.verify.compare_numbers import units_agree
from zoneqa.verify.compared_sentence import ComparedFigure
from zoneqa.verify.head_nouns import head_noun_of
from zoneqa.verify.value_context import value_meant

_UNLIKE = 0.3
"""The likeness up to which the attributes of two figures are of two things."""

_TELLING = 2
"""Pairs of characters of an attribute that tells one figure from another."""

_KINDS = "大"
"""The counter of kinds, which counts anything: what it counts alone tells one from another."""

_FEWEST = 1
"""Pairs of characters, at most, that two figures have beside them by chance: 同比."""


def figure_meant(
    stated: ComparedFigure, same: Sequence[ComparedFigure], evidence: CitedEvidence
) -> ComparedFigure | None:
    """Return the figure that the evidence has instead where it says the same, None if none.

    `same` are its figures with the stated value.
    """
    if any(each.sentence.language != stated.sentence.language for each in same):
        return None  # words of two languages cannot be compared
    if _is_only_of_its_head(stated, same, evidence):
        return None
    counted = [each for each in evidence.figures if _counts_same(stated, each)]
    if counted:
        return None if any(each in same for each in counted) else counted[0]
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
    return right


def _is_only_of_its_head(
    stated: ComparedFigure, same: Sequence[ComparedFigure], evidence: CitedEvidence
) -> bool:
    """Return whether the value and no other stands next to the noun that a sentence has there."""
    head = head_noun_of(stated)
    alike = [each for each in evidence.figures if head_noun_of(each) == head]
    return bool(head and alike) and all(each in same for each in alike)


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
