"""The elements of a WordprocessingML part that show text, block by block."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element, SubElement

from zoneqa.documents.formats.ooxml.visibility import WATCHED, WordVisibility, is_on
from zoneqa.documents.formats.ooxml.xml import forbid_doctype, local

# All other elements only wrap these: links, fields, content controls, insertions, smart tags.
_KEPT = frozenset(
    {"p", "tbl", "tr", "tc", "r", "t", "tab", "br", "cr", "noBreakHyphen", "sym"}
    | {"footnoteReference", "endnoteReference", "commentReference", "footnote", "endnote"}
    | {"drawing", "pict", "object", "txbxContent", "pic", "imagedata", "chart", "relIds"}
    | {"OLEObject", "altChunk"}
)
# Elements that are kept with everything in them.
_KEPT_WHOLE = frozenset({"pPr", "rPr", "trPr", "tcPr", "oMath"})


class BlockBuilder:
    """A target for `xml.scan` that hands on each block of a part as an element.

    Elements and attributes are named without their namespaces.
    """

    def __init__(self, handle: Callable[[Element], None]) -> None:
        self._handle = handle
        self._root = Element("root")
        self._open = [self._root]
        self._whole = [False]
        self._hidden_depth = 0
        self._visibility = WordVisibility()

    def start(self, tag: str, attrs: Mapping[str, str]) -> None:
        name = local(tag)
        if self._hidden_depth or self._visibility.is_hidden(name, self._open[-1].tag):
            self._hidden_depth += 1
            return
        if name in WATCHED:
            self._visibility.enter(name, _local_names(attrs))
        element, whole = self._open[-1], self._whole[-1] or name in _KEPT_WHOLE
        if whole or name in _KEPT:
            element = SubElement(element, name, _local_names(attrs))
            self._visibility.keep()
        self._open.append(element)
        self._whole.append(whole)

    def end(self, tag: str) -> None:
        if self._hidden_depth:
            self._hidden_depth -= 1
            return
        name = local(tag)
        if name in WATCHED:
            self._visibility.leave(name)
        element = self._open.pop()
        self._whole.pop()
        if self._open[-1] is self._root and element is not self._root:
            self._root.clear()
            self._handle(element)

    def data(self, data: str) -> None:
        element = self._open[-1]
        if element.tag == "t" and not (self._hidden_depth or self._visibility.in_field_code):
            element.text = (element.text or "") + data

    def doctype(self, _name: str, _pubid: str | None, _system: str | None) -> None:
        forbid_doctype()

    def close(self) -> None:
        """Return nothing: the blocks have been handed on."""


def _local_names(attrs: Mapping[str, str]) -> dict[str, str]:
    return {local(name): text for name, text in attrs.items()}


def is_set(properties: Element | None, name: str) -> bool | None:
    """Return whether a property is on or off, or None if it is not stated."""
    found = None if properties is None else properties.find(name)
    return None if found is None else is_on(found.get("val", ""))


def number(element: Element | None, name: str = "val", default: int = 0) -> int:
    """Return an attribute as a number, or the default if it is none."""
    try:
        return default if element is None else int(element.get(name, default))
    except ValueError:
        return default
