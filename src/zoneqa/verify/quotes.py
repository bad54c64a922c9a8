"""Checking that a sentence is made of the quotes that it cites, and that they are verbatim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from zoneqa.text.normalize import fold
from zoneqa.text.numbers import figures
from zoneqa.text.terms import has_words
from zoneqa.types import Article, Citation, Sentence, Span
from zoneqa.verify.compare_numbers import is_one_of


def verify_quotes(
    text: str, citations: Sequence[Citation], articles: Mapping[str, Article]
) -> Sentence:
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
    printed = figures(quoted)
    if not all(is_one_of(value, printed) for value in figures(text)):
        return Sentence(text, markers, "cut", "number_mismatch")
    if text not in quoted and fold(text) not in fold(quoted) and not _is_made_of(text, spans):
        return Sentence(text, markers, "flagged", "not_verbatim")
    return Sentence(text, markers)


def _is_made_of(text: str, spans: Sequence[Span]) -> bool:
    """Return whether a sentence is the quotes with only marks between them."""
    rest = text
    for quote in sorted((span.quote for span in spans), key=len, reverse=True):
        if quote not in rest:
            return False
        rest = rest.replace(quote, " ", 1)
    return not has_words(rest)
