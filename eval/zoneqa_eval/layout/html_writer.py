"""HTML, as a web page and as the source of a print."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from zoneqa_eval.layout.content import (
    DataTable,
    SampleDocument,
    Subheading,
    TableCell,
    note_mark,
    with_note_marks,
)

BORDERS = {
    "grid": "td, th { border: 1px solid #444 }",
    "three lines": "table { border-top: 2px solid; border-bottom: 2px solid } "
    "thead { border-bottom: 1px solid }",
    "none": "",
}
STYLE = "table { border-collapse: collapse } td, th { padding: 3px 9px; font-weight: normal } "


def write_html(document: SampleDocument) -> bytes:
    """Return a document as a web page."""
    return html_page(document, STYLE + BORDERS[document.look.rules]).encode()


def html_page(document: SampleDocument, style: str) -> str:
    """Return a document as a web page with a style sheet."""
    title, body = escape(document.title), "\n".join(_elements(document))
    return (
        f'<!DOCTYPE html>\n<html lang="zh"><head><meta charset="utf-8"><title>{title}</title>\n'
        f"<style>{style}</style></head>\n<body><h1>{title}</h1>\n<article>\n{body}\n"
        "</article></body></html>\n"
    )


def _elements(document: SampleDocument) -> Iterator[str]:
    for part, mark in with_note_marks(document):
        if isinstance(part, DataTable):
            yield from map(_caption, part.above)
            yield _table(part, document.look.marks_headers)
            yield from map(_caption, part.below)
        elif isinstance(part, Subheading):
            yield f"<h2>{escape(part.text)}</h2>"
        else:
            yield f"<p>{escape(part.text)}{f'<sup>{mark}</sup>' if mark else ''}</p>"
    for number, note in enumerate(document.notes, 1):
        yield f'<p class="note">{note_mark(number)}{escape(note)}</p>'


def _caption(line: str) -> str:
    return f'<p class="caption">{escape(line)}</p>'


def _table(table: DataTable, marks_headers: bool) -> str:
    rows = [
        f"<tr>{''.join(_cell(cell, marks_headers and table.is_header(cell)) for cell in row)}</tr>"
        for row in table.rows()
    ]
    head, data = "".join(rows[: table.header_rows]), "\n".join(rows[table.header_rows :])
    return f"<table>{f'<thead>{head}</thead>' if head else ''}\n<tbody>{data}</tbody></table>"


def _cell(cell: TableCell, header: bool) -> str:
    name, text = "th" if header else "td", "<br>".join(map(escape, cell.text.split("\n")))
    rows = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    columns = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    return f"<{name}{rows}{columns}>{text}</{name}>"
