"""The styles of a Word document: which are headings, what they number, strike or raise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from zoneqa.documents.formats.ooxml.visibility import is_on
from zoneqa.documents.formats.ooxml.wordml import number

_HEADING_NAMES = ("title", "heading 1", "标题", "标题 1")
_HEADING_IDS = frozenset({"Title", "Heading1"})
_LOOKS = frozenset({"vanish", "strike", "dstrike", "vertAlign", "position"})
_DEFAULT_SIZE = 20
_MAX_DEPTH = 20


@dataclass(frozen=True, slots=True)
class NumberingRef:
    """A pointer to a level of a list. `level` is None where the list is to say it by the style."""

    list_id: str
    level: int | None


@dataclass(frozen=True, slots=True)
class RunLook:
    """What the look of a run says of its text. Small lifted characters are raised ones, too."""

    hidden: bool = False
    struck: bool = False
    raised: bool = False


_PLAIN = RunLook()


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

    def run_look(self, properties: Element | None, paragraph_style: str) -> RunLook:
        """Return the look of a run in a paragraph by its own properties and by its style."""
        stated = {} if properties is None else self._stated(properties)
        if stated.keys().isdisjoint(_LOOKS):
            return _PLAIN
        align = stated.get("vertAlign")
        lifted = number(stated.get("position")) > 0
        small = lifted and 0 < number(stated.get("sz")) < self._size(paragraph_style)
        return RunLook(
            hidden=_is_on(stated.get("vanish")),
            struck=_is_on(stated.get("strike")) or _is_on(stated.get("dstrike")),
            raised=small if align is None else align.get("val") == "superscript",
        )

    def _stated(self, properties: Element) -> dict[str, Element]:
        """Return the properties by name, with those of the style that they do not override."""
        stated = {each.tag: each for each in properties}
        if "rStyle" in stated:
            for style in self._with_parents(stated["rStyle"].get("val")):
                inherited = {each.tag: each for each in style.iterfind("rPr/*")}
                stated = inherited | stated
        return stated

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


def _is_on(element: Element | None) -> bool:
    return element is not None and is_on(element.get("val", ""))
