"""What SQLite and PostgreSQL write differently; everything else is one SQL text for both."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

Select = Callable[[str, Sequence[object]], Iterable[Sequence[Any]]]
"""Runs a query with a `?` for each of the values, and returns its rows."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """How one of them writes what SQL leaves open; `{}` stands for an expression.

    `elements` are rows with the column `value`, one for each element of a JSON list of lists;
    `element` is one of the fields of such a value, as text. `like` compares in any case.
    `contains` takes a text and the parameter that is in it. `is_date` says whether a date begins
    with a year, and a month if it says more. `schema` comes before the names of tables.
    """

    elements: str
    element: str
    like: str
    contains: str
    is_date: str
    schema: str = ""


SQLITE = Dialect(
    elements="json_each({})",
    element="json_extract(value, '$[{}]')",
    like="LIKE",
    contains="instr({}, ?)",
    is_date="({0} GLOB '[0-9][0-9][0-9][0-9]' OR {0} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]*')",
)

POSTGRESQL = Dialect(
    elements="json_array_elements(CAST({} AS json))",
    element="(value ->> {})",
    like="ILIKE",
    contains="strpos({}, ?) > 0",
    is_date="({} ~ '^[0-9]{{4}}(-[0-9]{{2}}|$)')",
)
