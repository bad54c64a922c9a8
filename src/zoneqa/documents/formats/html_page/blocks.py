"""Parsing of HTML into visible blocks of text and metadata.

The page is read in one pass without a tree, so that deep nesting does no harm. The parser is that
of libxml2, which closes open elements like browsers do and takes linear time on any input.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

from zoneqa.documents.formats.html_page.context import (
    BOILERPLATE_TAGS,
    Context,
    child_context,
    is_linked_data,
    tag_set,
)
from zoneqa.documents.formats.html_page.open_table import OpenTable
from zoneqa.documents.formats.html_page.style_rules import StyleRules
from zoneqa.documents.tables import CELL_SEPARATOR, Grid
from zoneqa.text.raised import BEFORE_RAISED, raised

_BLOCK_TAGS = tag_set(
    "address article blockquote body br caption center dd div dl dt fieldset figcaption figure "
    "h1 h2 h3 h4 h5 h6 hr html li main ol p pre section table tbody tfoot thead tr ul"
)
_CELL_TAGS = ("td", "th")
_VOID_TAGS = tag_set(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source "
    "track wbr"
)
_SPACES = re.compile(r"[ \t\n\r\f\x85\u00a0\u2028\u2029]+")


@dataclass(slots=True)
class Block:
    """A block of visible text, with the number of its characters within links as `linked`.

    `around` is true for boilerplate: navigation, headers, footers and form controls; `is_row` for
    a row of a table of data.
    """

    tag: str
    text: str = ""
    linked: int = 0
    around: bool = False
    is_row: bool = False


@dataclass(slots=True)
class HtmlPage:
    """The contents of a page in document order. `depth` is the deepest nesting of elements.

    `visible_source` is HTML of the same elements without those that a browser does not show.
    """

    title: str = ""
    meta: dict[str, str] = field(default_factory=dict)
    times: list[str] = field(default_factory=list)
    linked_data: list[str] = field(default_factory=list)
    canonical: str | None = None
    blocks: list[Block] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    visible_source: str = ""
    depth: int = 0


def read_page(source: str) -> HtmlPage:
    """Return the contents of an HTML page, which may be malformed."""
    from lxml import etree

    target = _PageBuilder()
    parser = etree.HTMLParser(target=target, huge_tree=True, encoding="utf-8")
    # Encode the text again, so that a wrong declaration in the page has no effect.
    parser.feed(source.encode("utf-8", "replace"))
    parser.close()
    return target.page


def visible_blocks(source: str) -> list[str]:
    """Return the text of each block that a browser would show."""
    return [block.text for block in read_page(source).blocks]


class _PageBuilder:
    """A parser target that builds a page; libxml2 reports an end for every start."""

    def __init__(self) -> None:
        self.page = HtmlPage()
        self._contexts = [Context()]
        self._rules = StyleRules()
        self._css: list[str] = []
        self._block = Block("body")
        self._pieces: list[str] = []
        self._raised: list[str] = []
        self._visible: list[str] = []
        self._tables: list[OpenTable] = []

    def start(self, tag: str, attrs: Mapping[str, str]) -> None:
        self._read_metadata(tag, attrs)
        outer, declared = self._contexts[-1], self._rules.declared(tag, attrs)
        context = child_context(outer, tag, attrs, declared)
        self._contexts.append(context)
        self.page.depth = max(self.page.depth, len(self._contexts))
        if tag in _BLOCK_TAGS or tag in BOILERPLATE_TAGS:
            self._start_block(tag)
        elif tag in _CELL_TAGS and any(map(str.strip, self._pieces)):
            self._pieces.append(CELL_SEPARATOR)
        self._start_in_table(tag, attrs)
        if not context.hidden and not context.raised:
            self._visible.append(_start_tag(tag, attrs))

    def end(self, tag: str) -> None:
        ended = self._contexts.pop()
        if ended.raised and not self._contexts[-1].raised:
            self._write_raised()
        if ended.style:
            self._rules.add("".join(self._css))
            self._css = []
        if tag in _BLOCK_TAGS or tag in BOILERPLATE_TAGS:
            self._start_block("p")
        if not ended.hidden and not ended.raised and tag not in _VOID_TAGS:
            self._visible.append(f"</{tag}>")
        self._end_in_table(tag)

    def data(self, data: str) -> None:
        context = self._contexts[-1]
        if context.data:
            self.page.linked_data[-1] += data
        elif context.style:
            self._css.append(data)
        elif context.title:
            self.page.title += data
        elif context.raised and not context.hidden:
            self._raised.append(data)
        elif not context.hidden:
            self._write(data)

    def close(self) -> None:
        self._start_block("body")
        self.page.title = _SPACES.sub(" ", self.page.title).strip()
        self.page.visible_source = "".join(self._visible)

    def _write(self, text: str) -> None:
        self._pieces.append(text)
        self._visible.append(escape(text))
        self._block.linked += len(text.strip()) if self._contexts[-1].linked else 0
        if self._tables:
            self._tables[-1].write(text)

    def _start_in_table(self, tag: str, attrs: Mapping[str, str]) -> None:
        if tag == "table":
            for outer in self._tables:
                outer.holds_table = True
            self._tables.append(OpenTable(len(self.page.blocks), len(self._visible)))
        elif self._tables and tag == "tr":
            self._tables[-1].start_row()
        elif self._tables and tag in _CELL_TAGS:
            self._tables[-1].start_cell(tag, attrs)
        elif self._tables and tag in _BLOCK_TAGS:
            self._tables[-1].write(" ")

    def _end_in_table(self, tag: str) -> None:
        if self._tables and tag in _CELL_TAGS:
            self._tables[-1].end_cell()
        elif self._tables and tag == "table":
            table = self._tables.pop()
            grid = table.grid()
            if grid:
                self._write_rows(table, grid)

    def _write_rows(self, table: OpenTable, grid: Grid) -> None:
        """Put the rows of a table in place of what was read of its cells."""
        read = self.page.blocks[table.first_block :]
        captions = [block for block in read if block.tag == "caption"]
        around = all(block.around for block in read)
        rows = [Block("tr", line, 0, around, is_row=True) for line in grid.text.split("\n")]
        self.page.blocks[table.first_block :] = [*captions, *rows]
        self._visible[table.first_tag :] = [
            f"<p>{escape(block.text)}</p>" for block in (*captions, *rows)
        ]
        self.page.grids.append(grid)

    def _write_raised(self) -> None:
        before = "".join(self._pieces[-BEFORE_RAISED:]).rstrip()
        self._write(raised("".join(self._raised), before))
        self._raised = []

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
        elif is_linked_data(tag, attrs):
            self.page.linked_data.append("")


def _start_tag(tag: str, attrs: Mapping[str, str]) -> str:
    """Return a start tag; the style is left out, as it has been followed."""
    kept = (f' {name}="{escape(value)}"' for name, value in attrs.items() if name != "style")
    return f"<{tag}{''.join(kept)}>"
