"""DOCX: paragraphs, headings, tables, notes and text boxes; what is not read is named."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from zoneqa.documents.document import Document
from zoneqa.documents.formats.archive import member_bytes, opened
from zoneqa.documents.formats.format_error import FormatError
from zoneqa.documents.formats.ooxml import xml
from zoneqa.documents.formats.ooxml.numbering import Numbering
from zoneqa.documents.formats.ooxml.package import main_part
from zoneqa.documents.formats.ooxml.runs import NoteKind
from zoneqa.documents.formats.ooxml.styles import Styles
from zoneqa.documents.formats.ooxml.text_reader import TextReader, WordBlock, WordParagraph
from zoneqa.documents.formats.ooxml.wordml import BlockBuilder
from zoneqa.documents.formats.properties import own_name, own_title, stated_date
from zoneqa.documents.tables import Grid
from zoneqa.text.prose import clean_prose

_DEFAULT_MAIN_PART = "word/document.xml"
_NOTE_KINDS: tuple[NoteKind, ...] = ("footnote", "endnote")
_MARGIN = re.compile(r"(header|footer)\d*\.xml")
_PAGE_NUMBER = re.compile(r"(?:[\W\d_]|第|共|总|页|頁|page|of)*", re.IGNORECASE)
_MAX_MARGIN_LENGTH = 40


def parse(data: bytes, _name: str) -> Iterator[Document]:
    """Yield the text of the file, as one whole article if it has a title or a heading."""
    archive = opened(data)
    main = main_part(archive, _DEFAULT_MAIN_PART)
    reader = _reader(archive, posixpath.dirname(main))
    xml.scan(member_bytes(archive, main), BlockBuilder(reader.add))
    read = reader.blocks()
    properties = _properties(archive)
    headings = (b.printed for b in read if isinstance(b, WordParagraph) and b.heading and b.text)
    title = own_title(properties.get("title")) or next(filter(None, headings), None)
    blocks = [block for block in read if _is_shown(block, title)]
    if not blocks:
        raise FormatError("no_text", "There is no text in it.")
    date, dated = stated_date(properties.get("created"))
    yield Document(
        "\n\n".join(map(_printed, blocks)),
        title=title,
        source=own_name(properties.get("publisher")),
        date=date,
        author=own_name(properties.get("creator")),
        whole=title is not None,
        notes=(*dated, *_left_out(reader.left_out, _margins(archive, posixpath.dirname(main)))),
        grids=tuple(block for block in blocks if isinstance(block, Grid)),
    )


def _printed(block: WordBlock) -> str:
    return block.text if isinstance(block, Grid) else block.printed


def _is_shown(block: WordBlock, title: str | None) -> bool:
    """Return whether a block has text that is not the title."""
    if isinstance(block, Grid):
        return bool(block.text)
    return bool(block.text.strip()) and not (block.heading and block.printed == title)


def _reader(archive: zipfile.ZipFile, folder: str) -> TextReader:
    styles = _local_root(archive, posixpath.join(folder, "styles.xml"))
    numbering = _local_root(archive, posixpath.join(folder, "numbering.xml"))
    notes = {kind: _notes(archive, folder, kind) for kind in _NOTE_KINDS}
    return TextReader(Styles.of(styles), Numbering.of(numbering), notes)


def _local_root(archive: zipfile.ZipFile, part: str) -> Element:
    """Return the root of a part that a document need not have."""
    return xml.local_root(_bytes(archive, part) or b"<none/>")


def _notes(archive: zipfile.ZipFile, folder: str, kind: NoteKind) -> dict[str, Element]:
    found: list[Element] = []
    if data := _bytes(archive, posixpath.join(folder, f"{kind}s.xml")):
        xml.scan(data, BlockBuilder(found.append))
    # Those with a type are lines between text and notes.
    return {note.get("id", ""): note for note in found if not note.get("type")}


def _margins(archive: zipfile.ZipFile, folder: str) -> Iterator[tuple[str, str]]:
    """Yield the headers and footers that say more than the number of the page."""
    for name in archive.namelist():
        kind = _MARGIN.fullmatch(posixpath.basename(name))
        if kind and posixpath.dirname(name) == folder:
            reader = TextReader(Styles(), Numbering(), {})
            xml.scan(member_bytes(archive, name), BlockBuilder(reader.add))
            text = " ".join(map(_printed, reader.blocks()))
            if not _PAGE_NUMBER.fullmatch(text):
                yield kind[1], " ".join(text.split())


def _left_out(counts: Counter[str], margins: Iterator[tuple[str, str]]) -> Sequence[str]:
    """Return a note on what was not read, if there is anything."""
    named = [
        f"{count} {name}{'s' * (count > 1)}" for name, count in sorted(counts.items()) if count
    ]
    named += dict.fromkeys(
        f"the page {kind} “{text[:_MAX_MARGIN_LENGTH]}”" for kind, text in margins
    )
    return (f"Left out: {', '.join(named)}.",) if named else ()


def _bytes(archive: zipfile.ZipFile, part: str) -> bytes | None:
    return member_bytes(archive, part) if part in archive.namelist() else None


def _properties(archive: zipfile.ZipFile) -> dict[str, str]:
    core = _local_root(archive, "docProps/core.xml")
    return {e.tag: clean_prose(e.text or "").strip() for e in core}
