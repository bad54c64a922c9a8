"""Filters as a condition in SQL on the rows of `article`."""

from __future__ import annotations

from collections.abc import Iterator

from zoneqa.types import Filters

Condition = tuple[str, tuple[str, ...]]
"""An expression with a mark for each of its parameters."""

_REPRINTED = "SELECT 1 FROM json_each(also) WHERE json_extract(value, '$[2]')"  # Origin.source
_YEAR = "[0-9][0-9][0-9][0-9]"
# A date in another form says nothing that could be compared.
_ISO = f"(date GLOB '{_YEAR}' OR date GLOB '{_YEAR}-[0-9][0-9]*')"


def condition(filters: Filters) -> Condition:
    """What a row must meet; `1` if nothing is asked for."""
    asked = list(_conditions(filters))
    parameters = tuple(value for _, values in asked for value in values)
    return " AND ".join(text for text, _ in asked) or "1", parameters


def _conditions(filters: Filters) -> Iterator[Condition]:
    if filters.zones:
        yield f"zone {_among(filters.zones)}", filters.zones
    if filters.sources:
        among = _among(filters.sources)
        yield f"(source {among} OR EXISTS ({_REPRINTED} {among}))", filters.sources * 2
    if filters.articles:
        yield f"id {_among(filters.articles)}", filters.articles
    if filters.since:
        yield _dated(">="), (filters.since, filters.since)
    if filters.until:
        yield _dated("<="), (filters.until, filters.until)


def _among(values: tuple[str, ...]) -> str:
    return f"IN ({','.join('?' * len(values))})"


def _dated(comparison: str) -> str:
    """Two dates are compared as far as both are given: 2021 is neither before nor after 2021-03."""
    return f"({_ISO} AND substr(date, 1, length(?)) {comparison} substr(?, 1, length(date)))"
