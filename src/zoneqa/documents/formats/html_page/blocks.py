"""Parsing of HTML into visible blocks of text and metadata.

The page is read in one pass without a tree, so that deep nesting does no harm. The parser is that
of libxml2, which closes open elements like browsers do and takes linear time on any input.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field


def _tag_set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_HIDDEN_TAGS = _tag_set(
    "applet audio canvas datalist iframe noembed noframes noscript object script style svg "
    "template title video"
)
_BOILERPLATE_TAGS = _tag_set("aside button footer header menu nav select")
_BLOCK_TAGS = _tag_set(
    "address article blockquote body br caption center dd div dl dt fieldset figcaption figure "
    "h1 h2 h3 h4 h5 h6 hr html li main ol p pre section table tbody tfoot thead tr ul"
)
_CELL_SEPARATOR = " | "
_SPACES = re.compile(r"[ \t\n\r\f\u00a0]+")


@dataclass(slots=True)
class Block:
    """A block of visible text, with the number of its characters within links as `linked`.

    `around` is true for boilerplate: navigation, headers, footers and form controls.
    """

    tag: str
    text: str = ""
    linked: int = 0
    around: bool = False


@dataclass(slots=True)
class HtmlPage:
    """The contents of a page in document order. `depth` is the deepest nesting of elements."""

    title: str = ""
    meta: dict[str, str] = field(default_factory=dict)
    times: list[str] = field(default_factory=list)
    linked_data: list[str] = field(default_factory=list)
    canonical: str | None = None
    blocks: list[Block] = field(default_factory=list)
    depth: int = 0


@dataclass(frozen=True, slots=True)
class _Context:
    """The properties that apply to the text within an element."""

    hidden: bool = False
    boilerplate: bool = False
    linked: bool = False
    title: bool = False
    data: bool = False


def read_page(source: str) -> HtmlPage:
    """Return the contents of an HTML page, which may be malformed."""
    from lxml import etree

    target = _PageBuilder()
    parser = etree.HTMLParser(target=target, huge_tree=True, encoding="utf-8")
    # Encode the text again, so that a wrong declaration in the page has no effect.
    parser.feed(source.encode("utf-8", "replace"))
    parser.close()
    return target.page


def visible_text(source: str) -> str:
    """Return all text that a browser would show, with a blank line between blocks."""
    return "\n\n".join(block.text for block in read_page(source).blocks)


class _PageBuilder:
    """A parser target that builds a page; libxml2 reports an end for every start."""

    def __init__(self) -> None:
        self.page = HtmlPage()
        self._contexts = [_Context()]
        self._block = Block("body")
        self._pieces: list[str] = []

    def start(self, tag: str, attrs: Mapping[str, str]) -> None:
        self._read_metadata(tag, attrs)
        self._contexts.append(_child_context(self._contexts[-1], tag, attrs))
        self.page.depth = max(self.page.depth, len(self._contexts))
        if tag in _BLOCK_TAGS or tag in _BOILERPLATE_TAGS:
            self._start_block(tag)
        elif tag in ("td", "th") and any(map(str.strip, self._pieces)):
            self._pieces.append(_CELL_SEPARATOR)

    def end(self, tag: str) -> None:
        self._contexts.pop()
        if tag in _BLOCK_TAGS or tag in _BOILERPLATE_TAGS:
            self._start_block("p")

    def data(self, data: str) -> None:
        context = self._contexts[-1]
        if context.data:
            self.page.linked_data[-1] += data
        elif context.title:
            self.page.title += data
        elif not context.hidden:
            self._pieces.append(data)
            self._block.linked += len(data.strip()) if context.linked else 0

    def close(self) -> None:
        self._start_block("body")
        self.page.title = _SPACES.sub(" ", self.page.title).strip()

    def _start_block(self, tag: str) -> None:
        text = _SPACES.sub(" ", "".join(self._pieces)).strip()
        if text:
            self._block.text = text
            self.page.blocks.append(self._block)
        self._pieces = []
        self._block = Block(tag, around=self._contexts[-1].boilerplate)

    def _read_metadata(self, tag: str, attrs: Mapping[str, str]) -> None:
        if tag == "meta" and attrs.get("content"):
            name = attrs.get("property") or attrs.get("name") or attrs.get("itemprop") or ""
            self.page.meta.setdefault(name.strip().lower(), attrs["content"].strip())
        elif tag == "time" and attrs.get("datetime"):
            self.page.times.append(attrs["datetime"])
        elif tag == "link" and attrs.get("rel", "").lower() == "canonical":
            self.page.canonical = attrs.get("href") or None
        elif _is_linked_data(tag, attrs):
            self.page.linked_data.append("")


def _child_context(outer: _Context, tag: str, attrs: Mapping[str, str]) -> _Context:
    return _Context(
        hidden=outer.hidden or tag in _HIDDEN_TAGS or _is_hidden(attrs),
        boilerplate=outer.boilerplate or tag in _BOILERPLATE_TAGS,
        linked=outer.linked or tag == "a",
        title=tag == "title" and not outer.hidden,
        data=_is_linked_data(tag, attrs),
    )


def _is_linked_data(tag: str, attrs: Mapping[str, str]) -> bool:
    return tag == "script" and attrs.get("type", "").strip().lower() == "application/ld+json"


def _is_hidden(attrs: Mapping[str, str]) -> bool:
    style = attrs.get("style", "").replace(" ", "").lower()
    return "hidden" in attrs or "display:none" in style or "visibility:hidden" in style
