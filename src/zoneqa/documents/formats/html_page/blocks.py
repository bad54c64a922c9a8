"""HTML as a reader sees it: the visible blocks of a page and what its head says.

One pass without a tree, so that no nesting is too deep; the parser is the one of libxml2, which
closes what a page leaves open as browsers do and takes linear time on whatever it is given.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_UNSEEN = _names(
    "applet audio canvas datalist iframe noembed noframes noscript object script style svg "
    "template title video"
)
_AROUND = _names("aside button footer header menu nav select")
_BLOCKS = _names(
    "address article blockquote body br caption center dd div dl dt fieldset figcaption figure "
    "h1 h2 h3 h4 h5 h6 hr html li main ol p pre section table tbody tfoot thead tr ul"
)
_CELL = " | "
_SPACES = re.compile(r"[ \t\n\r\f\u00a0]+")


@dataclass(slots=True)
class Block:
    """A run of visible text. `linked` counts its characters within links.

    `around` is true within navigation, headers, footers and forms.
    """

    tag: str
    text: str = ""
    linked: int = 0
    around: bool = False


@dataclass(slots=True)
class HtmlPage:
    """What is in the source of a page, in order. `depth` is how deep its elements nest."""

    title: str = ""
    meta: dict[str, str] = field(default_factory=dict)
    times: list[str] = field(default_factory=list)
    linked_data: list[str] = field(default_factory=list)
    canonical: str | None = None
    blocks: list[Block] = field(default_factory=list)
    depth: int = 0


@dataclass(frozen=True, slots=True)
class _Inside:
    """What is true of everything within an element."""

    unseen: bool = False
    around: bool = False
    linked: bool = False
    title: bool = False
    data: bool = False


def read_page(source: str) -> HtmlPage:
    """Return the page of an HTML source; broken HTML is read as far as it goes."""
    from lxml import etree

    target = _Reader()
    parser = etree.HTMLParser(target=target, huge_tree=True, encoding="utf-8")
    # Encoded again, so that no declaration in the page can mislead the parser.
    parser.feed(source.encode("utf-8", "replace"))
    parser.close()
    return target.page


def visible_text(source: str) -> str:
    """Return all text of an HTML source that a browser would show, a blank line between blocks."""
    return "\n\n".join(block.text for block in read_page(source).blocks)


class _Reader:
    """Fills a page from the elements that go by; every start has its end."""

    def __init__(self) -> None:
        self.page = HtmlPage()
        self._path = [_Inside()]
        self._block = Block("body")
        self._pieces: list[str] = []

    def start(self, tag: str, attrs: Mapping[str, str]) -> None:
        self._describe(tag, attrs)
        self._path.append(_within(self._path[-1], tag, attrs))
        self.page.depth = max(self.page.depth, len(self._path))
        if tag in _BLOCKS or tag in _AROUND:
            self._next(tag)
        elif tag in ("td", "th") and any(map(str.strip, self._pieces)):
            self._pieces.append(_CELL)

    def end(self, tag: str) -> None:
        self._path.pop()
        if tag in _BLOCKS or tag in _AROUND:
            self._next("p")

    def data(self, data: str) -> None:
        inside = self._path[-1]
        if inside.data:
            self.page.linked_data[-1] += data
        elif inside.title:
            self.page.title += data
        elif not inside.unseen:
            self._pieces.append(data)
            self._block.linked += len(data.strip()) if inside.linked else 0

    def close(self) -> None:
        self._next("body")
        self.page.title = _SPACES.sub(" ", self.page.title).strip()

    def _next(self, tag: str) -> None:
        text = _SPACES.sub(" ", "".join(self._pieces)).strip()
        if text:
            self._block.text = text
            self.page.blocks.append(self._block)
        self._pieces = []
        self._block = Block(tag, around=self._path[-1].around)

    def _describe(self, tag: str, attrs: Mapping[str, str]) -> None:
        if tag == "meta" and attrs.get("content"):
            name = attrs.get("property") or attrs.get("name") or attrs.get("itemprop") or ""
            self.page.meta.setdefault(name.strip().lower(), attrs["content"].strip())
        elif tag == "time" and attrs.get("datetime"):
            self.page.times.append(attrs["datetime"])
        elif tag == "link" and attrs.get("rel", "").lower() == "canonical":
            self.page.canonical = attrs.get("href") or None
        elif _is_linked_data(tag, attrs):
            self.page.linked_data.append("")


def _within(outer: _Inside, tag: str, attrs: Mapping[str, str]) -> _Inside:
    return _Inside(
        unseen=outer.unseen or tag in _UNSEEN or _is_hidden(attrs),
        around=outer.around or tag in _AROUND,
        linked=outer.linked or tag == "a",
        title=tag == "title" and not outer.unseen,
        data=_is_linked_data(tag, attrs),
    )


def _is_linked_data(tag: str, attrs: Mapping[str, str]) -> bool:
    return tag == "script" and attrs.get("type", "").strip().lower() == "application/ld+json"


def _is_hidden(attrs: Mapping[str, str]) -> bool:
    style = attrs.get("style", "").replace(" ", "").lower()
    return "hidden" in attrs or "display:none" in style or "visibility:hidden" in style
