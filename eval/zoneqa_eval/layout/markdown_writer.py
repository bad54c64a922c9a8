"""Markdown with pipe tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zoneqa_eval.layout.content import DataTable, SampleDocument, Subheading


def write_markdown(document: SampleDocument) -> bytes:
    """Return a document as a file."""
    return "\n\n".join(_blocks(document)).encode()


def _blocks(document: SampleDocument) -> Iterator[str]:
    number = 0
    yield f"# {document.title}"
    for part in document.body:
        if isinstance(part, DataTable):
            yield from (*part.above, "\n".join(_table(part)), *part.below)
        elif isinstance(part, Subheading):
            yield f"## {part.text}"
        elif part.note:
            number += 1
            yield f"{part.text}[^{number}]"
        else:
            yield part.text
    for number, note in enumerate(document.notes, 1):
        yield f"[^{number}]: {note}"


def _table(table: DataTable) -> Iterator[str]:
    """Yield the lines; a table without headers above has an empty first row, as Markdown needs."""
    rows = [[cell.text for cell in row] for row in table.rows()]
    columns = len(rows[0])
    header, *data = rows if table.header_rows else [[""] * columns, *rows]
    yield _line(header)
    yield _line(["---"] * columns)
    yield from map(_line, data)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
