"""Candidates to sentences."""

from __future__ import annotations

from collections.abc import Sequence

from zoneqa.reading import Candidate
from zoneqa.text import sentences
from zoneqa.types import Span

Place = tuple[Candidate, Span]
"""A sentence and the candidate that it is from."""


def split(candidates: Sequence[Candidate]) -> list[Place]:
    """Every sentence of the candidates."""
    return [
        (c, Span(c.article.id, a, b, c.article.text[a:b]))
        for c in candidates
        for a, b in sentences(c.article.text, c.hit.passage.start, c.hit.passage.end)
    ]


def window(candidate: Candidate, span: Span) -> int:
    """Where the sentence before a sentence begins; itself, if it is the article's first."""
    before = sentences(candidate.article.text, 0, span.start)
    return before[-1][0] if before else span.start
