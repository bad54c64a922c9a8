"""PDF by reportlab."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import partial
from html import escape
from typing import Any

from zoneqa_eval.layout.content import (
    DataTable,
    Rules,
    SampleDocument,
    Subheading,
    TableCell,
    note_mark,
    with_note_marks,
)

FONT = "STSong-Light"
# All in points.
PAGE = (595.0, 842.0)
MARGIN, GUTTER = 56.0, 20.0
BODY_SIZE, NOTE_SIZE = 10.5, 8.5
NOTE_LEADING = 12.0


def write_reportlab_pdf(document: SampleDocument) -> bytes:
    """Return a document as a PDF; the notes stand at the foot of the first page."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import BaseDocTemplate

    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    out = io.BytesIO()
    template = BaseDocTemplate(out, pagesize=PAGE, invariant=True)
    template.addPageTemplates(list(_page_templates(document)))
    template.build(list(_flowables(document)))
    return out.getvalue()


def _page_templates(document: SampleDocument) -> Iterator[Any]:
    """Yield the first page, with room for the notes, and all others."""
    from reportlab.platypus import PageTemplate

    notes = list(_note_paragraphs(document))
    room = sum(note.wrap(PAGE[0] - 2 * MARGIN, PAGE[1])[1] for note in notes)
    draw = partial(_draw_margins, document=document)
    yield PageTemplate(
        "first",
        list(_frames(document.look.columns, MARGIN + room)),
        onPage=partial(draw, notes=notes),
        autoNextPageTemplate="later",
    )
    yield PageTemplate("later", list(_frames(document.look.columns, MARGIN)), onPage=draw)


def _frames(columns: int, bottom: float) -> Iterator[Any]:
    from reportlab.platypus import Frame

    width = (PAGE[0] - 2 * MARGIN - (columns - 1) * GUTTER) / columns
    for column in range(columns):
        left = MARGIN + column * (width + GUTTER)
        height = PAGE[1] - MARGIN - bottom
        yield Frame(left, bottom, width, height, leftPadding=0, rightPadding=0)


def _draw_margins(
    canvas: Any, _template: Any, document: SampleDocument, notes: list[Any] | None = None
) -> None:
    """Draw what stands around the text of a page: running head, page number, notes."""
    canvas.setFont(FONT, NOTE_SIZE)
    canvas.drawCentredString(PAGE[0] / 2, PAGE[1] - MARGIN / 2, document.look.running_head)
    if document.look.page_numbers:
        canvas.drawCentredString(PAGE[0] / 2, MARGIN / 2, f"— {canvas.getPageNumber()} —")
    bottom = MARGIN
    for note in reversed(notes or []):
        note.drawOn(canvas, MARGIN, bottom)
        bottom += note.height


def _flowables(document: SampleDocument) -> Iterator[Any]:
    yield _paragraph(document.title, size=16, centred=True)
    for part, mark in with_note_marks(document):
        if isinstance(part, DataTable):
            yield from (_paragraph(line, size=9.5, centred=True) for line in part.above)
            yield _table(part, document.look.rules)
            yield from (_paragraph(line, size=9.5, centred=True) for line in part.below)
        elif isinstance(part, Subheading):
            yield _paragraph(part.text, size=12.5)
        else:
            yield _paragraph(part.text, mark, size=BODY_SIZE, indented=True)


def _note_paragraphs(document: SampleDocument) -> Iterator[Any]:
    for number, note in enumerate(document.notes, 1):
        yield _paragraph(note_mark(number) + note, size=NOTE_SIZE)


def _paragraph(
    text: str, mark: str = "", *, size: float, centred: bool = False, indented: bool = False
) -> Any:
    """Return a paragraph with a raised mark at its end."""
    from reportlab.lib.enums import TA_CENTER, TA_LEFT
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    style = ParagraphStyle(
        "any",
        fontName=FONT,
        fontSize=size,
        leading=1.5 * size,
        wordWrap="CJK",
        alignment=TA_CENTER if centred else TA_LEFT,
        firstLineIndent=2 * size if indented else 0,
    )
    return Paragraph(_markup(text) + (f"<super>{mark}</super>" if mark else ""), style)


def _markup(text: str) -> str:
    return escape(text).replace("\n", "<br/>")


def _table(table: DataTable, rules: Rules) -> Any:
    from reportlab.platypus import Table, TableStyle

    rows, columns = table.size
    content: list[list[Any]] = [[""] * columns for _ in range(rows)]
    for cell in table.cells:
        content[cell.row][cell.column] = _paragraph(cell.text, size=9, centred=True)
    commands = [*_lines(rules, table.header_rows), *filter(None, map(_span, table.cells))]
    style = TableStyle([("VALIGN", (0, 0), (-1, -1), "MIDDLE"), *commands])
    return Table(content, style=style, repeatRows=table.header_rows)


def _lines(rules: Rules, header_rows: int) -> list[tuple[Any, ...]]:
    """Return the commands that draw the lines of a table."""
    black = (0, 0, 0)
    if rules == "grid":
        return [("GRID", (0, 0), (-1, -1), 0.5, black)]
    if rules == "none":
        return []
    below_header = ("LINEBELOW", (0, header_rows - 1), (-1, header_rows - 1), 0.5, black)
    ends = [("LINEABOVE", (0, 0), (-1, 0), 1, black), ("LINEBELOW", (0, -1), (-1, -1), 1, black)]
    return [*ends, below_header] if header_rows else ends


def _span(cell: TableCell) -> tuple[Any, ...] | None:
    """Return the command that merges the places of a cell."""
    if cell.rows * cell.columns == 1:
        return None
    last = (cell.column + cell.columns - 1, cell.row + cell.rows - 1)
    return "SPAN", (cell.column, cell.row), last
