"""PPTX: the titles, texts, tables and notes of the slides, in their order."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from zoneqa.documents.document import Document
from zoneqa.documents.formats.archive import member_bytes, opened
from zoneqa.documents.formats.format_error import FormatError
from zoneqa.documents.formats.ooxml import xml
from zoneqa.documents.formats.ooxml.package import main_part, relation_id, relations
from zoneqa.documents.formats.ooxml.xml import is_true, local, named
from zoneqa.documents.tables.grid import Grid, GridCell
from zoneqa.text.prose import clean_prose

_MAIN_PART = "ppt/presentation.xml"
_TITLES = ("title", "ctrTitle")
# What a master repeats on every slide, and the picture of the slide among its notes.
_REPEATED = frozenset({"dt", "ftr", "hdr", "sldNum", "sldImg"})
_SHAPES = ("sp", "graphicFrame")

Block = str | Grid


def parse(data: bytes, _name: str) -> Iterator[Document]:
    """Yield the text of all visible slides as one article. Raises FormatError."""
    archive = opened(data)
    main = main_part(archive, _MAIN_PART)
    parts = relations(archive, main)
    slides = named(xml.root(member_bytes(archive, main)), "sldId")
    blocks: list[Block] = []
    hidden = 0
    title: str | None = None
    for relation in filter(None, (parts.get(relation_id(slide)) for slide in slides)):
        root = xml.root(member_bytes(archive, relation.target))
        if not is_true(root.get("show", "1")):
            hidden += 1
            continue
        heading, below = _slide(root)
        title = title or heading
        blocks += [heading or "", *below, *_notes(archive, relation.target)]
    texts = [block.text if isinstance(block, Grid) else block for block in blocks]
    if not any(texts):
        raise FormatError("no_text", "There is no text in it.")
    yield Document(
        "\n\n".join(filter(None, texts)),
        title=title,
        whole=True,
        notes=(f"{hidden} hidden slide{'' if hidden == 1 else 's'} left out.",) if hidden else (),
        grids=tuple(block for block in blocks if isinstance(block, Grid)),
    )


def _slide(root: Element) -> tuple[str | None, list[Block]]:
    """Return the title of a slide and the blocks below it."""
    title: str | None = None
    blocks: list[Block] = []
    for shape in _shapes(root):
        place = _placeholder(shape)
        if place in _TITLES and title is None:
            title = " ".join(_text(shape).split()) or None
        elif place not in _REPEATED:
            blocks += _blocks(shape)
    return title, blocks


def _notes(archive: zipfile.ZipFile, slide: str) -> Iterator[Block]:
    for relation in relations(archive, slide).values():
        if relation.kind == "notesSlide":
            root = xml.root(member_bytes(archive, relation.target))
            for shape in _shapes(root):
                if _placeholder(shape) not in _REPEATED:
                    yield from _blocks(shape)


def _shapes(element: Element) -> Iterator[Element]:
    """Yield the shapes in their order, those of a group too, and of alternatives the first."""
    for child in element:
        name = local(child.tag)
        if name in _SHAPES:
            yield child
        elif name != "Fallback":
            yield from _shapes(child)


def _placeholder(shape: Element) -> str | None:
    """Return the role of a shape on its slide, or None if it has none."""
    found = next(named(shape, "ph"), None)
    return None if found is None else found.get("type", "body")


def _blocks(shape: Element) -> Iterator[Block]:
    table = next(named(shape, "tbl"), None)
    if table is not None:
        yield _grid(table)
    elif text := _text(shape):
        yield text


def _text(element: Element) -> str:
    """Return the paragraphs of a shape, a line each."""
    runs = map(_runs, named(element, "p"))
    lines = (clean_prose("".join(pieces)).strip() for pieces in runs)
    return "\n".join(filter(None, lines))


def _runs(paragraph: Element) -> Iterator[str]:
    for element in paragraph.iter():
        name = local(element.tag)
        if name == "t":
            yield element.text or ""
        elif name == "br":
            yield "\n"


def _grid(table: Element) -> Grid:
    rows = [e for e in table if local(e.tag) == "tr"]
    return Grid(
        tuple(
            GridCell(
                " ".join(_text(cell).split()),
                row,
                column,
                int(cell.get("rowSpan", "1")),
                int(cell.get("gridSpan", "1")),
                header=row == 0 and _has_header(table),
            )
            for row, element in enumerate(rows)
            for column, cell in enumerate(e for e in element if local(e.tag) == "tc")
            if not any(is_true(cell.get(name)) for name in ("hMerge", "vMerge"))
        )
    )


def _has_header(table: Element) -> bool:
    return any(local(e.tag) == "tblPr" and is_true(e.get("firstRow")) for e in table)
