"""The intermediate results of parsing a file: documents and problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from zoneqa.documents.tables.grid import Grid

Reason = Literal[
    "archive_limit",
    "corrupt",
    "dtd_forbidden",
    "empty",
    "encrypted",
    "no_text",
    "not_text",
    "not_valid",
    "old_format",
    "symlink_outside",
    "too_complex",
    "too_large",
    "too_many_pages",
    "type_mismatch",
    "type_unknown",
    "unreadable",
]
"""Machine-readable reasons why something could not be read."""

_NOTHING_TO_READ: tuple[Reason, ...] = ("empty", "no_text", "symlink_outside", "type_unknown")


@dataclass(frozen=True, slots=True)
class Document:
    """The text and metadata of a file, an archive member or a JSONL line.

    `part` identifies a document within its file: the name in an archive, `line 7`, or empty.
    `whole` is true if the file marks its text as one article (front matter, a JSONL line).
    Otherwise the text may be a newspaper page with several. `encoding` is the one it was read in.
    `grids` are its tables in order: the `text` of each stands in the document's text.
    """

    text: str
    title: str | None = None
    source: str | None = None
    date: str | None = None
    zone: str | None = None
    url: str | None = None
    author: str | None = None
    id: str | None = None
    part: str = ""
    whole: bool = False
    encoding: str | None = None
    notes: tuple[str, ...] = ()
    grids: tuple[Grid, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """A part that could not be read. `says` is one sentence without the name of the file."""

    reason: Reason
    says: str
    part: str = ""

    @property
    def failed(self) -> bool:
        """Return whether reading failed; otherwise there is nothing that is to be read."""
        return self.reason not in _NOTHING_TO_READ


@dataclass(frozen=True, slots=True)
class PageRead:
    """A sign that a page was read that takes long: its number, of how many."""

    number: int
    total: int
    part: str = ""


Item = Document | Problem
"""What a file holds: texts, and parts that could not be read."""

ParserOutput = Item | PageRead
"""What a parser yields."""

Parse = Callable[[bytes, str], Iterator[ParserOutput]]
"""A parser: takes the bytes and the name of a file, and yields failures instead of raising."""
