"""An article as a row of the table `article`, and back; lists are kept as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import astuple
from typing import Any

from zoneqa.text.heading import opening
from zoneqa.types import Article, ArticleSummary, Cell, Repair, Reprint, Table

COLUMNS = (
    *("id", "title", "text", "source", "date", "zone", "url", "author"),
    *("also", "repairs", "tables", "digest"),
)


def article_row(article: Article) -> tuple[str | None, ...]:
    """Return the values of the columns, in order."""
    *plain, also, repairs, tables = astuple(article)
    return (*plain, *map(json.dumps, (also, repairs, tables)), article.digest)


def article_of(row: Sequence[Any]) -> Article:
    """Return the article of a row of all columns but the digest."""
    *fields, also, repairs, tables = row
    fields.extend(_lists(also, repairs))
    fields.append(tuple(map(_table, json.loads(tables))))
    return Article(*fields)


def summary_of(row: Sequence[Any]) -> ArticleSummary:
    """Return the summary of a row of its fields; the text needs only be there without a title."""
    article_id, title, text, *fields, also, repairs = row
    fields.extend(_lists(also, repairs))
    return ArticleSummary(article_id, title or opening(text), *fields)


def _lists(also: str, repairs: str) -> tuple[tuple[Reprint, ...], tuple[Repair, ...]]:
    reprints = tuple(Reprint(*reprint) for reprint in json.loads(also))
    return reprints, tuple(Repair(*repair) for repair in json.loads(repairs))


def _table(row: Sequence[Any]) -> Table:
    start, end, cells, caption = row
    return Table(start, end, tuple(map(_cell, cells)), tuple(caption) if caption else None)


def _cell(row: Sequence[Any]) -> Cell:
    place, row_headers, column_headers = row
    return Cell(tuple(place), tuple(map(tuple, row_headers)), tuple(map(tuple, column_headers)))
