"""DOCX: paragraphs, headings, and tables with one line per row."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import replace

from zoneqa.documents.document import Document
from zoneqa.documents.formats.archive import member_bytes, opened
from zoneqa.documents.formats.format_error import FormatError
from zoneqa.documents.formats.ooxml import wordml, xml
from zoneqa.documents.formats.properties import own_name, own_title, stated_date
from zoneqa.text.prose import clean_prose

_DEFAULT_MAIN_PART = "word/document.xml"
_HEADING_NAMES = ("title", "heading 1", "标题", "标题 1")


def parse(data: bytes, _name: str) -> Iterator[Document]:
    """Yield the text of the file, as one whole article if it has a title or a heading."""
    archive = opened(data)
    main = _main_part(archive)
    body = wordml.Body(_heading_styles(archive, posixpath.dirname(main)))
    found = xml.scan(member_bytes(archive, main), body)
    paragraphs = [replace(p, text=clean_prose(p.text).strip()) for p in found]
    properties = _properties(archive)
    heading = next((p.text for p in paragraphs if p.heading), None)
    title = own_title(properties.get("title")) or heading
    blocks = [p.text for p in paragraphs if not (p.heading and p.text == title)]
    if not blocks:
        raise FormatError("no_text", "There is no text in it.")
    date, notes = stated_date(properties.get("created"))
    yield Document(
        "\n\n".join(blocks),
        title=title,
        source=own_name(properties.get("publisher")),
        date=date,
        author=own_name(properties.get("creator")),
        whole=title is not None,
        notes=notes,
    )


def _main_part(archive: zipfile.ZipFile) -> str:
    # Nearly all programs use the same name, but the package may declare another one.
    if _DEFAULT_MAIN_PART in archive.namelist() or "_rels/.rels" not in archive.namelist():
        return _DEFAULT_MAIN_PART
    for element in xml.root(member_bytes(archive, "_rels/.rels")):
        if element.get("Type", "").endswith("/officeDocument"):
            return element.get("Target", _DEFAULT_MAIN_PART).lstrip("/")
    return _DEFAULT_MAIN_PART


def _heading_styles(archive: zipfile.ZipFile, folder: str) -> frozenset[str]:
    """Return the ids of title and top heading styles, which depend on Word's language."""
    found = {"Title", "Heading1"}
    part = posixpath.join(folder, "styles.xml")
    if part not in archive.namelist():
        return frozenset(found)
    for style in xml.root(member_bytes(archive, part)):
        names = [wordml.value(e.attrib).lower() for e in style if wordml.local(e.tag) == "name"]
        ids = [text for name, text in style.items() if wordml.local(name) == "styleId"]
        if names and names[0] in _HEADING_NAMES:
            found.update(ids)
    return frozenset(found)


def _properties(archive: zipfile.ZipFile) -> dict[str, str]:
    if "docProps/core.xml" not in archive.namelist():
        return {}
    core = xml.root(member_bytes(archive, "docProps/core.xml"))
    return {wordml.local(e.tag): clean_prose(e.text or "").strip() for e in core}
