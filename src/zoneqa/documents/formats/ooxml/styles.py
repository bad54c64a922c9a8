"""The styles of a Word document: which are headings, what they number, strike or raise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from zoneqa.documents.formats.ooxml.visibility import is_on
from zoneqa.documents.formats.ooxml.wordml import is_set, number

_HEADING_NAMES = ("title", "heading 1", "标题", "标题 1")
_HEADING_IDS = frozenset({"Title", "Heading1"})
_DEFAULT_SIZE = 20
_MAX_DEPTH = 20


@dataclass(frozen=True, slots=True)
class NumberingRef:
    """A pointer to a level of a list. `level` is None where the list is to say it by the style."""

    list_id: str
    level: int | None


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document by their ids, which depend on Word's language."""

    elements: Mapping[str, Element] = field(default_factory=dict)
    default_size: int = _DEFAULT_SIZE

    @classmethod
    def of(cls, root: Element) -> Styles:
        """Return the styles of a parsed styles part without namespaces."""
        styles = [style for style in root if style.tag == "style"]
        by_id = {style.get("styleId", ""): style for style in styles}
        # A paragraph without a style has the default one.
        by_id[""] = next((s for s in styles if _is_default_paragraph(s)), Element("style"))
        size = root.find("docDefaults/rPrDefault/rPr/sz")
        return cls(by_id, number(size, default=_DEFAULT_SIZE))

    def is_heading(self, style_id: str) -> bool:
        """Return whether a style is that of a title or a top heading."""
        style = self.elements.get(style_id)
        name = None if style is None else style.find("name")
        if name is None:
            return style_id in _HEADING_IDS
        return name.get("val", "").lower() in _HEADING_NAMES or style_id in _HEADING_IDS

    def numbering(self, style_id: str) -> NumberingRef | None:
        """Return the list that numbers the paragraphs of a style."""
        for style in self._with_parents(style_id):
            if (found := numbering_ref(style.find("pPr"))) is not None:
                return found
        return None

    def is_set(self, properties: Element | None, name: str) -> bool:
        """Return whether a property of a run is on, by itself or by the style of the run."""
        chain = (style.find("rPr") for style in self._with_parents(_run_style(properties)))
        stated = (is_set(each, name) for each in (properties, *chain))
        return next((value for value in stated if value is not None), False)

    def is_raised(self, properties: Element | None, paragraph_style: str) -> bool:
        """Return whether a run of a paragraph is written as superscript, or is small and lifted."""
        chain = (style.find("rPr") for style in self._with_parents(_run_style(properties)))
        aligned = (each.find("vertAlign") for each in (properties, *chain) if each is not None)
        found = next((each for each in aligned if each is not None), None)
        if found is not None:
            return found.get("val") == "superscript"
        return properties is not None and self._is_lifted(properties, paragraph_style)

    def _is_lifted(self, properties: Element, paragraph_style: str) -> bool:
        size = number(properties.find("sz"))
        lifted = number(properties.find("position")) > 0
        return lifted and 0 < size < self._size(paragraph_style)

    def _size(self, paragraph_style: str) -> int:
        """Return the size of the characters of a paragraph in half points."""
        sizes = (style.find("rPr/sz") for style in self._with_parents(paragraph_style))
        stated = next((size for size in sizes if size is not None), None)
        return number(stated, default=self.default_size)

    def _with_parents(self, style_id: str | None) -> Iterator[Element]:
        for _ in range(_MAX_DEPTH):  # a style may be based on itself
            style = None if style_id is None else self.elements.get(style_id)
            if style is None:
                return
            yield style
            parent = style.find("basedOn")
            if parent is None:
                return
            style_id = parent.get("val", "")


def numbering_ref(properties: Element | None) -> NumberingRef | None:
    """Return the list that the properties of a paragraph name, with the id 0 for none."""
    found = None if properties is None else properties.find("numPr/numId")
    if properties is None or found is None:
        return None
    level = properties.find("numPr/ilvl")
    return NumberingRef(found.get("val", "0"), None if level is None else number(level))


def _is_default_paragraph(style: Element) -> bool:
    return style.get("type") == "paragraph" and is_on(style.get("default", "0"))


def _run_style(properties: Element | None) -> str | None:
    style = None if properties is None else properties.find("rStyle")
    return None if style is None else style.get("val")
