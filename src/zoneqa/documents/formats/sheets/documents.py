"""Sheets as documents: an article for each row if the rows are articles, else one for the sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zoneqa.documents.document import Document, Problem
from zoneqa.documents.formats.format_error import FormatError
from zoneqa.documents.formats.record import article_of
from zoneqa.documents.formats.sheets.article_columns import article_columns
from zoneqa.documents.formats.sheets.sheet import Sheet
from zoneqa.documents.formats.sheets.split_tables import Part, parts_of
from zoneqa.documents.tables.captions import is_only_unit
from zoneqa.documents.tables.grid import Grid, GridCell

_UNNAMED = re.compile(r"(?:sheet|工作表|表)\s*\d*", re.IGNORECASE)
_MAX_TITLE_LENGTH = 60


def documents_of(
    sheets: Sequence[Sheet], encoding: str | None = None
) -> Iterator[Document | Problem]:
    """Yield the documents of the sheets of a file. Raises FormatError if there is no text."""
    filled = [sheet for sheet in sheets if sheet.cells]
    if not filled:
        raise FormatError("no_text", "There is no text in it.")
    for sheet in filled:
        yield from _of_sheet(sheet, sheet.name if len(filled) > 1 else "", encoding)


def _of_sheet(sheet: Sheet, part: str, encoding: str | None) -> Iterator[Document | Problem]:
    rows = Grid(sheet.cells).rows()
    fields = article_columns([cell.text for cell in rows[0]])
    if fields:
        columns = {rows[0][place].column: field for place, field in fields.items()}
        for row in rows[1:]:
            yield _article(row, columns, part, encoding)
    else:
        yield _document(sheet, part, encoding)


def _article(
    row: list[GridCell], columns: dict[int, str], part: str, encoding: str | None
) -> Document | Problem:
    fields = {columns[cell.column]: cell.text for cell in row if cell.column in columns}
    line = f"line {row[0].row + 1}"
    return article_of(fields, f"{part}, {line}" if part else line, encoding)


def _document(sheet: Sheet, part: str, encoding: str | None) -> Document:
    parts = parts_of(sheet.cells)
    return Document(
        "\n\n".join(part.text for part in parts),
        title=_title(parts) or (None if _UNNAMED.fullmatch(sheet.name) else sheet.name) or None,
        part=part,
        whole=True,
        encoding=encoding,
        notes=sheet.notes,
        grids=tuple(part.grid for part in parts if part.grid),
    )


def _title(parts: Sequence[Part]) -> str | None:
    """Return the first line above the first table, unless it only states the unit."""
    lines = [line for part in parts[:2] for line in part.lines]
    title = next((line for line in lines if not is_only_unit(line)), None)
    return title if title and len(title) <= _MAX_TITLE_LENGTH else None
