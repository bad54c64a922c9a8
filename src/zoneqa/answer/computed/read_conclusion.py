"""What follows from the sentences read for a question, where the index alone told nothing."""

from __future__ import annotations

from collections.abc import Sequence

from zoneqa.answer.computed.conclusion import ComputedConclusion, changed, listed
from zoneqa.answer.computed.phrases import phrases_in
from zoneqa.answer.computed.read_figures import before_and_after, figures_of_items
from zoneqa.query.listed_items import listed_items
from zoneqa.query.query import Query
from zoneqa.reader.base import Reading


def conclusion_of_readings(query: Query, readings: Sequence[Reading]) -> ComputedConclusion | None:
    """Return the values of all that a question lists, or the change between two that are printed.

    None where the readings do not state each of them.
    """
    phrases = phrases_in(query.language)
    items = listed_items(query.text)
    if items and (figures := figures_of_items(items, readings)):
        return listed(figures, phrases)
    if "change" in query.slots.kinds and (pair := before_and_after(query, readings)):
        return changed(*pair, phrases)
    return None
