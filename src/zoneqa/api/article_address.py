"""The addresses of the pages of articles."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlencode
from zlib import crc32

from zoneqa.types import Span

HEAD = 8
"""Characters of a quote that its link repeats: see `LinkedQuote`."""


def article_address(article_id: str) -> str:
    """Return the address of an article's page below the root; `articleAddress` is alike.

    Browsers take `.` and `..` for folders, also where they are percent-encoded.
    """
    escaped = quote(article_id, safe="")
    return f"/article?id={escaped}" if article_id in {".", ".."} else f"/article/{escaped}"


def quote_address(span: Span) -> str:
    """Return the address of a quote in its article; `quoteAddress` in sentence.js is its like.

    Links are kept while articles change: beginning and checksum let the quote be found anew.
    """
    address = article_address(span.article_id)
    place: dict[str, str | int] = {
        "start": span.start,
        "end": span.end,
        "head": span.quote[:HEAD],
        "crc": quote_checksum(span.quote),
    }
    return f"{_with_query(address, place)}#quote"


def readdressed(query: Mapping[str, str], article_id: str) -> str:
    """Return the address of the same quote in another article; `query` is that of the link."""
    kept = {name: value for name, value in query.items() if name != "id"}
    return _with_query(article_address(article_id), kept)


def quote_checksum(quote: str) -> str:
    """Return the CRC-32 of a quote: one changed character always changes it."""
    return f"{crc32(quote.encode('utf-8', 'replace')):08x}"


def _with_query(address: str, query: Mapping[str, str | int]) -> str:
    return f"{address}{'&' if '?' in address else '?'}{urlencode(query, errors='replace')}"
