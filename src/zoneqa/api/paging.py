"""Pages of what is too long for one: a list, or the text of an article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import TypeVar
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from zoneqa.types import Bounds

Item = TypeVar("Item")

PAGE_OF_LIST = 100
PAGE_OF_TEXT = 20_000
"""Characters on a page of an article, at most."""


@dataclass(frozen=True, slots=True)
class PageTurner:
    """One of several pages, counted from 1, and the addresses of the pages beside it."""

    number: int
    total: int
    previous: str | None
    next: str | None


def page_turner(number: int, total: int, query: QueryParams) -> PageTurner:
    """Return the turner of a page; the addresses keep what else the query holds."""

    def address(other: int) -> str | None:
        kept = {**query, "page": str(other)}
        return f"?{urlencode(kept)}" if 1 <= other <= total else None

    return PageTurner(number, total, address(number - 1), address(number + 1))


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of a list: so many items after the first `offset`, and the way to the other pages."""

    offset: int
    size: int
    turner: PageTurner

    def of(self, items: Sequence[Item]) -> Sequence[Item]:
        """Return the items that are on the page."""
        return items[self.offset : self.offset + self.size]


def list_page(query: QueryParams, count: int, size: int) -> ListPage:
    """Return the page of a list of `count` items that a query asks for, by default the first."""
    total = max(1, ceil(count / size))
    number = requested_page(query, total) or 1
    return ListPage((number - 1) * size, size, page_turner(number, total, query))


def requested_page(query: QueryParams, total: int) -> int | None:
    """Return the page that a query asks for, or the closest one; None if it gives no number."""
    text = query.get("page", "")
    if not (text.isascii() and text.isdigit() and len(text) < 7):
        return None
    return min(max(1, int(text)), total)


def text_pages(text: str, longest: int = PAGE_OF_TEXT) -> list[Bounds]:
    """Return the start and end of each page of a text.

    A page ends with a line, unless a single line is longer than a page.
    """
    cuts = [0]
    while cuts[-1] + longest < len(text):
        line_end = text.rfind("\n", cuts[-1], cuts[-1] + longest) + 1
        cuts.append(line_end or cuts[-1] + longest)
    return list(pairwise([*cuts, len(text)]))


def page_holding(pages: list[Bounds], place: int) -> int:
    """Return the number of the page that holds a place of the text."""
    return next((n for n, (_, end) in enumerate(pages, 1) if place < end), len(pages))
