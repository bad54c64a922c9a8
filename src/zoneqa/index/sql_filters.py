"""Filters as an SQL condition on the table `article`."""

from __future__ import annotations

from collections.abc import Iterator

from zoneqa.types import Filters

Condition = tuple[str, tuple[str, ...]]
"""An SQL expression with a `?` for each parameter, and the parameters."""

_REPRINTED = "SELECT 1 FROM json_each(also) WHERE json_extract(value, '$[2]')"  # Reprint.source
_YEAR = "[0-9][0-9][0-9][0-9]"
# A date in another form cannot be compared.
_ISO = f"(date GLOB '{_YEAR}' OR date GLOB '{_YEAR}-[0-9][0-9]*')"


def condition(filters: Filters) -> Condition:
    """Return the condition that an article must fulfil; it is `1` without any filter."""
    parts = list(_conditions(filters))
    parameters = tuple(value for _, values in parts for value in values)
    return " AND ".join(text for text, _ in parts) or "1", parameters


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
    """Return a comparison of two dates to the precision both have: 2021 is not before 2021-03."""
    return f"({_ISO} AND substr(date, 1, length(?)) {comparison} substr(?, 1, length(date)))"
