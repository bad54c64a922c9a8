"""Files that tests make in memory: PDFs, DOCX, zips."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PAGE = (420.0, 600.0)
_FONT = "STSong-Light"


@dataclass(frozen=True, slots=True)
class Put:
    """A line of text on a page: where its left end stands, in points from the lower left."""

    text: str
    left: float
    bottom: float
    size: float = 10.0
    font: str = ""


Draw = Callable[[Any], None]
"""What draws on a canvas of reportlab."""


def column(lines: str, left: float, top: float, size: float = 10.0) -> list[Put]:
    """The lines of a text below each other; an empty one leaves a gap, two spaces indent."""
    return [
        Put(
            line.strip(), left + size * (len(line) - len(line.lstrip())), top - 1.5 * size * n, size
        )
        for n, line in enumerate(lines.split("\n"))
        if line.strip()
    ]


def stacked(text: str, left: float, top: float, size: float = 10.0) -> list[Put]:
    """The characters of a text below each other, as vertical text is set."""
    return [Put(char, left, top - 1.15 * size * n, size) for n, char in enumerate(text)]


def cells(
    rows: Iterable[Iterable[str]], lefts: Sequence[float], top: float, pitch: float = 18.0
) -> list[Put]:
    """The cells of a table, each with its left end at the one of its column."""
    return [
        Put(text, left, top - pitch * n, 9.0)
        for n, row in enumerate(rows)
        for left, text in zip(lefts, row, strict=True)
        if text
    ]


def line(x0: float, y0: float, x1: float, y1: float) -> Draw:
    """A ruling line."""
    return lambda canvas: canvas.line(x0, y0, x1, y1)


def lattice(xs: Sequence[float], ys: Sequence[float]) -> list[Draw]:
    """The ruling lines of a table: vertical ones at `xs`, horizontal ones at `ys`."""
    down = [line(x, min(ys), x, max(ys)) for x in xs]
    return [*down, *(line(min(xs), y, max(xs), y) for y in ys)]


def turned(degrees: float, x: float, y: float, *items: Put | Draw) -> Draw:
    """Items on a part of the page that is turned anticlockwise around a point, its new origin."""

    def draw(canvas: Any) -> None:
        canvas.saveState()
        canvas.translate(x, y)
        canvas.rotate(degrees)
        _put(canvas, items)
        canvas.restoreState()

    return draw


def pdf(
    *pages: Iterable[Put | Draw], title: str = "", author: str = "", password: str | None = None
) -> bytes:
    """A PDF with a page for each group of lines; pages are 420 by 600 points."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    locked = None if password is None else StandardEncryption(password, "owner", strength=128)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=_PAGE, invariant=True, encrypt=locked)
    canvas.setTitle(title)
    canvas.setAuthor(author)
    for page in pages:
        _put(canvas, page)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _put(canvas: Any, items: Iterable[Put | Draw]) -> None:
    for item in items:
        if isinstance(item, Put):
            font = item.font or ("Helvetica" if item.text.isascii() else _FONT)
            canvas.setFont(font, item.size)
            canvas.drawString(item.left, item.bottom, item.text)
        else:
            item(canvas)


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    """A zip of the members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx(
    body: str,
    styles: Mapping[str, str] | None = None,
    core: Mapping[str, str] | None = None,
    head: str = "",
    parts: Mapping[str, str] | None = None,
) -> bytes:
    """A DOCX with this body; `styles` names the styles by id, `core` holds its properties.

    `parts` are others by name, `numbering` or `footnotes`: what is in their root element.
    """
    members = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": (
            f'{head}<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
        ),
    }
    if styles:
        named = "".join(
            f'<w:style w:styleId="{id}"><w:name w:val="{name}"/></w:style>'
            for id, name in styles.items()
        )
        members["word/styles.xml"] = f'<w:styles xmlns:w="{_W}">{named}</w:styles>'
    for name, content in (parts or {}).items():
        members[f"word/{name}.xml"] = f'<w:{name} xmlns:w="{_W}">{content}</w:{name}>'
    if core:
        fields = "".join(f"<{name}>{escape(text)}</{name}>" for name, text in core.items())
        members["docProps/core.xml"] = f"<coreProperties>{fields}</coreProperties>"
    return zipped(members)


def p(text: str, style: str = "") -> str:
    """A paragraph of a DOCX."""
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}<w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def table(*rows: Iterable[str]) -> str:
    """A table of a DOCX."""
    cells = ("".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"
