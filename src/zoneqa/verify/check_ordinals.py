"""Checking which of several something is: 第二批 is not 首批, second is not 第四名."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from zoneqa.text.overlap import overlaps_any
from zoneqa.types import Span
from zoneqa.verify.alignment import AlignedClause
from zoneqa.verify.cited_evidence import CitedEvidence
from zoneqa.verify.compared_sentence import ComparedSentence
from zoneqa.verify.findings import Finding, finding
from zoneqa.verify.ordinals import ANY, Ordinal, ordinals
from zoneqa.verify.rank_regions import RankRegion, are_apart, regions_in

_NEAR = 6
"""Characters before an ordinal in which it is told among whom it counts: 全国范围内首个."""


def check_ordinals(
    sentence: ComparedSentence, aligned: Sequence[AlignedClause], evidence: CitedEvidence
) -> Iterator[Finding]:
    """Yield the ordinals that the evidence has otherwise where it counts the same."""
    counted = {number for given in evidence.sentences for number in _numbers(given)}
    given = {(each.number, each.counter) for s in evidence.sentences for each in _free(s)}
    for stated in _free(sentence):
        yield from _region(stated, sentence, evidence)
        if stated.counter == ANY:
            right = None if stated.number in counted | {1} else _only_rank(evidence)
        elif (stated.number, stated.counter) in given:
            right = None
        else:
            right = _aligned(stated, aligned)
        if right:
            yield finding("rank", stated.place, sentence.words(stated.place), right)


def _region(
    stated: Ordinal, sentence: ComparedSentence, evidence: CitedEvidence
) -> Iterator[Finding]:
    """Yield the region of an ordinal that the evidence has in others only: 全国首个, 全省首个."""
    said = _regions(stated, sentence)
    given = [
        (each, _regions(other, each))
        for each in evidence.sentences
        for other in ordinals(each.plain, *each.bounds)
        if (other.number, other.counter) == (stated.number, stated.counter)
    ]
    if given and all(are_apart(said, regions) for _, regions in given):
        (each, regions), place = given[0], said[-1].place
        yield finding("rank", place, sentence.words(place), each.span(regions[-1].place))


def _regions(ordinal: Ordinal, sentence: ComparedSentence) -> list[RankRegion]:
    """Return the regions that are named close before an ordinal, in its clause."""
    at = ordinal.place[0]
    start = max(sentence.parsed.clause_at(at)[0], at - _NEAR)
    return regions_in(sentence.plain, start, at)


def _free(sentence: ComparedSentence) -> list[Ordinal]:
    """Return the ordinals of a sentence that are no ranks or periods: those are read apart."""
    found = ordinals(sentence.plain, *sentence.bounds)
    return [each for each in found if not overlaps_any(each.place, sentence.value_places)]


def _numbers(sentence: ComparedSentence) -> Iterator[Decimal]:
    """Yield the numbers of all ordinals and ranks of a sentence."""
    yield from (each.number for each in ordinals(sentence.plain, *sentence.bounds))
    yield from (each.quantity.low for each in sentence.figures if each.quantity.ordinal)


def _only_rank(evidence: CitedEvidence) -> Span | None:
    """Return the rank that the evidence has, None if it has none or several."""
    ranks = [figure for figure in evidence.figures if figure.quantity.ordinal]
    return ranks[0].span if len(ranks) == 1 else None


def _aligned(stated: Ordinal, aligned: Sequence[AlignedClause]) -> Span | None:
    """Return what the evidence has in such a clause, of what is counted alike."""
    for clause in aligned:
        start, end = clause.clause
        if start <= stated.place[0] < end and clause.speaks_of_same:
            alike = ordinals(clause.given.plain, *clause.given_clause)
            places = (each.place for each in alike if each.counter == stated.counter)
            return next(map(clause.given.span, places), None)
    return None
