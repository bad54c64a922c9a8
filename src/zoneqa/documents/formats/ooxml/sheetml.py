"""The cells of a SpreadsheetML sheet, with values as they are shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from zoneqa.documents.formats.ooxml.xml import forbid_doctype, is_true, local
from zoneqa.documents.formats.sheets.number_format import GENERAL, shown_number, shown_text
from zoneqa.documents.formats.sheets.sheet import Area, hidden_note, merge, visible
from zoneqa.documents.tables.grid import GridCell
from zoneqa.text.normalize import clean_text

_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_BOOLEANS = {"1": "TRUE", "0": "FALSE"}
_PHONETIC = "rPh"
_MAX_COLUMNS = 16_384


@dataclass(frozen=True, slots=True)
class Workbook:
    """What all sheets of a workbook share; `formats` is the number format of each cell style."""

    strings: list[str] = field(default_factory=list)
    formats: list[str] = field(default_factory=list)
    from_1904: bool = False


class SharedStrings:
    """A target for `xml.scan` that collects the strings that cells refer to by number."""

    def __init__(self) -> None:
        self._strings: list[str] = []
        self._pieces: list[str] = []
        self._phonetic_depth = 0
        self._in_text = False

    def start(self, tag: str, _attrs: Mapping[str, str]) -> None:
        name = local(tag)
        self._phonetic_depth += name == _PHONETIC
        self._in_text = name == "t" and not self._phonetic_depth
        if name == "si":
            self._pieces = []

    def end(self, tag: str) -> None:
        name = local(tag)
        self._phonetic_depth -= name == _PHONETIC
        self._in_text = False
        if name == "si":
            self._strings.append("".join(self._pieces))

    def data(self, data: str) -> None:
        if self._in_text:
            self._pieces.append(data)

    def doctype(self, _name: str, _pubid: str | None, _system: str | None) -> None:
        forbid_doctype()

    def close(self) -> list[str]:
        return self._strings


class SheetBody:
    """A target for `xml.scan` that collects up to `limit` cells of a sheet, and returns itself."""

    def __init__(self, workbook: Workbook, limit: int) -> None:
        self.cells: list[GridCell] = []
        self._workbook = workbook
        self._limit = limit
        self._areas: list[Area] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._uncomputed = 0
        self._row = -1
        self._column = -1
        self._cell: dict[str, str] = {}
        self._pieces: list[str] = []
        self._reads = False
        self._has_formula = False
        self._phonetic_depth = 0

    def start(self, tag: str, attrs: Mapping[str, str]) -> None:
        name = local(tag)
        if name == "row":
            self._start_row(attrs)
        elif name == "c":
            self._start_cell(attrs)
        elif name == "f":
            self._has_formula = True
        elif name == "col" and is_true(attrs.get("hidden")):
            last = min(int(attrs.get("max", "0")), _MAX_COLUMNS)
            self._hidden_columns.update(range(int(attrs.get("min", "1")) - 1, last))
        elif name == "mergeCell":
            self._add_area(attrs.get("ref", ""))
        self._phonetic_depth += name == _PHONETIC
        self._reads = name in ("v", "t") and not self._phonetic_depth

    def end(self, tag: str) -> None:
        name = local(tag)
        self._reads = False
        self._phonetic_depth -= name == _PHONETIC
        if name == "c":
            self._end_cell()

    def data(self, data: str) -> None:
        if self._reads:
            self._pieces.append(data)

    def doctype(self, _name: str, _pubid: str | None, _system: str | None) -> None:
        forbid_doctype()

    def close(self) -> SheetBody:
        return self

    def visible_cells(self) -> tuple[GridCell, ...]:
        """Return the cells that can be seen, with their sizes."""
        merged = merge(self.cells, self._areas)
        return tuple(visible(merged, self._hidden_rows, self._hidden_columns))

    def notes(self) -> tuple[str, ...]:
        """Return notes on what was left out."""
        rows = {cell.row for cell in self.cells} & self._hidden_rows
        columns = {cell.column for cell in self.cells} & self._hidden_columns
        count = self._uncomputed
        formulas = f"{count:,} formula{' has' if count == 1 else 's have'} no stored result"
        advice = (f"{formulas}: open the file in Excel or WPS and save it again.",)
        return (*hidden_note(len(rows), len(columns)), *(advice if count else ()))

    def _start_row(self, attrs: Mapping[str, str]) -> None:
        self._row = int(attrs["r"]) - 1 if attrs.get("r", "").isdecimal() else self._row + 1
        self._column = -1
        if is_true(attrs.get("hidden")):
            self._hidden_rows.add(self._row)

    def _start_cell(self, attrs: Mapping[str, str]) -> None:
        place = _place(attrs.get("r", ""))
        self._column = place[1] if place else self._column + 1
        self._cell, self._pieces, self._has_formula = dict(attrs), [], False

    def _end_cell(self) -> None:
        if len(self.cells) >= self._limit:
            return
        text = " ".join(clean_text(self._text("".join(self._pieces))).split())
        if text:
            self.cells.append(GridCell(text, self._row, self._column))
        self._uncomputed += self._has_formula and not self._pieces

    def _text(self, raw: str) -> str:
        """Return the value of the cell as it is shown."""
        kind, code = self._cell.get("t", "n"), self._format()
        if kind == "s":
            strings = self._workbook.strings
            number = int(raw) if raw.strip().isdecimal() else -1
            return shown_text(strings[number], code) if 0 <= number < len(strings) else ""
        if kind == "b":
            return _BOOLEANS.get(raw.strip(), raw)
        if kind in ("str", "inlineStr"):
            return shown_text(raw, code) if raw else ""
        try:
            return shown_number(float(raw), code, from_1904=self._workbook.from_1904)
        except (ValueError, OverflowError):  # an error such as #DIV/0!, or a date in ISO form
            return raw

    def _format(self) -> str:
        style = self._cell.get("s", "0")
        number = int(style) if style.isdecimal() else 0
        formats = self._workbook.formats
        return formats[number] if number < len(formats) else GENERAL

    def _add_area(self, ref: str) -> None:
        first, _, last = ref.partition(":")
        start, end = _place(first), _place(last)
        if start and end and end >= start:
            size = end[0] - start[0] + 1, end[1] - start[1] + 1
            self._areas.append(Area(*start, *size))


def _place(ref: str) -> tuple[int, int] | None:
    """Return the row and column of a reference such as B7."""
    found = _PLACE.fullmatch(ref)
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1
