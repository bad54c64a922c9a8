"""In what two figures of one value differ: of what they are, of whom, when, and how sure."""

from __future__ import annotations

from collections.abc import Callable

from zoneqa.claims.match_period import compare_periods
from zoneqa.claims.modality import tells_of_plan
from zoneqa.claims.vocabulary import compare_terms, term_list
from zoneqa.text.normalize import fold
from zoneqa.types import Span
from zoneqa.verify.compare_numbers import compare_numbers
from zoneqa.verify.compared_sentence import ComparedFigure
from zoneqa.verify.findings import Finding, finding
from zoneqa.verify.opposites import contradiction
from zoneqa.verify.sentence_names import Name, is_supported

Difference = Callable[[ComparedFigure, ComparedFigure], Finding | None]

_HEDGE = 2
"""Characters before a figure that may say that it is not exact."""


def differences(stated: ComparedFigure, given: ComparedFigure) -> list[Finding]:
    """Return in what a stated figure differs from one of the evidence, besides its value."""
    compared: tuple[Difference, ...] = (_hedge, _direction)
    if stated.claim and given.claim:
        compared += (_period, _modality, _attribute, _subject)
    return [found for compare in compared if (found := compare(stated, given))]


def _hedge(stated: ComparedFigure, given: ComparedFigure) -> Finding | None:
    if compare_numbers(stated.quantity, given.quantity) not in ("unhedged", "hedged"):
        return None
    start = max(given.clause[0], given.place[0] - _HEDGE)
    right = given.sentence.span((start, given.place[1]))
    return finding("modality", stated.place, stated.words, right, certain=False)


def _direction(stated: ComparedFigure, given: ComparedFigure) -> Finding | None:
    found = contradiction(
        (stated.sentence.plain, stated.clause), (given.sentence.plain, given.clause)
    )
    if found is None:
        return None
    place, against = found
    return finding("direction", place, stated.sentence.words(place), given.sentence.span(against))


def _period(stated: ComparedFigure, given: ComparedFigure) -> Finding | None:
    assert stated.claim and given.claim
    said, printed = stated.claim.period, given.claim.period
    if not said or not printed or compare_periods([said], given.claim) != "contradicts":
        return None
    place, right = (said.start, said.end), (printed.start, printed.end)
    words, printed_words = stated.sentence.words(place), given.sentence.words(right)
    if words == printed_words and "stated" not in (said.basis, printed.basis):
        return None
    return finding("period", place, words, given.sentence.span(right))


def _modality(stated: ComparedFigure, given: ComparedFigure) -> Finding | None:
    if _is_planned(stated) == _is_planned(given):
        return None
    place = stated.clause[0], stated.place[1]
    return finding("modality", place, stated.sentence.words(place).strip(), _to_value(given))


def _is_planned(figure: ComparedFigure) -> bool:
    """Return whether a figure is of a plan; an English sentence may say so behind it."""
    assert figure.claim
    if figure.claim.modality == "planned":
        return True
    return figure.sentence.language == "en" and tells_of_plan(figure.sentence.text)


def _to_value(figure: ComparedFigure) -> Span:
    """Return the words of a clause up to the value in it."""
    return figure.sentence.span((figure.clause[0], figure.place[1]))


def _attribute(stated: ComparedFigure, given: ComparedFigure) -> Finding | None:
    assert stated.claim and given.claim
    said, printed = stated.claim.attribute, given.claim.attribute
    if not said or not printed:
        return None
    terms = [frozenset({term}) for term in term_list().find(said.text)]
    if compare_terms(terms, term_list().find(printed.text)) != "contradicts":
        return None
    return finding("entity", said.place, said.text, given.sentence.span(printed.place))


def _subject(stated: ComparedFigure, given: ComparedFigure) -> Finding | None:
    """Compare whom the figures are of, where both say so with names that exclude each other."""
    said, printed = _nearest_name(stated), _nearest_name(given)
    if not said or not printed:
        return None
    if said.text.isascii():  # its kind is not known: it must stand nowhere in the sentence
        excluded = not is_supported(said, given.sentence.naming_text, given.sentence.names)
        right = given.sentence.span(printed.place)
        return finding("entity", said.place, said.text, right) if excluded else None
    if said.level != printed.level:
        return None
    text = fold(printed.text)
    if is_supported(said, text, [printed]) or is_supported(printed, fold(said.text), [said]):
        return None
    return finding("entity", said.place, said.text, given.sentence.span(printed.place))


def _nearest_name(figure: ComparedFigure) -> Name | None:
    """Return the zone, place or organisation that its sentence names last before a figure."""
    named = (name for name in figure.sentence.names if name.kind != "person")
    before = [name for name in named if name.place[1] <= figure.place[0]]
    return before[-1] if before else None
