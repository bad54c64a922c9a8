"""Facts as CSV (RFC 4180), for spreadsheets and statistics: one row a fact, with its source."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from io import StringIO
from typing import Any

from zoneqa.answer.facts import Fact
from zoneqa.fact_json import fact_json

_FACT = "subject attribute value number number_to unit approximation kind direction modality former"
_REST = "part_of ordinal value_start value_end"
_CITATION = "article_id title source date zone url quote start end"
COLUMNS = (
    *_FACT.split(),
    *("period", "first", "last"),
    *_REST.split(),
    *_CITATION.split(),
)

# A spreadsheet takes a cell that begins like this for a formula; where people write Chinese, the
# wide forms too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def facts_csv(facts: Iterable[Fact], *, header: bool = True) -> str:
    """Return a line for each fact, below the names of the columns unless `header` is false."""
    text = StringIO()
    writer = csv.writer(text)
    if header:
        writer.writerow(COLUMNS)
    writer.writerows(_cells(fact_json(fact)) for fact in facts)
    return text.getvalue()


def _cells(row: Mapping[str, Any]) -> list[str]:
    period = row["period"] or {}
    days = {"period": period.get("words"), "first": period.get("first"), "last": period.get("last")}
    values = {**row, **days, **row["citation"]}
    return [_cell(values[name]) for name in COLUMNS]


def _cell(value: str | int | bool | None) -> str:
    """Return a value as a cell that no spreadsheet computes."""
    if value is None:
        return ""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
