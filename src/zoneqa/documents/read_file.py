"""Reading of one file: size limits are checked first, and parsing runs in a separate process."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Protocol

from zoneqa.documents.conversion.base import ConversionError, Convert
from zoneqa.documents.document import Document, Item, Problem
from zoneqa.documents.files import File, cannot_be_read, shown
from zoneqa.documents.formats.archive import names_after
from zoneqa.documents.formats.format_error import FormatError
from zoneqa.documents.formats.jsonl import documents
from zoneqa.documents.formats.registry import FORMAT_BY_SUFFIX
from zoneqa.documents.limits import refused
from zoneqa.documents.parse_cache import ParseCache

Open = Callable[[Path], IO[bytes]]
"""Opens a file to read its bytes; raises OSError."""

_MB = 1 << 20
_MAX_SIZE = 20 * _MB
_MAX_SIZE_BY_FORMAT = {"zip": 64 * _MB, "mail": 64 * _MB, "jsonl": 512 * _MB}
_SCANS = ("pdf", "picture")
_MAX_SCAN_SIZE = 200 * _MB
_MAY_HOLD_SCANS = (*_SCANS, "zip", "mail")
_MAX_LINE_LENGTH = 8 * _MB


class Parser(Protocol):
    """Parses one file at a time; see ParserProcess."""

    def parse(self, data: bytes, name: str) -> list[Item]:
        """Return the items of a file. Failures are among them, not raised."""


OpenParser = Callable[[], AbstractContextManager[Parser]]
"""Opens a parser for one thread."""


def may_hold_scans(format_name: str) -> bool:
    """Return whether files of a format may be scans, or hold some."""
    return format_name in _MAY_HOLD_SCANS


@dataclass(frozen=True, slots=True)
class FileContents:
    """The documents and problems of a file, and the key under which the cache has them."""

    items: list[Item]
    key: bytes | None = None


def open_binary(path: Path) -> IO[bytes]:
    """Open a file to read its bytes."""
    return path.open("rb")


@dataclass(frozen=True, slots=True)
class FileReader:
    """Reads files with a parser; what was parsed before comes from the cache.

    An old office file is converted first, and what may be a scan is given to the parser of scans,
    where there are these.
    """

    parser: Parser
    cache: ParseCache
    open: Open = open_binary
    convert: Convert | None = None
    scan_parser: Parser | None = None

    def read(self, file: File) -> FileContents:
        """Return the contents of a file. Read errors are problems in it, not raised."""
        contents = self._contents(file)
        items = contents.items or [Problem("no_text", "There is no text in it.")]
        return replace(contents, items=[_accepted(item) for item in items])

    def _contents(self, file: File) -> FileContents:
        if file.problem:
            return FileContents([file.problem])
        suffix = file.path.suffix.lower()
        named = FORMAT_BY_SUFFIX.get(suffix)
        if named is None:
            return FileContents([Problem("type_unknown", f"Unknown file type {suffix!r}.")])
        try:
            with self.open(file.path) as stream:
                return self._read_checked(stream, file.path.name, named.name)
        except OSError as error:
            return FileContents([cannot_be_read(error)])

    def _read_checked(self, stream: IO[bytes], name: str, format_name: str) -> FileContents:
        limit = _MAX_SIZE_BY_FORMAT.get(format_name, _MAX_SIZE)
        if self.scan_parser and format_name in _SCANS:
            limit = _MAX_SCAN_SIZE
        size = stream.seek(0, 2)
        stream.seek(0)
        if size > limit:
            return FileContents([Problem("too_large", f"It is larger than {limit // _MB} MB.")])
        if format_name == "jsonl" and size > _MAX_SIZE:
            return FileContents(list(_stream_jsonl(stream)))
        return self._cached(stream.read(limit), name, format_name)

    def _cached(self, data: bytes, name: str, format_name: str) -> FileContents:
        scanned = self.scan_parser if may_hold_scans(format_name) else None
        reader = "ocr" if scanned else "converter" if self.convert else "parser"
        key = self.cache.key(data, name, reader)
        known = self.cache.items(key)
        if known is not None:
            return FileContents(known, key)
        items = scanned.parse(data, name) if scanned else self._parsed(data, name)
        if any(isinstance(item, Problem) and item.failed and not item.part for item in items):
            # It may be read another time.
            return FileContents([*items, *_not_reached(data, name, items)])
        return FileContents(items, self.cache.put(items, key))

    def _parsed(self, data: bytes, name: str) -> list[Item]:
        """Return the items of a file, which is converted first if it is in an old format."""
        items = self.parser.parse(data, name)
        is_old = any(isinstance(item, Problem) and item.reason == "old_format" for item in items)
        if not self.convert or not is_old or len(items) > 1:
            return items
        try:
            converted = self.convert(data, name)
        except ConversionError as error:
            return [Problem("old_format", str(error))]
        return self.parser.parse(converted.data, converted.name)


def _not_reached(data: bytes, name: str, items: Sequence[Item]) -> Iterator[Problem]:
    """Yield a problem for each file in an archive that was given up before it was read."""
    if FORMAT_BY_SUFFIX[Path(name).suffix.lower()].name != "zip":
        return
    with suppress(FormatError):
        for part in names_after(data, {item.part for item in items}):
            yield Problem("too_complex", "It was not read, as reading the archive broke off.", part)


def _accepted(item: Item) -> Item:
    item = replace(item, part=shown(item.part))
    return (isinstance(item, Document) and refused(item)) or item


def _stream_jsonl(stream: IO[bytes]) -> Iterator[Item]:
    """Yield the articles of a JSONL file that is too large for memory.

    This runs in our own process, without its limits of time and memory, and lxml reads markup in a
    text: whatever is done with a line has to take linear time.
    """
    try:
        with io.TextIOWrapper(stream, "utf-8-sig", newline="\n") as text:
            yield from documents(_lines(text))
    except UnicodeDecodeError:
        yield Problem("not_text", f"JSONL of more than {_MAX_SIZE // _MB} MB must be UTF-8.")


def _lines(stream: IO[str]) -> Iterator[str]:
    while line := stream.readline(_MAX_LINE_LENGTH):
        yield line
