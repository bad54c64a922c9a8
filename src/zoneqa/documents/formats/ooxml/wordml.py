"""The visible text of a WordprocessingML part, without deleted, hidden or repeated text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from zoneqa.documents.formats.ooxml.xml import forbid_doctype

# The separators that join the pieces of each element; the result is a piece of its parent.
_SEPARATORS = {"p": "", "tc": " ", "tr": " | ", "tbl": "\n"}

# Deleted or moved text, alternative renderings of drawings, and phonetic guides.
_HIDDEN_ELEMENTS = frozenset({"del", "moveFrom", "Fallback", "rt"})
_SPECIAL_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_FALSE_VALUES = ("0", "false", "off")


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """A paragraph or table of the body; `heading` is true if its style is a heading style."""

    text: str
    heading: bool = False


class Body:
    """A target for `xml.scan` that collects the paragraphs of a document.

    `headings` are the ids of the styles for titles and top headings.
    """

    def __init__(self, headings: frozenset[str]) -> None:
        self._paragraphs: list[WordParagraph] = []
        self._headings = headings
        self._path: list[str] = []
        self._open_pieces: list[list[str]] = []
        self._hidden_depth = 0
        self._hidden_run = False
        self._is_heading = False

    def start(self, tag: str, attrs: Mapping[str, str]) -> None:
        name = local(tag)
        self._path.append(name)
        self._hidden_depth += name in _HIDDEN_ELEMENTS
        if name in _SEPARATORS:
            self._open_pieces.append([])
        elif name == "r":
            self._hidden_run = False
        elif name == "vanish" and self._path[-3:-1] == ["r", "rPr"]:
            self._hidden_run = value(attrs) not in _FALSE_VALUES
        elif name == "pStyle":
            self._is_heading = value(attrs) in self._headings
        elif name in _SPECIAL_CHARACTERS and self._path[-2:-1] == ["r"]:
            self._add(_SPECIAL_CHARACTERS[name])

    def end(self, tag: str) -> None:
        name = self._path.pop()
        self._hidden_depth -= name in _HIDDEN_ELEMENTS
        if name in _SEPARATORS:
            self._close(name, self._open_pieces.pop())

    def data(self, data: str) -> None:
        if self._path and self._path[-1] == "t":
            self._add(data)

    def doctype(self, _name: str, _pubid: str | None, _system: str | None) -> None:
        forbid_doctype()

    def close(self) -> list[WordParagraph]:
        """Return the collected paragraphs and tables."""
        return self._paragraphs

    def _add(self, text: str) -> None:
        if self._open_pieces and not self._hidden_depth and not self._hidden_run:
            self._open_pieces[-1].append(text)

    def _close(self, name: str, pieces: list[str]) -> None:
        text = _SEPARATORS[name].join(pieces) if any(piece.strip() for piece in pieces) else ""
        text = text if name == "tr" else text.strip()
        if not self._open_pieces and text:
            self._paragraphs.append(WordParagraph(text, self._is_heading))
        elif self._open_pieces and (text or name == "tc"):
            # A text frame is nested in a paragraph, but its text is a paragraph of its own.
            self._open_pieces[-1].append(
                f"\n{text}\n" if name == "p" and "p" in self._path else text
            )
        if name == "p":
            self._is_heading = False


def local(tag: str) -> str:
    """Return the name of an element or attribute without its namespace."""
    return tag.rpartition("}")[2]


def value(attrs: Mapping[str, str]) -> str:
    """Return the value of the attribute `val` in any namespace, or an empty string."""
    return next((text for name, text in attrs.items() if local(name) == "val"), "")
