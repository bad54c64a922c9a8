"""Removal of running heads, running feet and page numbers from PDF pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from zoneqa.documents.formats.pdf_layout.fragments import Fragment, fragment_lines
from zoneqa.documents.formats.pdf_layout.pdf_page import PdfPage

_MARGIN_SHARE = 0.1
"""The height of the top and bottom margins that are searched, relative to the page."""

_NUMBER = re.compile(
    r"[-–—·.\s]*(?:第\s*\d+\s*页(?:[\s,，/]*共\s*\d+\s*页)?|(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d+)?)"
    r"[-–—·.\s]*",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")


def without_running_heads(pages: Sequence[PdfPage]) -> list[list[Fragment]]:
    """Return the fragments of each page without running heads, feet and page numbers."""
    marginal = [_margin_lines(page) for page in pages]
    counts = Counter(
        pattern for lines in marginal for pattern in {_pattern(line) for line in lines}
    )
    min_count = max(2, 0.3 * len(pages))
    return [
        _drop_lines(
            page,
            [line for line in lines if _is_number(line) or counts[_pattern(line)] >= min_count],
        )
        for page, lines in zip(pages, marginal, strict=True)
    ]


def _margin_lines(page: PdfPage) -> list[Fragment]:
    margin = _MARGIN_SHARE * (page.top - page.bottom)
    low, high = page.bottom + margin, page.top - margin
    lines = [f for f in page.fragments if not f.inset]
    return fragment_lines([f for f in lines if f.middle < low or f.middle > high])


def _pattern(line: Fragment) -> str:
    return _DIGITS.sub("#", line.text)


def _is_number(line: Fragment) -> bool:
    return _NUMBER.fullmatch(line.text) is not None


def _drop_lines(page: PdfPage, dropped: list[Fragment]) -> list[Fragment]:
    return [
        f
        for f in page.fragments
        if f.inset or not any(line.bottom <= f.middle <= line.top for line in dropped)
    ]
