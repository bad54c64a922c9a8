"""Which rows at the top and which columns at the left of a table are headers.

A file seldom says it, and what it says is taken first. Else they are the rows at the top without
figures, and the columns at the left that it takes to tell the rows apart.
"""

from __future__ import annotations

from zoneqa.documents.tables.grid import GridCell
from zoneqa.documents.tables.matrix import GridRow, section_title, text_of, texts_of
from zoneqa.text.cell_kinds import (
    is_generic,
    is_period,
    is_sequence,
    is_unit,
    is_value,
    names_sequence,
    unit_of,
)

_MAX_HEADER_ROWS = 4
_NAMES_OF_DATES = ("时间", "日期")
_NAMES_OF_INDICATORS = ("指标", "类别", "科目")


def count_header_rows(rows: list[GridRow]) -> int:
    """Return how many rows at the top are headers."""
    marked = _count_marked(rows)
    if not marked and not _begins_with_header(rows):
        return 0
    goes_on = _reaches_down if marked else _goes_on
    count = max(marked, 1)
    while count < min(_MAX_HEADER_ROWS, len(rows) - 1) and goes_on(rows, count):
        count += 1
    return count


def _begins_with_header(rows: list[GridRow]) -> bool:
    """Return whether the first row is a header: of two columns, one seldom is."""
    if any(map(is_value, texts_of(rows[0])[1:])):
        return False
    if len(rows[0]) > 2 or _is_generic_pair(rows[0]):
        return True
    below = [text for row in rows[1:] for text in texts_of(row)[1:] if text]
    return all(map(is_value, below)) and _is_over_values(texts_of(rows[0]), below)


def _is_over_values(pair: list[str], values: list[str]) -> bool:
    """Return whether a pair is the header of the values below it, not a pair of a form like them.

    A form may begin with a name or a date. Its values differ in their units.
    """
    name, header = pair
    if is_period(header):
        return not any(word in name for word in _NAMES_OF_DATES)
    units = set(filter(None, map(unit_of, values)))
    return len(units) <= 1 or any(word in name for word in _NAMES_OF_INDICATORS)


def _count_marked(rows: list[GridRow]) -> int:
    """Return how many rows at the top are marked as headers by the file."""
    count = 0
    while count < len(rows) - 1 and all(cell is None or cell.header for cell in rows[count]):
        count += 1
    return count


def _is_generic_pair(row: GridRow) -> bool:
    return all(map(is_generic, texts_of(row)))


def _goes_on(rows: list[GridRow], count: int) -> bool:
    """Return whether a header row continues the headers above it, which leave room for it."""
    row, above = rows[count], rows[count - 1]
    if any(map(is_value, texts_of(row)[1:])):
        return False
    if all(map(is_unit, filter(None, texts_of(row)[1:]))) and any(texts_of(row)[1:]):
        return True
    is_merged = any(cell and cell.columns > 1 for cell in above[1:])
    has_gaps = not all(texts_of(above)[1:]) and not text_of(row[0])
    values_below = any(
        is_value(text) for below in rows[count + 1 :] for text in texts_of(below)[1:]
    )
    return _reaches_down(rows, count) or (values_below and (is_merged or has_gaps))


def _reaches_down(rows: list[GridRow], count: int) -> bool:
    """Return whether a cell of the row above covers a place of this one."""
    pairs = zip(rows[count - 1], rows[count], strict=True)
    return any(above is not None and above is cell for above, cell in pairs)


def filled_right(header_rows: list[GridRow]) -> list[GridRow]:
    """Return header rows with each gap filled by the header to its left, save in the last row."""
    filled: list[GridRow] = []
    for n, row in enumerate(header_rows):
        line = list(row)
        for c in range(2, len(line)):
            if n < len(header_rows) - 1 and not text_of(line[c]) and text_of(line[c - 1]):
                line[c] = line[c - 1]
        filled.append(line)
    return filled


def filled_down(data: list[GridRow], columns: list[int]) -> list[GridRow]:
    """Return the rows with each gap in these columns filled by the cell above it."""
    filled: list[GridRow] = []
    for row in data:
        line = list(row)
        for c in columns:
            if filled and not text_of(line[c]) and not section_title(row):
                line[c] = filled[-1][c]
        filled.append(line)
    return filled


def header_columns(above: list[GridRow], data: list[GridRow]) -> list[int]:
    """Return the columns whose cells name their row."""
    width = len(data[0])
    marked = [
        c for c in range(width - 1) if all(row[c] is None or _is_marked(row[c]) for row in data)
    ]
    if marked:
        return marked
    columns = [[text_of(row[c]) for row in data] for c in range(width)]
    first = 1 if width > 2 and _is_numbering(above, columns[0]) else 0
    found = [first]
    for c in range(first + 1, width - 1):
        is_unit_column = all(map(is_unit, filter(None, columns[c]))) and any(columns[c])
        if not is_unit_column and (_tells_apart(data, found) or not _is_words(columns[c])):
            break
        found.append(c)
    return found


def _is_marked(cell: GridCell | None) -> bool:
    return cell is None or cell.header


def _is_numbering(above: list[GridRow], column: list[str]) -> bool:
    named = any(names_sequence(text_of(row[0])) for row in above)
    return named or is_sequence([text for text in column if text])


def _tells_apart(data: list[GridRow], columns: list[int]) -> bool:
    """Return whether no two rows are alike in these columns, and none is merged or empty there."""
    keys = [tuple(text_of(row[c]) for c in columns) for row in data if not section_title(row)]
    return len(set(keys)) == len(keys) and all(map(all, keys))


def _is_words(column: list[str]) -> bool:
    return not any(map(is_value, column))
