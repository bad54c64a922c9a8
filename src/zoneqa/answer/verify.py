"""Checking an answer's sentence against the spans that it cites."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from zoneqa.text.normalize import fold
from zoneqa.text.numbers import figures
from zoneqa.types import Article, Citation, Sentence


def verify(text: str, citations: Sequence[Citation], articles: Mapping[str, Article]) -> Sentence:
    """Return the sentence with its verdict: `cut` if a quote is not in its article or differs.

    A sentence is supported if each quote stands verbatim at its offsets and the sentence is made
    of words that stand in the quotes; `flagged` if only its figures do.
    """
    markers = tuple(citation.marker for citation in citations)
    if not citations:
        return Sentence(text, markers, "cut", "no_citation")
    for citation in citations:
        span = citation.span
        article = articles.get(span.article_id)
        if article is None or article.text[span.start : span.end] != span.quote:
            return Sentence(text, markers, "cut", "quote_not_found")
    quoted = " ".join(citation.span.quote for citation in citations)
    if not figures(text) <= figures(quoted):
        return Sentence(text, markers, "cut", "number_mismatch")
    if text not in quoted and fold(text) not in fold(quoted):
        return Sentence(text, markers, "flagged", "not_verbatim")
    return Sentence(text, markers)
