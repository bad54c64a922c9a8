"""Word files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from itertools import count

from zoneqa_eval.layout.content import DataTable, Look, Rules, SampleDocument, Subheading, TableCell
from zoneqa_eval.layout.docx_parts import FIRST_NOTE, package, paragraph, run


def write_docx(document: SampleDocument) -> bytes:
    """Return a document as a Word file; the notes are footnotes."""
    out = io.BytesIO()
    body = "".join(_blocks(document))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in package(body, document.look, document.notes).items():
            declared = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{xml}'
            # A fixed time makes the same bytes of the same document.
            archive.writestr(zipfile.ZipInfo(name), declared)
    return out.getvalue()


def _blocks(document: SampleDocument) -> Iterator[str]:
    notes = count(FIRST_NOTE)
    yield paragraph(run(document.title), "Title")
    for part in document.body:
        if isinstance(part, DataTable):
            yield from (paragraph(run(line), "Caption") for line in part.above)
            yield _table(part, document.look)
            yield from (paragraph(run(line), "Caption") for line in part.below)
        elif isinstance(part, Subheading):
            yield paragraph(run(part.text), "Heading1")
        else:
            mark = _note_reference(next(notes)) if part.note else ""
            yield paragraph(run(part.text) + mark)


def _note_reference(number: int) -> str:
    raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    return f'<w:r>{raised}<w:footnoteReference w:id="{number}"/></w:r>'


def _table(table: DataTable, look: Look) -> str:
    _, columns = table.size
    widths = '<w:gridCol w:w="1500"/>' * columns
    rows = "".join(_rows(table, look.marks_headers))
    properties = f'<w:tblPr><w:tblW w:w="0" w:type="auto"/>{_borders(look.rules)}</w:tblPr>'
    # Word asks for a paragraph between a table and whatever follows.
    return f"<w:tbl>{properties}<w:tblGrid>{widths}</w:tblGrid>{rows}</w:tbl>{paragraph('')}"


def _borders(rules: Rules) -> str:
    sides = {
        "grid": ("top", "left", "bottom", "right", "insideH", "insideV"),
        "three lines": ("top", "bottom"),
        "none": (),
    }
    lines = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in sides[rules])
    return f"<w:tblBorders>{lines}</w:tblBorders>"


def _rows(table: DataTable, marks_headers: bool) -> Iterator[str]:
    for number, places in enumerate(table.grid()):
        header = marks_headers and number < table.header_rows
        properties = "<w:trPr><w:tblHeader/></w:trPr>" if header else ""
        cells = "".join(_cell(cell, number) for cell in dict.fromkeys(places))
        yield f"<w:tr>{properties}{cells}</w:tr>"


def _cell(cell: TableCell, row: int) -> str:
    """Return a cell as it stands in a row; below its first row, a merged one goes on empty."""
    begins = row == cell.row
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    merge = f'<w:vMerge w:val="{"restart" if begins else "continue"}"/>' if cell.rows > 1 else ""
    content = paragraph(run(cell.text) if begins else "")
    return f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{content}</w:tc>"
