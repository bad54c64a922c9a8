"""XLS, and ET of WPS: the visible sheets of an old workbook, with values as they are shown."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from zoneqa.documents.document import Document, Problem
from zoneqa.documents.formats.format_error import FormatError
from zoneqa.documents.formats.sheets.builtin_formats import format_code, is_builtin
from zoneqa.documents.formats.sheets.documents import documents_of
from zoneqa.documents.formats.sheets.number_format import shown_number, shown_text
from zoneqa.documents.formats.sheets.sheet import (
    MAX_CELLS,
    Area,
    Sheet,
    cut_note,
    hidden_note,
    hidden_sheets_note,
    merge,
    visible,
)
from zoneqa.documents.tables.grid import GridCell
from zoneqa.text.normalize import clean_text

if TYPE_CHECKING:
    from xlrd import Book
    from xlrd.sheet import Sheet as XlrdSheet


def parse(data: bytes, _name: str) -> Iterator[Document | Problem]:
    """Yield the documents of all visible sheets. Raises FormatError."""
    book = _open(data)
    shown = [sheet for sheet in book.sheets() if sheet.visibility == 0]
    hidden = book.nsheets - len(shown)
    notes = hidden_sheets_note(hidden)
    sheets: list[Sheet] = []
    left = MAX_CELLS
    for each in shown:
        sheet = _sheet(each, book, left, notes)
        sheets.append(sheet)
        left -= len(sheet.cells)
        notes = ()
    yield from documents_of(sheets)


def _open(data: bytes) -> Book:
    from xlrd import XLRDError, open_workbook

    try:
        return open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO())
    except XLRDError as error:
        if "encrypted" in str(error).lower():
            raise FormatError("encrypted", "It is protected by a password.") from error
        raise FormatError("corrupt", "It is damaged; open it and save it as .xlsx.") from error


def _sheet(sheet: XlrdSheet, book: Book, limit: int, notes: tuple[str, ...]) -> Sheet:
    cells: list[GridCell] = []
    for row in range(sheet.nrows):
        if len(cells) + sheet.ncols > limit:
            notes = (*notes, cut_note(sheet.name))
            break
        texts = ((c, _text(sheet, book, row, c)) for c in range(sheet.row_len(row)))
        cells.extend(GridCell(text, row, column) for column, text in texts if text)
    areas = [
        Area(top, left, bottom - top, right - left)
        for top, bottom, left, right in sheet.merged_cells
    ]
    hidden_rows = {number for number, info in sheet.rowinfo_map.items() if info.hidden}
    hidden_columns = {number for number, info in sheet.colinfo_map.items() if info.hidden}
    left_out = hidden_note(
        len({cell.row for cell in cells} & hidden_rows),
        len({cell.column for cell in cells} & hidden_columns),
    )
    shown = visible(merge(cells, areas), hidden_rows, hidden_columns)
    return Sheet(sheet.name.strip(), tuple(shown), (*notes, *left_out))


def _text(sheet: XlrdSheet, book: Book, row: int, column: int) -> str:
    """Return the value of a cell as it is shown, on one line."""
    from xlrd import (
        XL_CELL_BOOLEAN,
        XL_CELL_DATE,
        XL_CELL_ERROR,
        XL_CELL_NUMBER,
        XL_CELL_TEXT,
        error_text_from_code,
    )

    cell = sheet.cell(row, column)
    key = book.xf_list[cell.xf_index].format_key
    code = format_code(key, None if is_builtin(key) else book.format_map[key].format_str)
    if cell.ctype in (XL_CELL_NUMBER, XL_CELL_DATE):
        text = shown_number(cell.value, code, from_1904=book.datemode == 1)
    elif cell.ctype == XL_CELL_TEXT:
        text = shown_text(cell.value, code)
    elif cell.ctype == XL_CELL_BOOLEAN:
        text = "TRUE" if cell.value else "FALSE"
    else:
        text = error_text_from_code[cell.value] if cell.ctype == XL_CELL_ERROR else ""
    return " ".join(clean_text(text).split())
