"""The file formats that are read, in one table: a new format is one module and one entry here.

Nothing here opens a file, starts a program or uses the network. A hostile file can still use up
time and memory, so `parse` belongs in a process with limits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from zoneqa.documents.document import Document, Parse, Problem
from zoneqa.documents.formats import archive, docx, html, jsonl, markdown, pdf, plain
from zoneqa.documents.formats.format_error import FormatError

_PDF = b"%PDF-"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Word keeps a document that has a password in an OLE container, under this name in UTF-16.
_ENCRYPTED_WORD = "EncryptedPackage".encode("utf-16-le")
_HTML_START = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: its suffixes in lower case, its parser, and how its files may begin.

    A format without signatures is text, which may begin with anything but a known signature.
    """

    name: str
    suffixes: tuple[str, ...]
    parse: Parse
    signatures: tuple[bytes, ...] = ()


def parse(data: bytes, name: str) -> Iterator[Document | Problem]:
    """Yield the documents of a file with this name; what cannot be read is a Problem."""
    try:
        yield from format_of(data, name).parse(data, name)
    except FormatError as error:
        yield Problem(error.reason, error.says)
    except (MemoryError, RecursionError):
        yield Problem("too_complex", "It is too deeply nested or too large to be read.")
    except Exception as error:  # a parser's own fault must cost this file only
        yield Problem("corrupt", f"It cannot be read ({type(error).__name__}).")


def _parse_zip(data: bytes, _name: str) -> Iterator[Document | Problem]:
    return archive.parse(data, _parse_member)


def _parse_member(data: bytes, name: str) -> Iterator[Document | Problem]:
    """Parse a file within a zip as `parse` does, but refuse another zip."""
    try:
        nested = format_of(data, name) is _ARCHIVE
    except FormatError as error:
        return iter((Problem(error.reason, error.says),))
    if nested:
        return iter((Problem("archive_limit", "It is an archive within an archive."),))
    return parse(data, name)


_DOCX = Format("docx", (".docx", ".docm"), docx.parse, _ZIP)
_HTML_PAGE = Format("html", (".html", ".htm", ".xhtml"), html.parse)
_PDF_FORMAT = Format("pdf", (".pdf",), pdf.parse, (_PDF,))
_TEXT = Format("plain", (".txt", ".text"), plain.parse)
_ARCHIVE = Format("zip", (".zip",), _parse_zip, _ZIP)

FORMATS = (
    _DOCX,
    _HTML_PAGE,
    Format("jsonl", (".jsonl", ".ndjson"), jsonl.parse),
    Format("markdown", (".md", ".markdown"), markdown.parse),
    _PDF_FORMAT,
    _TEXT,
    _ARCHIVE,
)
FORMAT_BY_SUFFIX = {suffix: known for known in FORMATS for suffix in known.suffixes}
"""The format that each suffix promises. Files with any other suffix are not read."""

_FOREIGN_SIGNATURES = (
    _OLE,
    b"MZ",
    b"\x7fELF",
    b"\x89PNG\r\n",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"BZh",
    b"7z\xbc\xaf\x27\x1c",
    b"\xfd7zXZ\0",
    b"Rar!\x1a\x07",
    b"SQLite format 3\0",
    b"{\\rtf",
)
"""How files begin that are neither text nor read."""

_SIGNATURES = (*(s for known in FORMATS for s in known.signatures), *_FOREIGN_SIGNATURES)


def format_of(data: bytes, name: str) -> Format:
    """Return the format of a file. Raises FormatError if its name and content do not agree."""
    suffix = PurePosixPath(name).suffix.lower()
    named = FORMAT_BY_SUFFIX.get(suffix)
    if named is None:
        raise FormatError("type_unknown", f"Files of type {suffix!r} are not read.")
    if not data.strip():
        raise FormatError("empty", "It is empty.")
    signature = _signature(data)
    if signature in (named.signatures or (None,)):
        return _HTML_PAGE if named is _TEXT and _HTML_START.match(data) else named
    if named is _TEXT and signature == _PDF:
        return _PDF_FORMAT
    raise _mismatch(data, suffix, named, signature)


def _signature(data: bytes) -> bytes | None:
    """Return the signature that the data begins with; None for text."""
    # PDF readers accept the mark anywhere in the first kilobyte, and writers rely on that.
    if _PDF in data[:1024] and not data.lstrip().startswith((b"<", b"#", b"---")):
        return _PDF
    return next((signature for signature in _SIGNATURES if data.startswith(signature)), None)


def _mismatch(data: bytes, suffix: str, named: Format, signature: bytes | None) -> FormatError:
    if named is _DOCX and signature == _OLE and _ENCRYPTED_WORD in data:
        return FormatError("encrypted", "It is protected by a password.")
    if named is _DOCX and signature == _OLE:
        return FormatError("type_mismatch", "It is an old .doc file; please save it as .docx.")
    if not named.signatures and signature != _PDF:
        return FormatError("not_text", f"It is named {suffix} but is no text.")
    return FormatError("type_mismatch", f"It is named {suffix} but its content is something else.")
