"""Workbooks: numbers are numbers, and only their format makes them look as they do."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from zoneqa_eval.layout.content import DataTable, SampleDocument, TableCell

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_NUMBER = re.compile(r"-?[\d,]+(?:\.(\d+))?(%?)")


def write_xlsx(document: SampleDocument) -> bytes:
    """Return a document as a workbook of one sheet: its title, then all parts from top to bottom.

    Texts of several cells are merged over the width of the sheet; an empty row ends a table.
    """
    from openpyxl import Workbook

    workbook = Workbook()
    sheet = workbook.worksheets[0]
    width = max((table.size[1] for table in document.tables), default=1)
    row = _put_line(sheet, 1, width, document.title)
    for part in document.body:
        if isinstance(part, DataTable):
            for line in part.above:
                row = _put_line(sheet, row, width, line)
            row = _put_table(sheet, row, part)
            for line in part.below:
                row = _put_line(sheet, row, width, line)
            row += 1
        else:
            row = _put_line(sheet, row, width, part.text)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def _put_line(sheet: Worksheet, row: int, width: int, text: str) -> int:
    """Write a text over the width of the sheet and return the row below."""
    sheet.cell(row, 1, text)
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)
    return row + 1


def _put_table(sheet: Worksheet, row: int, table: DataTable) -> int:
    """Write a table and return the row below."""
    for cell in table.cells:
        top, left = row + cell.row, 1 + cell.column
        if cell.text:
            value, number_format = stored(cell, table.is_header(cell))
            sheet.cell(top, left, value).number_format = number_format
        if cell.rows * cell.columns > 1:
            bottom, right = top + cell.rows - 1, left + cell.columns - 1
            sheet.merge_cells(start_row=top, end_row=bottom, start_column=left, end_column=right)
    return row + table.size[0]


def stored(cell: TableCell, header: bool) -> tuple[str | float, str]:
    """Return what a workbook stores for a cell, and the format that shows it as printed."""
    number = _NUMBER.fullmatch(cell.text)
    if header or number is None:
        return cell.text, "General"
    decimals, percent = number.groups()
    value = float(cell.text.replace(",", "").rstrip("%"))
    number_format = "#,##0" if "," in cell.text else "0"
    number_format += f".{'0' * len(decimals)}" if decimals else ""
    if percent:
        return value / 100, number_format + "%"
    return value if decimals else int(value), number_format
