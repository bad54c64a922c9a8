"""Pictures, whose text only OCR can read."""

from __future__ import annotations

from collections.abc import Iterator

from zoneqa.documents.document import Problem

SUFFIXES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".bmp", ".gif")
OCR_ADVICE = "it needs OCR (`pip install 'zoneqa[ocr]'`, then set ZONEQA_OCR=1)"
"""How to read what has no text, as the end of a sentence."""


def parse(_data: bytes, _name: str) -> Iterator[Problem]:
    """Yield the Problem of a picture."""
    yield Problem("no_text", f"It is a picture: {OCR_ADVICE}.")
