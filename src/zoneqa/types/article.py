"""An article, and what was found or mended in its text."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from hashlib import sha256
from typing import Literal

from zoneqa.types.basics import Bounds


@dataclass(frozen=True, slots=True)
class Repair:
    """A place in the text of an article where the layout of a page had broken it.

    `joined`: a sentence that was cut in two; `repeated`: a fragment printed twice, dropped here;
    `fragment`: a piece whose beginning or end is lost, kept as it is. `start` and `end` are code
    points in the article's text as it is now; `note` is what was there, where it is there no more.
    """

    kind: Literal["joined", "repeated", "fragment"]
    start: int
    end: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reprint:
    """Another place where the same report was printed."""

    id: str
    title: str
    source: str | None = None
    date: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table that is no header, and the headers to its left and above it.

    The headers go from the outermost to the innermost; one that is merged stands over every cell
    that it covers. All are places in the article's text.
    """

    place: Bounds
    row_headers: tuple[Bounds, ...] = ()
    column_headers: tuple[Bounds, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table in an article's text; `caption` is the line above that names it or its unit."""

    start: int
    end: int
    cells: tuple[Cell, ...]
    caption: Bounds | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A report. `text` is what every offset refers to, in Unicode code points.

    `also` lists where the same report was found besides; `repairs`, what was mended in its text;
    `tables`, the tables in it.
    """

    id: str
    title: str
    text: str
    source: str | None = None
    date: str | None = None
    zone: str | None = None
    url: str | None = None
    author: str | None = None
    also: tuple[Reprint, ...] = ()
    repairs: tuple[Repair, ...] = ()
    tables: tuple[Table, ...] = ()

    @property
    def digest(self) -> str:
        """SHA-256 over every field: articles of one digest are the same article."""
        return sha256(repr(astuple(self)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """An article without its text; `heading` is its title or, without one, its opening words."""

    id: str
    heading: str
    source: str | None = None
    date: str | None = None
    zone: str | None = None
    url: str | None = None
    author: str | None = None
    also: tuple[Reprint, ...] = ()
    repairs: tuple[Repair, ...] = ()
