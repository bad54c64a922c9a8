"""What follows from the sentences read for a question, where the index alone told nothing."""

from __future__ import annotations

from collections.abc import Sequence

from zoneqa.answer.computed.conclusion import ComputedConclusion, changed, conclude, listed
from zoneqa.answer.computed.phrases import phrases_in
from zoneqa.answer.computed.read_figures import before_and_after, figures_of_items
from zoneqa.answer.computed.read_operands import operands_read
from zoneqa.answer.decide import ReadPart
from zoneqa.query.listed_items import listed_items
from zoneqa.query.query import Query
from zoneqa.reader.base import Reading


def conclusion_of_readings(
    query: Query, readings: Sequence[Reading], parts: Sequence[ReadPart]
) -> ComputedConclusion | None:
    """Return the values of all that a question lists or compares, or the change between two.

    `parts` are the things that the question asks about, as each was read. None where the readings
    do not state each value.
    """
    items = listed_items(query.text)
    if items and (figures := figures_of_items(items, readings)):
        return listed(figures, phrases_in(query.language))
    asked = query.calculation
    if asked and asked.operation in ("compare", "difference", "total"):
        operands = operands_read(asked, parts)
        return conclude(asked, operands, phrases_in(query.language)) if operands else None
    return change_of_readings(query, readings)


def change_of_readings(query: Query, readings: Sequence[Reading]) -> ComputedConclusion | None:
    """Return by how much something changed, where the question asks it and the surest tells it."""
    is_computed = query.calculation is not None and query.calculation.operation == "change"
    if not is_computed and "change" not in query.slots.kinds:
        return None
    pair = before_and_after(query, readings)
    return changed(*pair, phrases_in(query.language)) if pair else None
