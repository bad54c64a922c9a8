"""The runs of a paragraph as a line of text, with what is anchored in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal
from xml.etree.ElementTree import Element

from zoneqa.documents.formats.ooxml.equations import linear
from zoneqa.documents.formats.ooxml.styles import Styles
from zoneqa.documents.formats.ooxml.symbols import symbol
from zoneqa.text.raised import BEFORE_RAISED, raised

NoteKind = Literal["footnote", "endnote"]

_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NOTE_KINDS: dict[str, NoteKind] = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_DRAWINGS = frozenset({"drawing", "pict", "object"})
_BOXED = frozenset({"txbxContent", "p", "tbl"})
_OBJECTS = {
    "OLEObject": "embedded object",
    "chart": "chart",
    "relIds": "diagram",
    "pic": "picture",
    "imagedata": "picture",
}
"""What the elements of a drawing show; one inside an object is its preview."""


@dataclass(slots=True)
class Line:
    """The text of a paragraph, the notes that it refers to by kind and id, and its text boxes.

    `style` is the id of the style of the paragraph, or empty for the default one. `left_out`
    counts what is not read, by its name.
    """

    styles: Styles
    style: str
    notes: list[tuple[NoteKind, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    _pieces: list[str] = field(default_factory=list)
    _raised: str = ""
    _is_struck: bool = False

    def add(self, paragraph: Element) -> None:
        """Add everything in a paragraph."""
        for child in paragraph:
            if child.tag == "r":
                self._add_run(child)
            elif child.tag == "oMath":
                self._add_text(linear(child))

    @property
    def text(self) -> str:
        """Return the text of the line."""
        self._settle_raised()
        return "".join(self._pieces)

    def _add_run(self, run: Element) -> None:
        look = self.styles.run_look(run.find("rPr"), self.style)
        if look.hidden:
            return
        was_struck, self._is_struck = self._is_struck, look.struck
        if look.struck:
            self.left_out["struck-out passage"] += not was_struck
            return
        note = any(child.tag in _NOTE_KINDS for child in run)
        for child in run:
            if child.tag == "r":
                self._add_run(child)
            elif child.tag != "t":
                self._add_other(child)
            elif not note:  # the text beside a reference is its mark
                self._add_text(child.text or "", look.raised)

    def _add_other(self, element: Element) -> None:
        if element.tag in _CHARACTERS:
            self._add_text(_CHARACTERS[element.tag])
        elif element.tag == "sym":
            self._add_symbol(element)
        elif element.tag in _NOTE_KINDS:
            self.notes.append((_NOTE_KINDS[element.tag], element.get("id", "")))
        elif element.tag == "commentReference":
            self.left_out["comment"] += 1
        elif element.tag in _DRAWINGS:
            self.boxes.extend(_boxes(element))
            self.left_out.update(_objects(element))
        elif element.tag == "txbxContent":
            self.boxes.append(element)

    def _add_symbol(self, element: Element) -> None:
        character = symbol(element.get("font", ""), element.get("char", ""))
        self.left_out["unknown symbol"] += character is None
        self._add_text(character or "")

    def _add_text(self, text: str, raised: bool = False) -> None:
        if raised:
            self._raised += text
        elif text:
            self._settle_raised()
            self._pieces.append(text)

    def _settle_raised(self) -> None:
        if self._raised:
            before = "".join(self._pieces[-BEFORE_RAISED:])
            self._pieces.append(raised(self._raised, before))
            self._raised = ""


def _boxes(element: Element) -> Iterator[Element]:
    """Yield the outermost text boxes of a drawing."""
    for child in element:
        if child.tag in _BOXED:
            yield child
        else:
            yield from _boxes(child)


def _objects(element: Element) -> Counter[str]:
    """Return what a drawing shows besides text."""
    if element.find(".//OLEObject") is not None:
        return Counter({_OBJECTS["OLEObject"]: 1})
    return Counter(_OBJECTS[e.tag] for e in _outside_boxes(element) if e.tag in _OBJECTS)


def _outside_boxes(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag not in _BOXED:
            yield child
            yield from _outside_boxes(child)
