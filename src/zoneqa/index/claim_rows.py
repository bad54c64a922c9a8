"""A claim as a row of a table, and back: places in the text, and exact numbers as their digits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from zoneqa.claims.claim import Claim, Words
from zoneqa.claims.periods import Period
from zoneqa.claims.quantities import Quantity
from zoneqa.types import Span

# `low_number` puts in order what `low` states exactly.
TYPES = {
    **dict.fromkeys(("sentence_start", "sentence_end", "value_start", "value_end"), "integer"),
    **dict.fromkeys(("kind", "direction", "modality"), "text"),
    "former": "boolean",
    **dict.fromkeys(("ordinal", "ordinal_of"), "text"),
    **dict.fromkeys(("attribute", "attribute_start", "attribute_end"), "integer"),
    "attribute_carried": "boolean",
    **dict.fromkeys(("part", "part_start", "part_end"), "integer"),
    "part_carried": "boolean",
    **dict.fromkeys(("quantity_start", "quantity_end"), "integer"),
    **dict.fromkeys(("low", "high"), "text"),
    "low_number": "double precision",
    **dict.fromkeys(("unit", "approximation"), "text"),
    "is_rank": "boolean",
    **dict.fromkeys(("period_start", "period_end"), "integer"),
    **dict.fromkeys(("first", "last"), "text"),
    "year_known": "boolean",
    "basis": "text",
    "year_offset": "integer",
    "recurring": "boolean",
}
"""The columns and what is in them; words of attributes and parts are numbers."""

COLUMNS = tuple(TYPES)

Row = Mapping[str, Any]
"""A row by the names of its columns."""

NumberOf = Callable[[str], int]
"""Returns the number under which words are kept."""


def row_of(claim: Claim, number_of: NumberOf) -> tuple[Any, ...]:
    """Return the values of the columns, in order; subjects have rows of their own."""
    return (
        *(claim.sentence.start, claim.sentence.end, claim.value.start, claim.value.end),
        *(claim.kind, claim.direction, claim.modality, claim.former),
        *(claim.ordinal or (None, None)),
        *_words_row(claim.attribute, number_of),
        *_words_row(claim.part_of, number_of),
        *_quantity_row(claim.quantity),
        *_period_row(claim.period),
    )


def claim_of(row: Row, subjects: Iterable[Sequence[Any]], article_id: str, text: str) -> Claim:
    """Return the claim of a row with its subjects' rows and the text that it is quoted from.

    The row also has the words of the attribute and of the whole that it is a part of.
    """

    def span(start: int, end: int) -> Span:
        return Span(article_id, start, end, text[start:end])

    return Claim(
        sentence=span(row["sentence_start"], row["sentence_end"]),
        value=span(row["value_start"], row["value_end"]),
        kind=row["kind"],
        attribute=_words(row, "attribute"),
        subjects=tuple(Words(said, (a, b), bool(carried)) for said, a, b, carried in subjects),
        quantity=_quantity(row),
        period=_period(row),
        direction=row["direction"],
        modality=row["modality"],
        part_of=_words(row, "part"),
        ordinal=None if row["ordinal"] is None else (row["ordinal"], row["ordinal_of"]),
        former=bool(row["former"]),
    )


def _words_row(words: Words | None, number_of: NumberOf) -> tuple[int | None, ...]:
    if words is None:
        return (None,) * 4
    return number_of(words.text), *words.place, words.carried


def _words(row: Row, name: str) -> Words | None:
    if row[name] is None:
        return None
    place = row[f"{name}_start"], row[f"{name}_end"]
    return Words(row[f"{name}_text"], place, bool(row[f"{name}_carried"]))


def _quantity_row(quantity: Quantity | None) -> tuple[Any, ...]:
    if quantity is None:
        return (None,) * 8
    low, high = str(quantity.low), str(quantity.high)
    exact = (low, high, float(quantity.low), quantity.unit)
    return (quantity.start, quantity.end, *exact, quantity.approximation, quantity.ordinal)


def _quantity(row: Row) -> Quantity | None:
    if row["low"] is None:
        return None
    return Quantity(
        start=row["quantity_start"],
        end=row["quantity_end"],
        low=Decimal(row["low"]),
        high=Decimal(row["high"]),
        unit=row["unit"],
        approximation=row["approximation"],
        ordinal=bool(row["is_rank"]),
    )


def _period_row(period: Period | None) -> tuple[Any, ...]:
    if period is None:
        return (None,) * 8
    days = (_iso(period.first), _iso(period.last))
    how = (period.year_known, period.basis, period.offset, period.recurring)
    return (period.start, period.end, *days, *how)


def _period(row: Row) -> Period | None:
    if row["period_start"] is None:
        return None
    return Period(
        start=row["period_start"],
        end=row["period_end"],
        first=_day(row["first"]),
        last=_day(row["last"]),
        year_known=bool(row["year_known"]),
        basis=row["basis"],
        offset=row["year_offset"],
        recurring=bool(row["recurring"]),
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
