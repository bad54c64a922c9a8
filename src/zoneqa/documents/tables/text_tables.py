"""Tables typed into plain text: cells set apart by tabs, bars, or two or more spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile, groupby

from zoneqa.documents.tables.captions import states_unit
from zoneqa.documents.tables.grid import Grid
from zoneqa.text.cell_kinds import is_value
from zoneqa.text.characters import display_width

_SPACED_CELL = re.compile(r"\S+(?:[ \u3000]\S+)*")
_SEPARATORS = ("\t", "|")
_RULE = re.compile(r"[\s|+:=\-—─━┃│┼┌┐└┘├┤┬┴]+")
_FEWEST_ROWS = 2
_LONGEST_CELL = 40
"""Characters of a cell that spaces set apart: prose with gaps in it is no table."""

_MAX_AREA = 200_000
"""Rows times columns of a table at most: one long line must not widen thousands of others."""

_MAX_SPACED_COLUMNS = 100
"""Columns that spaces set apart at most: every cell is compared with each of them."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell with the columns of the screen that it takes up."""

    text: str
    start: int
    end: int


_Row = list[_Cell]


def text_tables(text: str) -> tuple[str, tuple[Grid, ...]]:
    """Return a text with its tables written a row on a line with bars, and the tables."""
    lines: list[str] = []
    grids: list[Grid] = []
    for is_row, group in groupby(text.split("\n"), _may_be_row):
        run = list(group)
        rows = list(dropwhile(states_unit, run)) if is_row else []
        grid = _grid([line for line in rows if not _is_rule(line)])
        if grid:
            grids.append(grid)
            lines.extend((*run[: len(run) - len(rows)], grid.text))
        else:
            lines.extend(run)
    return "\n".join(lines), tuple(grids)


def _may_be_row(line: str) -> bool:
    return len(_cells(line)) > 1 or _is_rule(line)


def _is_rule(line: str) -> bool:
    return bool(line.strip()) and _RULE.fullmatch(line) is not None


def _grid(lines: Sequence[str]) -> Grid | None:
    rows = [_cells(line) for line in lines]
    if len(rows) < _FEWEST_ROWS or not (all("|" in line for line in lines) or _is_tabular(rows)):
        return None
    width = max(map(len, rows))
    is_spaced = not any(separator in line for line in lines for separator in _SEPARATORS)
    if width * len(rows) > _MAX_AREA or (is_spaced and width > _MAX_SPACED_COLUMNS):
        return None
    return Grid.of_rows(_by_position(rows) if is_spaced else _padded(rows))


def _cells(line: str) -> _Row:
    separator = next((separator for separator in _SEPARATORS if separator in line), None)
    if separator is None:
        return list(_spaced(line))
    texts = line.strip().removeprefix("|").removesuffix("|") if separator == "|" else line
    return [_Cell(text.strip(), n, n) for n, text in enumerate(texts.split(separator))]


def _spaced(line: str) -> Iterator[_Cell]:
    at = column = 0
    for found in _SPACED_CELL.finditer(line):
        start = column + display_width(line[at : found.start()])
        at, column = found.end(), start + display_width(found[0])
        yield _Cell(found[0], start, column)


def _is_tabular(rows: Sequence[_Row]) -> bool:
    """Return whether cells are short and all rows but two have a figure after their first cell."""
    if any(len(cell.text) > _LONGEST_CELL for row in rows for cell in row):
        return False
    figures = sum(any(is_value(cell.text) for cell in row[1:]) for row in rows)
    return figures >= max(1, len(rows) - 2)


def _padded(rows: Sequence[_Row]) -> list[list[str]]:
    width = max(map(len, rows))
    return [[*(cell.text for cell in row), *[""] * (width - len(row))] for row in rows]


def _by_position(rows: Sequence[_Row]) -> list[list[str]]:
    """Return cells in columns: where rows differ in length, a cell goes where it stands."""
    if len(set(map(len, rows))) == 1:
        return _padded(rows)
    columns = max(rows, key=len)
    return [_placed(row, columns) for row in rows]


def _placed(row: _Row, columns: _Row) -> list[str]:
    texts = [""] * len(columns)
    for cell in row:
        at = min(range(len(columns)), key=lambda n: _distance(cell, columns[n]))
        texts[at] = f"{texts[at]} {cell.text}".strip()
    return texts


def _distance(cell: _Cell, column: _Cell) -> int:
    """Return how far a cell is from a column: columns are flush left, right or centred."""
    middles = abs(cell.start + cell.end - column.start - column.end) // 2
    return min(abs(cell.start - column.start), abs(cell.end - column.end), middles)
