"""What a file turns into before it is articles, and what can be wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

Reason = Literal[
    "archive_limit",
    "corrupt",
    "dtd_forbidden",
    "empty",
    "encrypted",
    "no_text",
    "not_text",
    "not_valid",
    "symlink_outside",
    "too_complex",
    "too_large",
    "too_many_pages",
    "type_mismatch",
    "type_unknown",
    "unreadable",
]
"""Why something could not be read, for programs."""


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a file, or of a member or line of it, and what the file says about itself.

    `part` tells apart the documents of one file: the name in an archive, `line 7`; else empty.
    `whole` is true where the file says that this is one article (front matter, a JSONL line);
    else the text may be a newspaper page that holds several. `encoding` is how bytes were read.
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


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read: `says` is one sentence without the file's name."""

    reason: Reason
    says: str
    part: str = ""


Parse = Callable[[bytes, str], Iterator[Document | Problem]]
"""Reads the bytes of a file with this name. What fails comes out as a Problem, never raised."""
