"""What stands on every page of a PDF beside its text: running heads, feet and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from zoneqa.documents.formats.pdf_layout.fragments import Fragment, fragment_lines

_MARGIN = 0.1
"""The share of a page's height, at the top and at the bottom, where they stand."""

_NUMBER = re.compile(
    r"[-–—·.\s]*(?:第\s*\d+\s*页(?:[\s,，/]*共\s*\d+\s*页)?|(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d+)?)"
    r"[-–—·.\s]*",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page: its text and where it ends."""

    fragments: tuple[Fragment, ...]
    bottom: float
    top: float


def without_running_heads(sheets: list[PdfPage]) -> list[list[Fragment]]:
    """Return the fragments of each page without running heads, feet and page numbers."""
    marginal = [_marginal(sheet) for sheet in sheets]
    seen = Counter(key for lines in marginal for key in {_key(line) for line in lines})
    often = max(2, 0.3 * len(sheets))
    return [
        _without(sheet, [line for line in lines if _is_number(line) or seen[_key(line)] >= often])
        for sheet, lines in zip(sheets, marginal, strict=True)
    ]


def _marginal(sheet: PdfPage) -> list[Fragment]:
    margin = _MARGIN * (sheet.top - sheet.bottom)
    low, high = sheet.bottom + margin, sheet.top - margin
    return fragment_lines([f for f in sheet.fragments if f.middle < low or f.middle > high])


def _key(line: Fragment) -> str:
    return _DIGITS.sub("#", line.text)


def _is_number(line: Fragment) -> bool:
    return _NUMBER.fullmatch(line.text) is not None


def _without(sheet: PdfPage, dropped: list[Fragment]) -> list[Fragment]:
    return [
        f
        for f in sheet.fragments
        if not any(line.bottom <= f.middle <= line.top for line in dropped)
    ]
