"""How much of a sentence a text says too: by its words or, across languages, by its figures."""

from __future__ import annotations

from decimal import Decimal

from zoneqa.claims.quantities import quantities
from zoneqa.text.language import language_of
from zoneqa.text.normalize import half_width
from zoneqa.text.terms import content_terms


def share_said(words: str, text: str) -> float:
    """Return the share of some words that a Chinese text says too, 0 to 1.

    Of English words, the figures count: 30 billion yuan is 300亿元; without any it is 0.
    """
    if language_of(words) == "en":
        own, said = _figures(words), _figures(text)
        return len(own & said) / len(own) if own else 0.0
    terms, known = content_terms(words), content_terms(text)
    return len(terms & known) / len(terms) if terms else 0.0


def _figures(text: str) -> frozenset[Decimal]:
    """Return the figures of a text in the base unit; years are none."""
    return frozenset(quantity.measure for quantity in quantities(half_width(text)))
