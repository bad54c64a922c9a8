"""Candidates to sentences."""

from __future__ import annotations

from collections.abc import Sequence

from zoneqa.reading import Candidate
from zoneqa.text import sentences
from zoneqa.types import Span


def split(candidates: Sequence[Candidate]) -> list[tuple[Candidate, Span]]:
    """Every sentence of the candidates."""
    return [
        (c, Span(c.article.id, a, b, c.article.text[a:b]))
        for c in candidates
        for a, b in sentences(c.article.text, c.hit.passage.start, c.hit.passage.end)
    ]
