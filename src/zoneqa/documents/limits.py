"""Limits on what an article may be, so that none makes the others wait, and ids that can be used.

They are far above anything that a newspaper or an office prints.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from typing import Any

from zoneqa.documents.document import Document, Problem
from zoneqa.documents.files import shown

MAX_TEXT = 2_000_000
"""The most characters of a document, about a thousand pages."""

MAX_ARTICLE = 200_000
"""The most characters of an article; the text of a longer document becomes several articles."""

_MAX_ID = 300
_MAX_CHARACTERS = {
    "title": 300,
    "source": 200,
    "date": 200,
    "zone": 200,
    "author": 200,
    "url": 2000,
}
_END = re.compile(r"[。！？!?]")


def refused(document: Document) -> Problem | None:
    """Return the problem of a document that is too long, or None."""
    length = len(document.text)
    if length <= MAX_TEXT:
        return None
    says = f"It has {length:,} characters; {MAX_TEXT:,} at most."
    return Problem("too_large", says, document.part)


def limited(document: Document) -> Document:
    """Return the document with fields that are not too long and an id that can be used.

    Notes say what was changed.
    """
    changes: dict[str, Any] = {}
    notes = []
    for name, most in _MAX_CHARACTERS.items():
        value = getattr(document, name)
        if value and len(value) > most:
            changes[name] = value[:most]
            notes.append(f"The {name} was cut to {most} characters.")
    if document.id and document.id != safe_id(document.id):
        changes["id"] = safe_id(document.id)
        notes.append(f"An id that cannot be used became {changes['id']}.")
    if len(document.text) > MAX_ARTICLE:
        notes.append(f"Its {len(document.text):,} characters became several articles.")
    return replace(document, notes=(*document.notes, *notes), **changes) if notes else document


def safe_id(raw: str) -> str:
    """Return an id on one line that is not too long, without the steps `.` and `..` of a path."""
    line = shown(" ".join(raw.splitlines()))
    safe = "/".join("_" * len(step) if step in (".", "..") else step for step in line.split("/"))
    if len(safe) <= _MAX_ID:
        return safe
    return f"{safe[:_MAX_ID]}~{sha256(raw.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def pieces(text: str) -> Iterator[str]:
    """Yield a text in pieces of at most MAX_ARTICLE characters, cut at a line or a sentence."""
    start = 0
    while len(text) - start > MAX_ARTICLE:
        end = _cut(text, start + MAX_ARTICLE // 2, start + MAX_ARTICLE)
        yield text[start:end].strip()
        start = end
    yield text[start:].strip()


def _cut(text: str, low: int, high: int) -> int:
    line = text.rfind("\n", low, high)
    if line >= 0:
        return line + 1
    ends = [match.end() for match in _END.finditer(text, low, high)]
    return ends[-1] if ends else high
