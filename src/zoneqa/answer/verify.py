"""Checking an answer's sentence against the spans that it cites."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from zoneqa.answer.derivation import CitedValue, Derivation
from zoneqa.claims.quantities import quantities
from zoneqa.claims.table_cells import table_cells
from zoneqa.text.normalize import fold, half_width
from zoneqa.text.numbers import figures
from zoneqa.text.terms import has_words
from zoneqa.types import Article, Citation, Sentence, Span


def verify(text: str, citations: Sequence[Citation], articles: Mapping[str, Article]) -> Sentence:
    """Return the sentence with its verdict: `cut` if a quote is not in its article or differs.

    A sentence is supported if each quote stands verbatim at its offsets and the sentence is made
    of words that stand in the quotes; `flagged` if only its figures do.
    """
    markers = tuple(citation.marker for citation in citations)
    if not citations:
        return Sentence(text, markers, "cut", "no_citation")
    spans = [span for citation in citations for span in (*citation.context, citation.span)]
    for span in spans:
        article = articles.get(span.article_id)
        if article is None or article.text[span.start : span.end] != span.quote:
            return Sentence(text, markers, "cut", "quote_not_found")
    quoted = " ".join(span.quote for span in spans)
    if not figures(text) <= figures(quoted):
        return Sentence(text, markers, "cut", "number_mismatch")
    if text not in quoted and fold(text) not in fold(quoted) and not _is_made_of(text, spans):
        return Sentence(text, markers, "flagged", "not_verbatim")
    return Sentence(text, markers)


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
    known = set(map(abs, numbers))
    if derivation:
        if derivation.recomputed(numbers) != derivation.result:
            return False
        known |= {abs(derivation.result), *derivation.given}
    return all(abs(quantity.measure) in known for quantity in quantities(half_width(text)))


def _is_made_of(text: str, spans: Sequence[Span]) -> bool:
    """Return whether a sentence is the quotes with only marks between them."""
    rest = text
    for quote in sorted((span.quote for span in spans), key=len, reverse=True):
        if quote not in rest:
            return False
        rest = rest.replace(quote, " ", 1)
    return not has_words(rest)
