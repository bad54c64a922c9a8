"""XLSX: the visible sheets of a workbook, with values as they are shown."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from zoneqa.documents.document import Document, Problem
from zoneqa.documents.formats.archive import member_bytes, opened
from zoneqa.documents.formats.ooxml import xml
from zoneqa.documents.formats.ooxml.package import main_part, relation_id, relations
from zoneqa.documents.formats.ooxml.sheetml import SharedStrings, SheetBody, Workbook
from zoneqa.documents.formats.ooxml.xml import is_true, named
from zoneqa.documents.formats.sheets.builtin_formats import format_code
from zoneqa.documents.formats.sheets.documents import documents_of
from zoneqa.documents.formats.sheets.sheet import (
    MAX_CELLS,
    Sheet,
    cut_note,
    hidden_sheets_note,
)

_MAIN_PART = "xl/workbook.xml"


def parse(data: bytes, _name: str) -> Iterator[Document | Problem]:
    """Yield the documents of all visible sheets. Raises FormatError."""
    archive = opened(data)
    main = main_part(archive, _MAIN_PART)
    root = xml.root(member_bytes(archive, main))
    parts = relations(archive, main)
    workbook = Workbook(
        strings=_shared_strings(
            archive, [r.target for r in parts.values() if r.kind == "sharedStrings"]
        ),
        formats=_formats(archive, [r.target for r in parts.values() if r.kind == "styles"]),
        from_1904=any(is_true(e.get("date1904")) for e in named(root, "workbookPr")),
    )
    hidden = 0
    listed: list[tuple[str, str]] = []
    for element in named(root, "sheet"):
        relation = parts.get(relation_id(element))
        if element.get("state", "visible") != "visible":
            hidden += 1
        elif relation and relation.kind == "worksheet":
            listed.append((element.get("name", "").strip(), relation.target))
    yield from documents_of(_sheets(archive, listed, workbook, hidden))


def _sheets(
    archive: zipfile.ZipFile, listed: list[tuple[str, str]], workbook: Workbook, hidden: int
) -> list[Sheet]:
    """Return the sheets with these names and parts, up to the limit of cells."""
    notes = hidden_sheets_note(hidden)
    sheets: list[Sheet] = []
    left = MAX_CELLS
    for name, part in listed:
        body = xml.scan(member_bytes(archive, part), SheetBody(workbook, left))
        left -= len(body.cells)
        cut = (cut_note(name),) if left <= 0 else ()
        sheets.append(Sheet(name, body.visible_cells(), (*notes, *body.notes(), *cut)))
        notes = ()
        if left <= 0:
            break
    return sheets


def _shared_strings(archive: zipfile.ZipFile, parts: list[str]) -> list[str]:
    return xml.scan(member_bytes(archive, parts[0]), SharedStrings()) if parts else []


def _formats(archive: zipfile.ZipFile, parts: list[str]) -> list[str]:
    """Return the number format of each style of a cell."""
    if not parts:
        return []
    root = xml.root(member_bytes(archive, parts[0]))
    own = {e.get("numFmtId"): e.get("formatCode") for e in named(root, "numFmt")}
    styles = [xf for group in named(root, "cellXfs") for xf in group]
    numbers = (style.get("numFmtId", "0") for style in styles)
    return [format_code(int(n) if n.isdecimal() else 0, own.get(n)) for n in numbers]
