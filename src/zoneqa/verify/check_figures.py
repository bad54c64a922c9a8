"""Checking the figures of a sentence: each value, of what, of whom, when, and how sure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from zoneqa.claims.match_period import compare_periods
from zoneqa.claims.vocabulary import compare_terms, term_list
from zoneqa.text.character_bigrams import character_bigrams, jaccard
from zoneqa.text.normalize import fold
from zoneqa.types import Bounds, Span
from zoneqa.verify.cited_evidence import CitedEvidence
from zoneqa.verify.compare_numbers import compare_numbers, units_agree
from zoneqa.verify.compared_text import SentenceFigure
from zoneqa.verify.contexts import value_meant
from zoneqa.verify.findings import Finding, finding
from zoneqa.verify.opposites import OpposedWord, opposed_words
from zoneqa.verify.sentence_names import Name, is_supported, names_in
from zoneqa.verify.verification import FaultKind

Difference = Callable[[SentenceFigure, SentenceFigure], Finding | None]

_NEAR = 0.15
"""The likeness of what two values are of from which one is offered as the right one."""


def check_figures(stated: Sequence[SentenceFigure], evidence: CitedEvidence) -> Iterator[Finding]:
    """Yield what is wrong with the figures of a sentence."""
    for figure in stated:
        given = evidence.figures
        bearing = [each for each in given if _bears(figure, each)]
        if not bearing:
            yield _without_support(figure, given)
            continue
        closest = max(bearing, key=lambda each: _closeness(figure, each))
        differences = _differences(figure, closest)
        stitched = None if any(d.certain for d in differences) else _value_meant(figure, evidence)
        yield from [stitched] if stitched else differences


def _bears(stated: SentenceFigure, given: SentenceFigure) -> bool:
    return compare_numbers(stated.quantity, given.quantity) in ("same", "unhedged", "hedged")


def _without_support(stated: SentenceFigure, given: Sequence[SentenceFigure]) -> Finding:
    """Return that no evidence has a value, with the one that it has instead."""
    right = max(given, key=lambda each: likeness(stated, each), default=None)
    if right is None or likeness(stated, right) < _NEAR:
        return finding(_kind(stated), _place(stated), stated.span.quote)
    relation = compare_numbers(stated.quantity, right.quantity)
    kind: FaultKind = "unit" if relation == "other_unit" else _kind(stated)
    return finding(kind, _place(stated), stated.span.quote, right.span)


def _value_meant(stated: SentenceFigure, evidence: CitedEvidence) -> Finding | None:
    """Return that the evidence has another value where it says the same."""
    given = [each for each in evidence.figures if _comparable(stated, each)]
    agreeing = [each.context for each in evidence.figures if _bears(stated, each)]
    others = [(each.context, each) for each in given if not _bears(stated, each)]
    right = value_meant(stated.context, agreeing, others)
    return right and finding(_kind(stated), _place(stated), stated.span.quote, right.span)


def _comparable(stated: SentenceFigure, given: SentenceFigure) -> bool:
    same = stated.quantity.ordinal == given.quantity.ordinal
    return same and units_agree(stated.quantity, given.quantity)


def _kind(stated: SentenceFigure) -> FaultKind:
    return "rank" if stated.quantity.ordinal else "number"


def _place(stated: SentenceFigure) -> Bounds:
    return stated.quantity.start, stated.quantity.end


def likeness(stated: SentenceFigure, given: SentenceFigure) -> float:
    """Return how like the contexts of two figures are: the likest one is the right value."""
    same_unit = units_agree(stated.quantity, given.quantity)
    same_kind = bool(stated.claim and given.claim and stated.claim.kind == given.claim.kind)
    around = jaccard(_bigrams(stated), _bigrams(given))
    digits = compare_numbers(stated.quantity, given.quantity) == "other_unit"
    contradicted = 0.2 * len(_differences(stated, given))
    return around + 0.3 * same_unit + 0.2 * same_kind + 0.3 * digits - contradicted


def _bigrams(figure: SentenceFigure) -> frozenset[str]:
    start, end = figure.clause
    plain = figure.sentence.plain
    words = (figure.claim.attribute, *figure.claim.subjects[:1]) if figure.claim else ()
    around = (plain[start : figure.quantity.start], plain[figure.quantity.end : end])
    return character_bigrams(*around, *(each.text for each in words if each))


def _closeness(stated: SentenceFigure, given: SentenceFigure) -> tuple[int, int, float]:
    found = _differences(stated, given)
    certain = sum(each.certain for each in found)
    return -certain, -len(found), jaccard(_bigrams(stated), _bigrams(given))


def _differences(stated: SentenceFigure, given: SentenceFigure) -> list[Finding]:
    """Return in what two figures of one value differ."""
    compared: tuple[Difference, ...] = (_hedge, _direction)
    if stated.claim and given.claim:
        compared += (_period, _modality, _attribute, _subject)
    return [found for compare in compared if (found := compare(stated, given))]


def _hedge(stated: SentenceFigure, given: SentenceFigure) -> Finding | None:
    if compare_numbers(stated.quantity, given.quantity) not in ("unhedged", "hedged"):
        return None
    return finding("modality", _place(stated), stated.span.quote, _hedged(given), certain=False)


def _hedged(figure: SentenceFigure) -> Span:
    """Return a figure with the words before it that say that it is not exact."""
    start = max(figure.clause[0], figure.quantity.start - 2)
    return figure.sentence.span((start, figure.quantity.end))


def _direction(stated: SentenceFigure, given: SentenceFigure) -> Finding | None:
    one, other = _opposed(stated), _opposed(given)
    for word in one:
        against = next((each for each in other if word.contradicts(each)), None)
        same = any(word.pair == each.pair and word.side == each.side for each in other)
        if against and not same:
            words = stated.sentence.plain[slice(*word.place)]
            return finding("direction", word.place, words, given.sentence.span(against.place))
    return None


def _opposed(figure: SentenceFigure) -> list[OpposedWord]:
    return list(opposed_words(figure.sentence.plain, *figure.clause))


def _period(stated: SentenceFigure, given: SentenceFigure) -> Finding | None:
    assert stated.claim and given.claim
    said, printed = stated.claim.period, given.claim.period
    if not said or not printed or compare_periods([said], given.claim) != "contradicts":
        return None
    place = said.start, said.end
    right = given.sentence.span((printed.start, printed.end))
    return finding("period", place, stated.sentence.plain[slice(*place)], right)


def _modality(stated: SentenceFigure, given: SentenceFigure) -> Finding | None:
    assert stated.claim and given.claim
    if stated.claim.modality == given.claim.modality:
        return None
    right = given.sentence.span((given.clause[0], given.quantity.end))
    place = stated.clause[0], stated.quantity.end
    return finding("modality", place, stated.sentence.plain[slice(*place)], right)


def _attribute(stated: SentenceFigure, given: SentenceFigure) -> Finding | None:
    assert stated.claim and given.claim
    said, printed = stated.claim.attribute, given.claim.attribute
    if not said or not printed:
        return None
    terms = [frozenset({term}) for term in term_list().find(said.text)]
    if compare_terms(terms, term_list().find(printed.text)) != "contradicts":
        return None
    return finding("entity", said.place, said.text, given.sentence.span(printed.place))


def _subject(stated: SentenceFigure, given: SentenceFigure) -> Finding | None:
    """Compare whom the figures are of, where both say so with a name of the same kind."""
    said, printed = nearest_name(stated), nearest_name(given)
    if not said or not printed or said.level != printed.level:
        return None
    text = fold(printed.text)
    if is_supported(said, text, [printed]) or is_supported(printed, fold(said.text), [said]):
        return None
    return finding("entity", said.place, said.text, given.sentence.span(printed.place))


def nearest_name(figure: SentenceFigure) -> Name | None:
    """Return the zone, place or organisation that a figure's own sentence names nearest before."""
    named = (name for name in names_in(figure.sentence) if name.kind != "person")
    before = [name for name in named if name.place[1] <= figure.quantity.start]
    return before[-1] if before else None
