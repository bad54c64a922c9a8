"""The addresses of the pages of articles."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from zoneqa.types import Span

HEAD = 8
"""Characters of a quote that its link repeats: see `requested_span` in highlight.py."""


def article_address(article_id: str) -> str:
    """Return the address of an article's page; `articleAddress` in sentence.js is its like.

    Browsers take `.` and `..` for folders, also where they are percent-encoded.
    """
    escaped = quote(article_id, safe="")
    return f"/article?id={escaped}" if article_id in {".", ".."} else f"/article/{escaped}"


def quote_address(span: Span) -> str:
    """Return the address of a quote in its article; `quoteAddress` in sentence.js is its like."""
    address = article_address(span.article_id)
    place = {"start": span.start, "end": span.end, "head": span.quote[:HEAD]}
    query = urlencode(place, errors="replace")
    return f"{address}{'&' if '?' in address else '?'}{query}#quote"
