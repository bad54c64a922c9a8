"""Figures and computed amounts in English, by the one rule for values of claims."""

from __future__ import annotations

from collections.abc import Sequence

from zoneqa.answer.computed.stated_figure import StatedFigure
from zoneqa.claims.quantities import quantities
from zoneqa.claims.quantity_words_english import quantity_in_english
from zoneqa.claims.value_words_english import value_in_english


def figure_in_english(figure: StatedFigure) -> str | None:
    """Return a stated value in English, of a fall with its sign; None if it has no such form."""
    said = value_in_english(figure.claim)
    if said and figure.claim.falls:
        return f"-{said}" if said[0].isdecimal() else None
    return said


def figures_in_english(figures: Sequence[StatedFigure]) -> str | None:
    """Return the values in a row; None if one of them has no form in English."""
    said = [each for each in map(figure_in_english, figures) if each]
    return ", ".join(said) if len(said) == len(figures) else None


def amount_in_english(printed: str, figures: Sequence[StatedFigure]) -> str | None:
    """Return an amount that was computed of figures and is printed in their unit: 164.2亿元."""
    quantity = next(quantities(printed), None)
    return quantity_in_english(quantity, figures[0].claim.attribute_text) if quantity else None
