"""Removal of running heads, running feet and page numbers from PDF pages."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from zoneqa.documents.formats.pdf_layout.fragments import Fragment, fragment_lines

_MARGIN_SHARE = 0.1
"""The height of the top and bottom margins that are searched, relative to the page."""

_NUMBER = re.compile(
    r"[-–—·.\s]*(?:第\s*\d+\s*页(?:[\s,，/]*共\s*\d+\s*页)?|(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d+)?)"
    r"[-–—·.\s]*",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class PdfPage:
    """The text fragments of a page, and its lower and upper edge."""

    fragments: tuple[Fragment, ...]
    bottom: float
    top: float


def without_running_heads(sheets: list[PdfPage]) -> list[list[Fragment]]:
    """Return the fragments of each page without running heads, feet and page numbers."""
    marginal = [_margin_lines(sheet) for sheet in sheets]
    counts = Counter(
        pattern for lines in marginal for pattern in {_pattern(line) for line in lines}
    )
    min_count = max(2, 0.3 * len(sheets))
    return [
        _drop_lines(
            sheet,
            [line for line in lines if _is_number(line) or counts[_pattern(line)] >= min_count],
        )
        for sheet, lines in zip(sheets, marginal, strict=True)
    ]


def _margin_lines(sheet: PdfPage) -> list[Fragment]:
    margin = _MARGIN_SHARE * (sheet.top - sheet.bottom)
    low, high = sheet.bottom + margin, sheet.top - margin
    return fragment_lines([f for f in sheet.fragments if f.middle < low or f.middle > high])


def _pattern(line: Fragment) -> str:
    return _DIGITS.sub("#", line.text)


def _is_number(line: Fragment) -> bool:
    return _NUMBER.fullmatch(line.text) is not None


def _drop_lines(sheet: PdfPage, dropped: list[Fragment]) -> list[Fragment]:
    return [
        f
        for f in sheet.fragments
        if not any(line.bottom <= f.middle <= line.top for line in dropped)
    ]
