"""Reading of one file: size limits are checked first, and parsing runs in a separate process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from zoneqa.documents.conversion.base import ConversionError, Convert
from zoneqa.documents.document import Document, Problem
from zoneqa.documents.files import File, cannot_be_read, shown
from zoneqa.documents.formats.jsonl import documents
from zoneqa.documents.formats.registry import FORMAT_BY_SUFFIX
from zoneqa.documents.read_cache import ReadCache
from zoneqa.documents.sandbox.parser_process import ParserProcess

Item = Document | Problem

_MB = 1 << 20
_MAX_SIZE = 20 * _MB
_MAX_SIZE_BY_FORMAT = {"zip": 64 * _MB, "mail": 64 * _MB, "jsonl": 512 * _MB}
_SCANS = ("pdf", "picture")
_MAX_SCAN_SIZE = 200 * _MB
_MAY_HOLD_SCANS = (*_SCANS, "zip", "mail")
_MAX_LINE_LENGTH = 8 * _MB


@dataclass(frozen=True, slots=True)
class Readers:
    """The parser of files, and what helps with others: a converter, and a parser of scans.

    `scan_cache` keeps what was read of scans.
    """

    parser: ParserProcess
    convert: Convert | None = None
    scan_parser: ParserProcess | None = None
    scan_cache: ReadCache | None = None


def contents(file: File, readers: Readers) -> Iterator[Item]:
    """Yield the documents and problems of a file. Read errors are yielded, not raised."""
    if file.problem:
        yield file.problem
        return
    suffix = file.path.suffix.lower()
    named = FORMAT_BY_SUFFIX.get(suffix)
    if named is None:
        yield Problem("type_unknown", f"Unknown file type {suffix!r}.")
        return
    try:
        for item in _read_checked(file, readers, named.name):
            yield replace(item, part=shown(item.part))
    except OSError as error:
        yield cannot_be_read(error)


def _read_checked(file: File, readers: Readers, format_name: str) -> Iterable[Item]:
    limit = _MAX_SIZE_BY_FORMAT.get(format_name, _MAX_SIZE)
    if readers.scan_parser and format_name in _SCANS:
        limit = _MAX_SCAN_SIZE
    with file.path.open("rb") as stream:
        size = stream.seek(0, 2)
        stream.seek(0)
        if size > limit:
            yield Problem("too_large", f"It is larger than {limit // _MB} MB.")
        elif format_name == "jsonl" and size > _MAX_SIZE:
            yield from _stream_jsonl(file.path)
        else:
            yield from _parsed(stream.read(limit), file.path.name, format_name, readers)


def _parsed(data: bytes, name: str, format_name: str, readers: Readers) -> list[Item]:
    """Return the items of a file, which is converted first if it is in an old format."""
    if readers.scan_parser and format_name in _MAY_HOLD_SCANS:
        return _recognised(data, name, readers.scan_parser, readers.scan_cache)
    items = readers.parser.parse(data, name)
    is_old = any(isinstance(item, Problem) and item.reason == "old_format" for item in items)
    if not readers.convert or not is_old or len(items) > 1:
        return items
    try:
        converted = readers.convert(data, name)
    except ConversionError as error:
        return [Problem("old_format", str(error))]
    return readers.parser.parse(converted.data, converted.name)


def _recognised(
    data: bytes, name: str, parser: ParserProcess, cache: ReadCache | None
) -> list[Item]:
    """Return the items of a file that may be a scan, from the cache if it was read before."""
    known = cache.get(data, name) if cache else None
    if known is not None:
        return known
    items = parser.parse(data, name)
    if cache:
        cache.put(data, name, items)
    return items


def _stream_jsonl(path: Path) -> Iterator[Item]:
    """Yield the articles of a JSONL file that is too large for memory.

    This runs in our own process, as the JSONL reader is strict and uses no third-party parser.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="\n") as stream:
            yield from documents(_lines(stream))
    except UnicodeDecodeError:
        yield Problem("not_text", f"JSONL of more than {_MAX_SIZE // _MB} MB must be UTF-8.")


def _lines(stream: IO[str]) -> Iterator[str]:
    while line := stream.readline(_MAX_LINE_LENGTH):
        yield line
