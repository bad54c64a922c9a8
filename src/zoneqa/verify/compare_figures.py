"""In what two figures of one value differ: of what they are, of whom, when, and how sure."""

from __future__ import annotations

from collections.abc import Callable

from zoneqa.claims.match_period import compare_periods
from zoneqa.claims.vocabulary import compare_terms, excluded_terms, term_list
from zoneqa.text.segment import trimmed
from zoneqa.types import Bounds
from zoneqa.verify.actions import Action, actions_in
from zoneqa.verify.compare_changes import compare_changes
from zoneqa.verify.compare_hedges import compare_hedges
from zoneqa.verify.compare_modality import compare_modality
from zoneqa.verify.compare_subjects import compare_subjects
from zoneqa.verify.compared_sentence import ComparedFigure, ComparedPeriod
from zoneqa.verify.computation_words import tells
from zoneqa.verify.findings import Finding, finding
from zoneqa.verify.measures import names_measure, place_of_measure
from zoneqa.verify.negation import denied_otherwise, denied_words
from zoneqa.verify.opposites import contradiction
from zoneqa.verify.period_agreement import periods_agree
from zoneqa.verify.rank_regions import RankRegion, are_apart, regions_in
from zoneqa.verify.same_value import differ_in_base

Difference = Callable[[ComparedFigure, ComparedFigure], Finding | None]

_BASES = ("同比", "环比")
"""With what a change is compared: the year before, or the month before."""

_ACTIONS, _INDICATORS = "action", "indicator"
"""Sections of terms: what is done, and what is measured."""


def differences(stated: ComparedFigure, given: ComparedFigure) -> list[Finding]:
    """Return in what a stated figure differs from one of the evidence, besides its value."""
    compared: tuple[Difference, ...] = (
        compare_hedges,
        _direction,
        _region,
        _negation,
        _measure,
        _multiple,
        _action,
    )
    if stated.claim and given.claim:
        compared += (_base,)
        compared += (_period, compare_modality, _attribute, compare_changes, compare_subjects)
    return [found for compare in compared if (found := compare(stated, given))]


def _region(stated: ComparedFigure, given: ComparedFigure) -> Finding | None:
    """Compare among whom a rank is held: 全省第一 is not 全市第一."""
    if not stated.quantity.ordinal and stated.quantity.unit != "%":
        return None
    said, printed = (_regions(f) for f in (stated, given))
    if not are_apart(said, printed):
        return None
    place, right = said[-1].place, printed[-1].place
    words, certain = stated.sentence.words(place), stated.quantity.ordinal
    return finding("rank", place, words, given.sentence.span(right), certain=certain)


def _regions(figure: ComparedFigure) -> list[RankRegion]:
    """Return the regions that the clause of a rank names, or else its sentence up to it."""
    plain, (start, end) = figure.sentence.plain, figure.clause
    return regions_in(plain, start, end) or regions_in(plain, figure.sentence.bounds[0], end)


def _direction(stated: ComparedFigure, given: ComparedFigure) -> Finding | None:
    found = contradiction(
        (stated.sentence.plain, stated.clause), (given.sentence.plain, given.clause)
    )
    if found is None:
        return None
    word, against = found
    said, right = stated.sentence.words(word.place), given.sentence.span(against.place)
    return finding(word.kind, word.place, said, right)


def _negation(stated: ComparedFigure, given: ComparedFigure) -> Finding | None:
    said, printed = stated.sentence.words(stated.clause), given.sentence.words(given.clause)
    if not denied_otherwise(said, printed) or tells("rest", stated):
        return None
    place = trimmed(stated.sentence.plain, *stated.clause)
    right = given.sentence.span(trimmed(given.sentence.plain, *given.clause))
    told = denied_words(said) or denied_words(printed)
    known = all(word in said and word in printed for word in told)
    return finding("negation", place, stated.sentence.words(place), right, certain=known)


def _action(stated: ComparedFigure, given: ComparedFigure) -> Finding | None:
    """Compare what is done with so many: 关停21家 is not 新建21家."""
    said, printed = _action_before(stated), _action_before(given)
    if not said or not printed or not (said.telling or printed.telling):
        return None
    if printed.word in said.borne_by or said.word in printed.borne_by:
        return None
    words = given.sentence.words(given.clause)
    if any(word in words for word in said.borne_by):
        return None
    right = given.sentence.span(printed.place)
    return finding("action", said.place, said.word, right, certain=False)


def _action_before(figure: ComparedFigure) -> Action | None:
    """Return what is done last before a figure in its clause; of Chinese sentences only."""
    if figure.sentence.language != "zh":
        return None
    found = list(actions_in(figure.sentence, (figure.clause[0], figure.place[0])))
    return found[-1] if found else None


def _base(stated: ComparedFigure, given: ComparedFigure) -> Finding | None:
    """Compare with what a change is compared: 同比 is not 环比."""
    said, printed = _base_of(stated), _base_of(given)
    if not said or not printed or stated.sentence.words(said) == given.sentence.words(printed):
        return None
    words = stated.sentence.words(said)
    return finding("period", said, words, given.sentence.span(printed))


def _base_of(figure: ComparedFigure) -> Bounds | None:
    """Return where 同比 or 环比 stands last before a figure in its clause."""
    plain, (start, _), end = figure.sentence.plain, figure.clause, figure.place[0]
    found = max((plain.rfind(word, start, end) for word in _BASES), default=-1)
    return (found, found + len(_BASES[0])) if found >= 0 else None


def _multiple(stated: ComparedFigure, given: ComparedFigure) -> Finding | None:
    """Compare what a number of times is of: 增长2.3倍 is not 是去年的2.3倍."""
    if not differ_in_base(stated, given):
        return None
    right = given.sentence.span((given.clause[0], given.place[1]))
    return finding("number", stated.place, stated.words, right)


def _measure(stated: ComparedFigure, given: ComparedFigure) -> Finding | None:
    """Compare for how much a figure holds: 每万人 18件 is not 18件 in all."""
    per = place_of_measure(given)
    if per is None or names_measure(stated.sentence.text, given.sentence.words(per)):
        return None
    right = given.sentence.span((per[0], given.place[1]))
    return finding("number", stated.place, stated.words, right)


def _period(stated: ComparedFigure, given: ComparedFigure) -> Finding | None:
    assert stated.claim and given.claim
    said, printed = stated.claim.period, given.claim.period
    if not said or not printed or compare_periods([said], given.claim) != "contradicts":
        return None
    at = ComparedPeriod(said, stated.sentence)
    states = (each for each in given.sentence.periods if each.period.first is None)
    if any(periods_agree(at, each) for each in states):
        return None  # 截至7月底，今年…
    foreign = stated.sentence.language != given.sentence.language
    if foreign and said.last and str(said.last.year) in given.sentence.plain:
        return None  # a name may have a year in it
    place, right = (said.start, said.end), (printed.start, printed.end)
    words, printed_words = stated.sentence.words(place), given.sentence.words(right)
    if words == printed_words:
        return None
    return finding("period", place, words, given.sentence.span(right))


def _attribute(stated: ComparedFigure, given: ComparedFigure) -> Finding | None:
    """Compare what the figures are of; all that is named before may be meant."""
    assert stated.claim and given.claim
    said, printed = stated.claim.attribute, given.claim.attribute
    if not said or not printed:
        return None
    if not term_list().find(given.sentence.words(printed.place)):
        return None
    terms = [frozenset({term}) for term in term_list().find(said.text)]
    start, end = given.sentence.bounds[0], given.clause[1]
    around = f"{given.sentence.words((start, end))} {printed.text}"
    if compare_terms(terms, term_list().find(around)) != "contradicts":
        return None
    excluded = excluded_terms(terms, term_list().find(around))
    is_told = any(term.name in given.sentence.plain for term in excluded)
    sections = {term.section for term in excluded}
    if sections == {_ACTIONS} and not is_told:
        return None  # what is done has many words
    certain = is_told or _INDICATORS in sections
    right = given.sentence.span(printed.place)
    return finding("entity", said.place, said.text, right, certain=certain)
