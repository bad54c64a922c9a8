"""The figures that the sentences read for a question state, which may be of anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from zoneqa.answer.computed.base_words import is_base
from zoneqa.answer.computed.stated_figure import StatedFigure
from zoneqa.claims.agreement import Agreement
from zoneqa.claims.claim import FIGURES, Claim
from zoneqa.claims.match import attribute_likeness
from zoneqa.claims.periods import Period
from zoneqa.claims.value_with_bound import value_with_bound
from zoneqa.query.query import Query
from zoneqa.reader.base import Reading
from zoneqa.text.character_bigrams import coverage
from zoneqa.text.segment import last_clause

_NAMED = 0.6
"""The share of an item's words that lead to its value, at least."""

_DIFFERENCES = {"%": "百分点"}
"""The unit in which values of a unit differ."""

_RATE = ("增长", "增速", "增幅", "涨", "跌", "下降", "百分")

_BREAKS = ";；。"


def figures_of_items(
    items: Sequence[str], readings: Sequence[Reading]
) -> tuple[StatedFigure, ...] | None:
    """Return the figure that an article states of each item; None unless each has its own.

    The items of a list are of one thing, which articles may tell differently.
    """
    stated = [(reading, agreement) for reading in readings for agreement in _amounts(reading)]
    found = [_of_item(names, stated) for names in _called(items)]
    figures = tuple(figure for figure in found if figure)
    own = {figure.claim.value for figure in figures}
    articles = {figure.article.id for figure in figures}
    return figures if len(own) == len(items) == len(figures) and len(articles) == 1 else None


def _called(items: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield what each item may be called: the first, of which all are, also without that.

    Of 产业园一期 and 二期, the first is 一期.
    """
    first, *others = items
    short = first[-max(map(len, others)) :]
    yield (first, short)
    yield from ((other,) for other in others)


def before_and_after(
    query: Query, readings: Iterable[Reading]
) -> tuple[StatedFigure, StatedFigure] | None:
    """Return what was and what is, where the surest reading says so: 由3.5万吨扩大到16.5万吨.

    None where it prints by how much it changed, or where the periods or units are not those asked.
    """
    surest = max(readings, key=lambda reading: reading.score)
    kinds = ("growth", "change") if any(word in query.text for word in _RATE) else ("change",)
    if any(each.fits and each.claim.kind in kinds for each in surest.agreements):
        return None
    asked = query.calculation.periods if query.calculation else ()
    pairs = [p for p in _changes(surest, query.slots.unit) if _are_of(p, asked)]
    if not pairs:
        return None
    pair = max(pairs, key=lambda pair: attribute_likeness(query.slots, pair[1]))
    before, after = (figure_of(pair[0].attribute_text, claim, surest) for claim in pair)
    return before, after


def _are_of(pair: tuple[Claim, Claim], asked: Sequence[Period]) -> bool:
    """Return whether two values are of two periods, as far as they say of when they are."""
    ends = [claim.period.last if claim.period else None for claim in pair]
    if len(asked) != len(pair):
        return True
    return all(end in (None, each.last) for end, each in zip(ends, asked, strict=True))


def _changes(reading: Reading, unit: str) -> Iterator[tuple[Claim, Claim]]:
    """Yield what was and what is, in this order: 由358家增至426家; 426家，上届为358家."""
    claims = [each.claim for each in reading.agreements if each.attribute != "contradicts"]
    for one, other in pairwise(claims):
        if not _have_one_unit(one, other, unit):
            continue
        if one.former and not other.former and other.attribute_text.endswith(one.attribute_text):
            yield one, other
        elif is_base(other, one):
            yield other, one


def _have_one_unit(one: Claim, other: Claim, asked: str) -> bool:
    if one.kind != other.kind or not one.quantity or not other.quantity:
        return False
    unit = other.quantity.unit
    return one.quantity.unit == unit and asked in ("", unit, _DIFFERENCES.get(unit))


def _amounts(reading: Reading) -> Iterator[Agreement]:
    for agreement in reading.agreements:
        about = {agreement.kind, agreement.unit, agreement.period}
        if agreement.claim.kind in FIGURES and "contradicts" not in about:
            yield agreement


def _of_item(
    names: Sequence[str], stated: Sequence[tuple[Reading, Agreement]]
) -> StatedFigure | None:
    """Return the first value that words lead to which name an item best."""

    def named(claim: Claim) -> float:
        return max(coverage(name, _lead(claim)) for name in names)

    def closeness(pair: tuple[Reading, Agreement]) -> tuple[float, int, float]:
        claim, of_item = pair[1].claim, named(pair[1].claim)
        # Several values of a list have the same lead: the attribute tells whose each is.
        own = max(coverage(claim.attribute_text, name) for name in names)
        return (of_item and of_item + own), -len(_lead(claim)), pair[0].score

    best = max(stated, key=closeness, default=None)
    if best is None or named(best[1].claim) < _NAMED:
        return None
    return figure_of(names[0], best[1].claim, best[0])


def _lead(claim: Claim) -> str:
    """Return the words that lead to a value, from where something else ends."""
    return f"{last_clause(claim.lead, _BREAKS)} {claim.attribute_text}"


def figure_of(name: str, claim: Claim, reading: Reading) -> StatedFigure:
    """Return a claim of a reading as a figure of what has a name."""
    article, cell = reading.source.article.article, reading.cell
    is_cell = cell is not None and cell.span == claim.value
    printed = cell.answer if cell and is_cell else value_with_bound(claim)
    return StatedFigure(name, claim, article, printed, reading.context, 1.0, "agrees")
