"""How much of a sentence a text says too: by its words or, across languages, by its figures."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

from zoneqa.claims.quantities import quantities
from zoneqa.text.language import language_of
from zoneqa.text.normalize import half_width
from zoneqa.text.terms import content_terms

_Parts = Callable[[str], frozenset[object]]
"""Returns what counts of a text."""


def share_said(words: str, text: str) -> float:
    """Return the share of some words that a Chinese text says too, 0 to 1.

    Of English words, the figures count: 30 billion yuan is 300亿元; without any it is 0.
    """
    parts_of, own = _own_parts(words)
    return len(own & parts_of(text)) / len(own) if own else 0.0


@lru_cache(maxsize=8)
def _own_parts(words: str) -> tuple[_Parts, frozenset[object]]:
    """Return by what some words are compared, and what they have of it, for many texts."""
    parts_of: _Parts = _figures if language_of(words) == "en" else content_terms
    return parts_of, parts_of(words)


def _figures(text: str) -> frozenset[Decimal]:
    """Return the figures of a text in the base unit; years are none."""
    return frozenset(quantity.measure for quantity in quantities(half_width(text)))
