"""The figures that the sentences read for a question state, which may be of anything."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from zoneqa.answer.computed.stated_figure import StatedFigure
from zoneqa.claims.agreement import Agreement
from zoneqa.claims.claim import FIGURES, Claim
from zoneqa.claims.match import attribute_likeness
from zoneqa.claims.periods import Period
from zoneqa.query.query import Query
from zoneqa.reader.base import Reading
from zoneqa.text.character_bigrams import coverage

_NAMED = 0.6
"""The share of an item's words that lead to its value, at least."""

_DIFFERENCES = {"%": "百分点"}
"""The unit in which values of a unit differ."""

_BREAK = re.compile(r"[;；。]")


def figures_of_items(
    items: Sequence[str], readings: Sequence[Reading]
) -> tuple[StatedFigure, ...] | None:
    """Return the figure that the readings state of each item; None unless each has its own."""
    stated = [(reading, agreement) for reading in readings for agreement in _amounts(reading)]
    found = [_of_item(item, stated) for item in items]
    figures = tuple(figure for figure in found if figure)
    own = {figure.claim.value for figure in figures}
    return figures if len(own) == len(items) == len(figures) else None


def before_and_after(
    query: Query, readings: Iterable[Reading]
) -> tuple[StatedFigure, StatedFigure] | None:
    """Return what was and what is, where the surest reading says so: 由3.5万吨扩大到16.5万吨.

    None where it prints by how much it changed, or where the periods or units are not those asked.
    """
    surest = max(readings, key=lambda reading: reading.score)
    if any(agreement.fits and _is_change(agreement.claim) for agreement in surest.agreements):
        return None
    asked = query.calculation.periods if query.calculation else ()
    pairs = [p for p in _changes(surest, query.slots.unit) if _are_of(p, asked)]
    if not pairs:
        return None
    pair = max(pairs, key=lambda pair: attribute_likeness(query.slots, pair[1]))
    before, after = (figure_of(_name(pair[0]), claim, surest) for claim in pair)
    return before, after


def _are_of(pair: tuple[Claim, Claim], asked: Sequence[Period]) -> bool:
    """Return whether two values are of two periods, as far as they say of when they are."""
    ends = [claim.period.last if claim.period else None for claim in pair]
    if len(asked) != len(pair):
        return True
    return all(end in (None, each.last) for end, each in zip(ends, asked, strict=True))


def _is_change(claim: Claim) -> bool:
    return claim.kind in ("growth", "change")


def _changes(reading: Reading, unit: str) -> Iterator[tuple[Claim, Claim]]:
    claims = [each.claim for each in reading.agreements if each.attribute != "contradicts"]
    for before, after in pairwise(claims):
        if (
            before.former
            and not after.former
            and before.kind == after.kind
            and before.quantity
            and after.quantity
            and before.quantity.unit == after.quantity.unit
            and unit in ("", after.quantity.unit, _DIFFERENCES.get(after.quantity.unit))
            and _name(after).endswith(_name(before))
        ):
            yield before, after


def _amounts(reading: Reading) -> Iterator[Agreement]:
    for agreement in reading.agreements:
        about = {agreement.kind, agreement.unit, agreement.period}
        if agreement.claim.kind in FIGURES and "contradicts" not in about:
            yield agreement


def _of_item(item: str, stated: Sequence[tuple[Reading, Agreement]]) -> StatedFigure | None:
    """Return the first value that words lead to which name an item best."""

    def closeness(pair: tuple[Reading, Agreement]) -> tuple[float, int, float]:
        lead, stated_of = _lead(pair[1].claim), _name(pair[1].claim)
        named = coverage(item, lead)
        # Several values of a list have the same lead: the attribute tells whose each is.
        return (named and named + coverage(stated_of, item)), -len(lead), pair[0].score

    best = max(stated, key=closeness, default=None)
    if best is None or coverage(item, _lead(best[1].claim)) < _NAMED:
        return None
    return figure_of(item, best[1].claim, best[0])


def _lead(claim: Claim) -> str:
    """Return the words that lead to a value, from where something else ends."""
    before = claim.sentence.quote[: claim.value.start - claim.sentence.start]
    attribute = claim.attribute.text if claim.attribute else ""
    return f"{_BREAK.split(before)[-1]} {attribute}"


def _name(claim: Claim) -> str:
    return claim.attribute.text if claim.attribute else ""


def figure_of(name: str, claim: Claim, reading: Reading) -> StatedFigure:
    """Return a claim of a reading as a figure of what has a name."""
    article, cell = reading.source.article.article, reading.cell
    is_cell = cell is not None and cell.span == claim.value
    printed = cell.answer if cell and is_cell else claim.value.quote
    return StatedFigure(name, claim, article, printed, reading.context, 1.0, "agrees")
