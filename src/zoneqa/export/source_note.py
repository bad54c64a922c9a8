"""The note that says where a sentence comes from."""

from __future__ import annotations

from zoneqa.text.heading import heading
from zoneqa.types import Citation, Language


def source_note(citation: Citation, language: Language) -> str:
    """Return the note that backs a sentence: paper, date, title and quote."""
    article = citation.article
    quote, title = quote_on_one_line(citation), heading(article)
    if language == "zh":
        parts = filter(None, (article.source, article.date, f"《{title}》"))
        return f"{'，'.join(parts)}：“{quote}”"
    return f"{', '.join(filter(None, (title, article.source, article.date)))}: “{quote}”"


def quote_on_one_line(citation: Citation) -> str:
    """Return a quote, that of a cell of a table after its headers."""
    quotes = (span.quote for span in (*citation.context, citation.span))
    return " · ".join(" ".join(quote.split()) for quote in quotes)
