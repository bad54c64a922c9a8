"""Office files that tests make in memory: workbooks, slides, OFD, mails."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from tests.made import zipped

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_SLIDES = "http://schemas.openxmlformats.org/presentationml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OFD = "http://www.ofdspec.org/2016"

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The signature of old office files."""

Value = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Shown:
    """A value of a cell with a number format, or a formula with its stored result."""

    value: Value
    format: str = "General"
    formula: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet of a workbook: its rows, merged areas such as A1:C1, and what is hidden."""

    rows: Sequence[Sequence[Value | Shown]]
    name: str = "Sheet1"
    merged: tuple[str, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    state: str = "visible"


@dataclass(slots=True)
class _Styles:
    """The number formats that cells use, by the number of their style."""

    codes: list[str] = field(default_factory=lambda: ["General"])

    def number(self, code: str) -> int:
        if code not in self.codes:
            self.codes.append(code)
        return self.codes.index(code)

    def xml(self) -> str:
        own = "".join(
            f"<numFmt numFmtId='{200 + n}' formatCode={quoteattr(code)}/>"
            for n, code in enumerate(self.codes)
        )
        used = "".join(f"<xf numFmtId='{200 + n}'/>" for n in range(len(self.codes)))
        return (
            f"<styleSheet xmlns='{_MAIN}'><numFmts>{own}</numFmts>"
            f"<cellStyleXfs><xf numFmtId='9'/></cellStyleXfs><cellXfs>{used}</cellXfs></styleSheet>"
        )


def xlsx(*pages: Page, from_1904: bool = False, head: str = "") -> bytes:
    """A workbook with these sheets. Texts are inline; `head` stands before each sheet."""
    styles = _Styles()
    members = {"[Content_Types].xml": "<Types/>"}
    for number, page in enumerate(pages, 1):
        members[f"xl/worksheets/sheet{number}.xml"] = head + _sheet(page, styles)
    listed = "".join(
        f"<sheet name={quoteattr(page.name)} sheetId='{n}' state='{page.state}' r:id='r{n}'/>"
        for n, page in enumerate(pages, 1)
    )
    members["xl/workbook.xml"] = (
        f"<workbook xmlns='{_MAIN}' xmlns:r='{_RELATIONS}'>"
        f"<workbookPr date1904='{int(from_1904)}'/><sheets>{listed}</sheets></workbook>"
    )
    targets = {f"r{n}": ("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(pages) + 1)}
    members["xl/_rels/workbook.xml.rels"] = relations({**targets, "s": ("styles", "styles.xml")})
    members["xl/styles.xml"] = styles.xml()
    return zipped(members)


def relations(targets: Mapping[str, tuple[str, str]]) -> str:
    """The relations of a part of a package: for each id the kind and the target."""
    rows = "".join(
        f"<Relationship Id='{id}' Type='{_RELATIONS}/{kind}' Target='{target}'/>"
        for id, (kind, target) in targets.items()
    )
    return f"<Relationships>{rows}</Relationships>"


def _sheet(page: Page, styles: _Styles) -> str:
    columns = "".join(f"<col min='{c}' max='{c}' hidden='1'/>" for c in page.hidden_columns)
    rows = "".join(
        f"<row r='{r}' hidden='{int(r in page.hidden_rows)}'>{_row(row, r, styles)}</row>"
        for r, row in enumerate(page.rows, 1)
    )
    merged = "".join(f"<mergeCell ref='{ref}'/>" for ref in page.merged)
    return (
        f"<worksheet xmlns='{_MAIN}'><cols>{columns}</cols><sheetData>{rows}</sheetData>"
        f"<mergeCells>{merged}</mergeCells></worksheet>"
    )


def _row(row: Iterable[Value | Shown], number: int, styles: _Styles) -> str:
    cells = (each if isinstance(each, Shown) else Shown(each) for each in row)
    return "".join(
        _cell(cell, f"{chr(65 + c)}{number}", styles)
        for c, cell in enumerate(cells)
        if cell.value is not None or cell.formula
    )


def _cell(cell: Shown, place: str, styles: _Styles) -> str:
    start = f"<c r='{place}' s='{styles.number(cell.format)}'"
    formula = f"<f>{escape(cell.formula)}</f>" if cell.formula else ""
    if isinstance(cell.value, str):
        text = escape(cell.value)
        return f"{start} t='inlineStr'>{formula}<is><t xml:space='preserve'>{text}</t></is></c>"
    if isinstance(cell.value, bool):
        return f"{start} t='b'>{formula}<v>{int(cell.value)}</v></c>"
    value = "" if cell.value is None else f"<v>{cell.value!r}</v>"
    return f"{start}>{formula}{value}</c>"


def pptx(
    *slides: str, notes: Mapping[int, str] | None = None, hidden: tuple[int, ...] = ()
) -> bytes:
    """Slides with these shapes, numbered from 1; `notes` are the shapes of their notes."""
    spaces = f"xmlns:p='{_SLIDES}' xmlns:a='{_DRAWING}' xmlns:r='{_RELATIONS}'"
    numbers = range(1, len(slides) + 1)
    listed = "".join(f"<p:sldId id='{n}' r:id='r{n}'/>" for n in numbers)
    members = {
        "[Content_Types].xml": "<Types/>",
        "ppt/presentation.xml": (
            f"<p:presentation {spaces}><p:sldIdLst>{listed}</p:sldIdLst></p:presentation>"
        ),
        "ppt/_rels/presentation.xml.rels": relations(
            {f"r{n}": ("slide", f"slides/slide{n}.xml") for n in numbers}
        ),
    }
    for number, shapes in enumerate(slides, 1):
        show = " show='0'" if number in hidden else ""
        members[f"ppt/slides/slide{number}.xml"] = (
            f"<p:sld {spaces}{show}><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:sld>"
        )
    for number, shapes in (notes or {}).items():
        members[f"ppt/notesSlides/notes{number}.xml"] = (
            f"<p:notes {spaces}><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:notes>"
        )
        members[f"ppt/slides/_rels/slide{number}.xml.rels"] = relations(
            {"n": ("notesSlide", f"../notesSlides/notes{number}.xml")}
        )
    return zipped(members)


def shape(*lines: str, place: str = "") -> str:
    """A shape of a slide with a paragraph for each line; `place` is its placeholder."""
    role = f"<p:nvPr><p:ph type='{place}'/></p:nvPr>" if place else "<p:nvPr/>"
    texts = "".join(f"<a:p><a:r><a:t>{escape(line)}</a:t></a:r></a:p>" for line in lines)
    return f"<p:sp><p:nvSpPr>{role}</p:nvSpPr><p:txBody>{texts}</p:txBody></p:sp>"


def slide_table(*rows: Iterable[str]) -> str:
    """A table of a slide; a cell is a text, or a text with attributes before a bar."""
    lines = "".join(f"<a:tr>{''.join(map(_slide_cell, row))}</a:tr>" for row in rows)
    return (
        "<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tblPr firstRow='1'/>"
        f"{lines}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _slide_cell(cell: str) -> str:
    attributes, _, text = cell.rpartition("|")
    run = f"<a:p><a:r><a:t>{escape(text)}</a:t></a:r></a:p>"
    return f"<a:tc {attributes}><a:txBody>{run}</a:txBody></a:tc>"


def ofd(*lines: tuple[str, float, float], title: str = "", size: float = 4.0) -> bytes:
    """A page of 210 by 297 mm with lines at (left, top), in millimetres from the upper left."""
    texts = "".join(
        f"<ofd:TextObject Boundary='{left} {top} {len(text) * size} {size}' Size='{size}'>"
        f"<ofd:TextCode X='0' Y='{0.88 * size}'>{escape(text)}</ofd:TextCode></ofd:TextObject>"
        for text, left, top in lines
    )
    space = f"xmlns:ofd='{_OFD}'"
    return zipped(
        {
            "OFD.xml": (
                f"<ofd:OFD {space}><ofd:DocBody><ofd:DocInfo><ofd:Title>{title}</ofd:Title>"
                "</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
            ),
            "Doc_0/Document.xml": (
                f"<ofd:Document {space}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
                "</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>"
                "<ofd:Page ID='1' BaseLoc='Pages/Page_0/Content.xml'/></ofd:Pages></ofd:Document>"
            ),
            "Doc_0/Pages/Page_0/Content.xml": (
                f"<ofd:Page {space}><ofd:Content><ofd:Layer>{texts}</ofd:Layer></ofd:Content>"
                "</ofd:Page>"
            ),
        }
    )
