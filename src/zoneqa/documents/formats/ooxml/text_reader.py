"""The text of a Word document, block by block: paragraphs and tables, with notes and boxes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast
from xml.etree.ElementTree import Element

from zoneqa.documents.formats.ooxml.numbering import Numbering
from zoneqa.documents.formats.ooxml.runs import Line, NoteKind
from zoneqa.documents.formats.ooxml.styles import Styles, numbering_ref
from zoneqa.documents.formats.ooxml.table_grid import table_grid, table_rows
from zoneqa.documents.tables import Grid
from zoneqa.text.prose import clean_prose

Notes = Mapping[NoteKind, Mapping[str, Element]]
"""The footnotes and endnotes of a document by id."""

_NOTE_LABELS: Mapping[NoteKind, str] = {"footnote": "注", "endnote": "尾注"}


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """A paragraph. `label` is its automatic number; `heading`, whether its style is a heading.

    `unfinished` is true if its end is deleted: the next paragraph goes on with it.
    """

    text: str
    label: str = ""
    heading: bool = False
    unfinished: bool = False

    @property
    def printed(self) -> str:
        """Return the text with its number."""
        return clean_prose(self.label + self.text.strip()).strip()


WordBlock = WordParagraph | Grid


class TextReader:
    """A reader of the blocks of a document, in order: the numbers of lists and notes go on.

    `left_out` counts what is not read, by its name.
    """

    def __init__(self, styles: Styles, numbering: Numbering, notes: Notes) -> None:
        self.left_out: Counter[str] = Counter()
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        self._note_counts: Counter[NoteKind] = Counter()
        self._blocks: list[WordBlock] = []
        self._open_notes: list[WordBlock] = []

    def add(self, element: Element) -> None:
        """Read the next block of the document, and the notes that it refers to."""
        self._blocks += self._read(element)
        if not _is_unfinished(self._blocks):
            self._blocks += self._open_notes
            self._open_notes = []

    def blocks(self) -> list[WordBlock]:
        """Return the paragraphs and tables that have been read."""
        return _joined([*self._blocks, *self._open_notes])

    def _read(self, element: Element) -> list[WordBlock]:
        if element.tag == "p":
            return self._paragraph(element)
        if element.tag == "tbl":
            return self._table(element)
        self.left_out["inserted file"] += element.tag == "altChunk"
        return self._read_all(element)

    def _read_all(self, elements: Iterable[Element]) -> list[WordBlock]:
        return [block for element in elements for block in self._read(element)]

    def _paragraph(self, element: Element) -> list[WordBlock]:
        properties = element.find("pPr")
        style = _paragraph_style(properties)
        line = Line(self._styles, style)
        line.add(element)
        unfinished = _is_end_deleted(properties)
        ref = numbering_ref(properties) or self._styles.numbering(style)
        label = "" if unfinished else self._numbering.label(ref, style)
        self.left_out.update(line.left_out)
        for kind, note_id in line.notes:
            self._open_notes += self._note(kind, note_id)
        paragraph = WordParagraph(line.text, label, self._styles.is_heading(style), unfinished)
        return [paragraph, *_joined(self._read_all(line.boxes))]

    def _note(self, kind: NoteKind, note_id: str) -> list[WordBlock]:
        element = self._notes.get(kind, {}).get(note_id)
        if element is None:
            self.left_out[kind] += 1
            return []
        self._note_counts[kind] += 1
        label = f"{_NOTE_LABELS[kind]}{self._note_counts[kind]}："
        first, *others = _joined(self._read_all(element)) or [WordParagraph("")]
        if isinstance(first, WordParagraph):
            return [replace(first, label=label + first.label), *others]
        return [WordParagraph("", label), first, *others]

    def _table(self, element: Element) -> list[WordBlock]:
        rows = table_rows(element)
        if len(rows) == 1 and len(cells := rows[0].findall("tc")) == 1:
            return _joined(self._read_all(cells[0]))  # a frame around text
        nested: list[WordBlock] = []

        def cell_text(cell: Element) -> str:
            blocks = _joined(self._read_all(cell))
            nested.extend(block for block in blocks if isinstance(block, Grid))
            return " ".join(block.printed for block in blocks if isinstance(block, WordParagraph))

        return [table_grid(element, cell_text), *nested]


def _is_unfinished(blocks: Sequence[WordBlock]) -> bool:
    last = blocks[-1] if blocks else None
    return isinstance(last, WordParagraph) and last.unfinished


def _joined(blocks: Iterable[WordBlock]) -> list[WordBlock]:
    """Return blocks with each unfinished paragraph joined to the next."""
    result: list[WordBlock] = []
    for block in blocks:
        if isinstance(block, WordParagraph) and _is_unfinished(result):
            last = cast(WordParagraph, result[-1])
            result[-1] = replace(block, text=last.text + block.text)
        else:
            result.append(block)
    return result


def _is_end_deleted(properties: Element | None) -> bool:
    mark = None if properties is None else properties.find("rPr")
    return mark is not None and any(each.tag in ("del", "moveFrom") for each in mark)


def _paragraph_style(properties: Element | None) -> str:
    style = None if properties is None else properties.find("pStyle")
    return "" if style is None else style.get("val", "")
