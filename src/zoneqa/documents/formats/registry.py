"""The table of supported file formats: a new format needs one module and one entry here.

Parsers open no files, start no programs and use no network. A hostile file can still exhaust
time and memory, so `parse` should run in a process with resource limits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from zoneqa.documents.document import Document, Parse, Problem
from zoneqa.documents.formats import archive, docx, html, jsonl, markdown, pdf, plain
from zoneqa.documents.formats.format_error import FormatError
from zoneqa.documents.sandbox.exhaustion import is_out_of_memory

_PDF_SIGNATURE = b"%PDF-"
_ZIP_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
_OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Word stores a document with a password in an OLE container, under this name in UTF-16.
_OLE_ENCRYPTION_STREAM = "EncryptedPackage".encode("utf-16-le")
_HTML_START = re.compile(rb"\s*+(?:\xef\xbb\xbf\s*+)?<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: its lower-case suffixes, its parser, and the signatures of its files.

    A format without signatures is text, whose files may begin with anything but a known signature.
    """

    name: str
    suffixes: tuple[str, ...]
    parse: Parse
    signatures: tuple[bytes, ...] = ()


def parse(data: bytes, name: str) -> Iterator[Document | Problem]:
    """Yield the documents of a file, and a Problem for whatever cannot be read.

    Raises MemoryError, whatever library noticed it: the process should end.
    """
    try:
        yield from format_of(data, name).parse(data, name)
    except Exception as error:
        if is_out_of_memory(error):
            raise MemoryError from error
        yield _problem(error)


def _problem(error: Exception) -> Problem:
    if isinstance(error, FormatError):
        return Problem(error.reason, error.says)
    if isinstance(error, RecursionError):
        return Problem("too_complex", "It is too deeply nested to be read.")
    # A bug in a parser must affect this file only.
    return Problem("corrupt", f"It cannot be read ({type(error).__name__}).")


def _parse_zip(data: bytes, _name: str) -> Iterator[Document | Problem]:
    return archive.parse(data, _parse_member)


def _parse_member(data: bytes, name: str) -> Iterator[Document | Problem]:
    """Parse a file in a zip archive like `parse`, but refuse a nested archive."""
    try:
        nested = format_of(data, name) is _ARCHIVE
    except FormatError as error:
        return iter((Problem(error.reason, error.says),))
    if nested:
        return iter((Problem("archive_limit", "It is an archive within an archive."),))
    return parse(data, name)


_DOCX = Format("docx", (".docx", ".docm"), docx.parse, _ZIP_SIGNATURES)
_HTML_PAGE = Format("html", (".html", ".htm", ".xhtml"), html.parse)
_PDF_FORMAT = Format("pdf", (".pdf",), pdf.parse, (_PDF_SIGNATURE,))
_TEXT = Format("plain", (".txt", ".text"), plain.parse)
_ARCHIVE = Format("zip", (".zip",), _parse_zip, _ZIP_SIGNATURES)

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
"""The expected format for each suffix. Files with other suffixes are not read."""

_FOREIGN_SIGNATURES = (
    _OLE_SIGNATURE,
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
"""The signatures of common binary formats that are not supported."""

_SIGNATURES = (*(s for known in FORMATS for s in known.signatures), *_FOREIGN_SIGNATURES)


def format_of(data: bytes, name: str) -> Format:
    """Return the format of a file. Raises FormatError if name and content contradict each other."""
    suffix = PurePosixPath(name).suffix.lower()
    named = FORMAT_BY_SUFFIX.get(suffix)
    if named is None:
        raise FormatError("type_unknown", f"Files of type {suffix!r} are not read.")
    if not data.strip():
        raise FormatError("empty", "It is empty.")
    signature = _signature(data)
    if signature in (named.signatures or (None,)):
        return _HTML_PAGE if named is _TEXT and _HTML_START.match(data) else named
    if named is _TEXT and signature == _PDF_SIGNATURE:
        return _PDF_FORMAT
    raise _mismatch(data, suffix, named, signature)


def _signature(data: bytes) -> bytes | None:
    """Return the known signature at the start of the data, or None for text."""
    # PDF readers accept the signature anywhere in the first kilobyte, and some writers rely on it.
    if _PDF_SIGNATURE in data[:1024] and not data.lstrip().startswith((b"<", b"#", b"---")):
        return _PDF_SIGNATURE
    return next((signature for signature in _SIGNATURES if data.startswith(signature)), None)


def _mismatch(data: bytes, suffix: str, named: Format, signature: bytes | None) -> FormatError:
    if named is _DOCX and signature == _OLE_SIGNATURE and _OLE_ENCRYPTION_STREAM in data:
        return FormatError("encrypted", "It is protected by a password.")
    if named is _DOCX and signature == _OLE_SIGNATURE:
        return FormatError("type_mismatch", "It is an old .doc file; please save it as .docx.")
    if not named.signatures and signature != _PDF_SIGNATURE:
        return FormatError("not_text", f"It is named {suffix} but is no text.")
    return FormatError("type_mismatch", f"It is named {suffix} but its content is something else.")
