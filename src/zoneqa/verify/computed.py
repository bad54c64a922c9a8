"""Checking a computed sentence: its numbers must follow from the values that it cites."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from zoneqa.claims.quantities import quantities
from zoneqa.claims.table_cells import table_cells
from zoneqa.text.normalize import half_width
from zoneqa.types import Citation, Sentence
from zoneqa.verify.compare_numbers import is_one_of
from zoneqa.verify.derivation import CitedValue, Derivation


def verify_computed(
    text: str,
    citations: Sequence[Citation],
    values: Sequence[CitedValue],
    derivation: Derivation | None = None,
) -> Sentence:
    """Return a computed sentence with its verdict: `cut` if its numbers do not follow.

    `values` has the value that stands in each citation. What the sentence derives is recomputed
    from them as the article prints them; every other quantity in it must be one of them.
    """
    markers = tuple(citation.marker for citation in citations)
    if not citations:
        return Sentence(text, markers, "cut", "no_citation")
    pairs = list(zip(citations, values, strict=True))
    if not all(_stands(citation, value) for citation, value in pairs):
        return Sentence(text, markers, "cut", "quote_not_found")
    numbers = [number for pair in pairs for number in _numbers(*pair)]
    if not _follows(text, numbers, derivation):
        return Sentence(text, markers, "cut", "number_mismatch")
    return Sentence(text, markers)


def _stands(citation: Citation, value: CitedValue) -> bool:
    text, span = citation.article.text, value.span
    inside = citation.span.start <= span.start and span.end <= citation.span.end
    quoted = (citation.span, *citation.context, span)
    return inside and all(text[each.start : each.end] == each.quote for each in quoted)


def _numbers(citation: Citation, value: CitedValue) -> Iterator[Decimal]:
    """Yield the number of a value in the base unit, of a cell with the unit of its headers."""
    span = value.span
    cells = table_cells(citation.article, span.start, span.end)
    cell = next((cell for cell in cells if cell.span == span), None)
    printed = cell.answer if cell else span.quote
    for quantity in quantities(half_width(printed)):
        yield -quantity.measure if value.falls else quantity.measure


def _follows(text: str, numbers: Sequence[Decimal], derivation: Derivation | None) -> bool:
    known = [*numbers]
    if derivation:
        if derivation.recomputed(numbers) != derivation.result:
            return False
        known += (derivation.result, *derivation.given)
    return all(is_one_of(value.measure, known) for value in quantities(half_width(text)))
