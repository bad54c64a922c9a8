"""Files to documents: Markdown, plain text, HTML, PDF, DOCX, JSONL, and zips of them.

Nothing here opens a file, starts a program or asks the network; still, a hostile file can use up
time and memory, so `parse` belongs in a process with limits.
"""

from __future__ import annotations

from collections.abc import Iterator

from zoneqa.documents.document import Document, Parse, Problem
from zoneqa.documents.formats import archive, docx, html, jsonl, markdown, pdf, plain
from zoneqa.documents.formats.format_error import FormatError
from zoneqa.documents.formats.kinds import SUFFIXES, Kind, kind_of

__all__ = ["SUFFIXES", "parse"]


def parse(data: bytes, name: str) -> Iterator[Document | Problem]:
    """The documents of a file with this name; what cannot be read comes out as a Problem."""
    return _guarded(data, name, _PARSERS)


def _parse_member(data: bytes, name: str) -> Iterator[Document | Problem]:
    """As `parse`, but for what lies in a zip: another zip is refused."""
    return _guarded(data, name, {**_PARSERS, "zip": archive.refuse})


def _guarded(data: bytes, name: str, parsers: dict[Kind, Parse]) -> Iterator[Document | Problem]:
    try:
        yield from parsers[kind_of(data, name)](data, name)
    except FormatError as refused:
        yield Problem(refused.reason, refused.says)
    except (MemoryError, RecursionError):
        yield Problem("too_complex", "It is too deeply nested or too large to be read.")
    except Exception as error:  # a parser's own fault must cost this file only
        yield Problem("corrupt", f"It cannot be read ({type(error).__name__}).")


def _parse_zip(data: bytes, _name: str) -> Iterator[Document | Problem]:
    return archive.parse(data, _parse_member)


_PARSERS: dict[Kind, Parse] = {
    "docx": docx.parse,
    "html": html.parse,
    "jsonl": jsonl.parse,
    "markdown": markdown.parse,
    "pdf": pdf.parse,
    "plain": plain.parse,
    "zip": _parse_zip,
}
