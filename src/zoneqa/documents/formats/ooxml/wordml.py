"""The text of a WordprocessingML part, as it is read: no deleted, hidden or repeated text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from zoneqa.documents.formats.ooxml.xml import forbid_doctype

# What a piece of each kind is made of is joined by this; the piece goes to the one around it.
_JOINS = {"p": "", "tc": " ", "tr": " | ", "tbl": "\n"}

# Deleted and moved-away text, the second form of a drawing, phonetic guides.
_UNSEEN = frozenset({"del", "moveFrom", "Fallback", "rt"})
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_OFF = ("0", "false", "off")


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """A paragraph or a table of the body; `heading` is true for the styles of headings."""

    text: str
    heading: bool = False


class Body:
    """Collects the paragraphs of a document from its elements; a target for `xml.scan`.

    `headings` are the ids of the styles that make a paragraph a title or a top heading.
    """

    def __init__(self, headings: frozenset[str]) -> None:
        self._paragraphs: list[WordParagraph] = []
        self._headings = headings
        self._path: list[str] = []
        self._open: list[list[str]] = []
        self._unseen = 0
        self._hidden_run = False
        self._is_heading = False

    def start(self, tag: str, attrs: Mapping[str, str]) -> None:
        name = local(tag)
        self._path.append(name)
        self._unseen += name in _UNSEEN
        if name in _JOINS:
            self._open.append([])
        elif name == "r":
            self._hidden_run = False
        elif name == "vanish" and self._path[-3:-1] == ["r", "rPr"]:
            self._hidden_run = value(attrs) not in _OFF
        elif name == "pStyle":
            self._is_heading = value(attrs) in self._headings
        elif name in _SIGNS and self._path[-2:-1] == ["r"]:
            self._add(_SIGNS[name])

    def end(self, tag: str) -> None:
        name = self._path.pop()
        self._unseen -= name in _UNSEEN
        if name in _JOINS:
            self._close(name, self._open.pop())

    def data(self, data: str) -> None:
        if self._path and self._path[-1] == "t":
            self._add(data)

    def doctype(self, _name: str, _pubid: str | None, _system: str | None) -> None:
        forbid_doctype()

    def close(self) -> list[WordParagraph]:
        """Return the paragraphs and tables, at the end of the document."""
        return self._paragraphs

    def _add(self, text: str) -> None:
        if self._open and not self._unseen and not self._hidden_run:
            self._open[-1].append(text)

    def _close(self, name: str, pieces: list[str]) -> None:
        text = _JOINS[name].join(pieces) if any(piece.strip() for piece in pieces) else ""
        text = text if name == "tr" else text.strip()
        if not self._open and text:
            self._paragraphs.append(WordParagraph(text, self._is_heading))
        elif self._open and (text or name == "tc"):
            # The text of a frame stands within a paragraph but is one of its own.
            self._open[-1].append(f"\n{text}\n" if name == "p" and "p" in self._path else text)
        if name == "p":
            self._is_heading = False


def local(tag: str) -> str:
    """Return the name of an element or attribute without its namespace."""
    return tag.rpartition("}")[2]


def value(attrs: Mapping[str, str]) -> str:
    """Return the attribute `val` of any namespace, or an empty string."""
    return next((text for name, text in attrs.items() if local(name) == "val"), "")
