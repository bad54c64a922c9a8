"""CSV and TSV: one table or several, or an article for each row."""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from zoneqa.documents.document import Document, Problem
from zoneqa.documents.formats.format_error import FormatError, decoded, notes_on
from zoneqa.documents.formats.record import article_of
from zoneqa.documents.formats.sheets.article_columns import article_columns
from zoneqa.documents.formats.sheets.documents import documents_of
from zoneqa.documents.formats.sheets.sheet import MAX_CELLS, Sheet
from zoneqa.documents.tables.grid import GridCell
from zoneqa.text.normalize import clean_text

_DELIMITERS = ",\t;|，"
_SAMPLE_ROWS = 50
_HINT = "sep="
"""The first line by which a file tells Excel its delimiter."""

_OPEN_QUOTE_NOTE = "A quotation mark is never closed; each line was read as a row."

Rows = list[list[str]]


def parse(data: bytes, name: str) -> Iterator[Document | Problem]:
    """Yield an article for each row if the columns say so, else one for the whole file."""
    raw = decoded(data)
    text = clean_text(raw.text).strip("\n")
    rows, notes = _rows(text, "\t" if name.lower().endswith(".tsv") else None)
    filled = [(number, row) for number, row in enumerate(rows) if any(map(str.strip, row))]
    if not filled:
        raise FormatError("empty", "There is no visible text in it.")
    fields = article_columns(filled[0][1])
    if fields:
        yield from (_article(row, fields, n + 1, raw.encoding) for n, row in filled[1:])
    else:
        cells, cut = _cells(filled)
        notes = (*notes_on(raw), *notes, *cut)
        yield from documents_of([Sheet("", tuple(cells), notes)], raw.encoding)


def _rows(text: str, delimiter: str | None) -> tuple[Rows, tuple[str, ...]]:
    """Return the rows of a text, and a note if its quotation marks are not those of CSV."""
    csv.field_size_limit(sys.maxsize if sys.maxsize < 1 << 32 else (1 << 31) - 1)
    first, _, rest = text.partition("\n")
    if first.lower().startswith(_HINT) and len(first.strip()) == len(_HINT) + 1:
        delimiter, text = first.strip()[-1], rest
    lines = text.split("\n")
    separator = delimiter or _delimiter(lines)
    try:
        return list(_read(lines, separator, strict=True)), ()
    except csv.Error:
        pass
    loose = list(_read(lines, separator, strict=False))
    unquoted = list(_read(lines, separator, strict=False, quoted=False))
    # A mark that is opened by mistake takes in the lines up to the next one, or up to the end.
    return (loose, ()) if 2 * len(loose) > len(unquoted) else (unquoted, (_OPEN_QUOTE_NOTE,))


def _read(
    lines: Iterable[str], delimiter: str, *, strict: bool, quoted: bool = True
) -> Iterator[list[str]]:
    with_ends = (f"{line}\n" for line in lines)
    if not quoted:
        return csv.reader(with_ends, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    return csv.reader(with_ends, delimiter=delimiter, strict=strict)


def _delimiter(lines: list[str]) -> str:
    """Return the delimiter by which most rows have the same number of columns."""
    return max(_DELIMITERS, key=lambda delimiter: _agreement(lines, delimiter))


def _agreement(lines: list[str], delimiter: str) -> tuple[float, int]:
    rows = [row for row in islice(_read(lines, delimiter, strict=False), _SAMPLE_ROWS) if any(row)]
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return 0.0, 0
    width, count = widths.most_common(1)[0]
    return count / len(rows), width


def _article(
    row: list[str], fields: dict[int, str], number: int, encoding: str
) -> Document | Problem:
    values = {fields[place]: text for place, text in enumerate(row) if place in fields}
    return article_of(values, f"line {number}", encoding)


def _cells(rows: Iterable[tuple[int, list[str]]]) -> tuple[list[GridCell], tuple[str, ...]]:
    """Return the cells with a text, and a note if there are too many."""
    cells: list[GridCell] = []
    for number, row in rows:
        if len(cells) + len(row) > MAX_CELLS:
            return cells, (f"Only its first {number:,} rows were read.",)
        found = (GridCell(" ".join(text.split()), number, c) for c, text in enumerate(row))
        cells.extend(cell for cell in found if cell.text)
    return cells, ()
