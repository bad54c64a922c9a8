"""What files are read with: parsers, a converter, OCR."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock

from zoneqa.documents.conversion.base import Convert
from zoneqa.documents.document import Item
from zoneqa.documents.read_file import Open, OpenParser, open_binary
from zoneqa.documents.sandbox.parse_limits import Limits
from zoneqa.documents.sandbox.parser_process import ParserProcess
from zoneqa.types import Progress

PARSE_SCANS = "zoneqa.documents.ocr.scans:parse"

OCR_LIMITS = Limits(seconds=90.0, wall=300.0, memory=3 << 30)
"""Recognising a page takes seconds and about a gigabyte."""


@dataclass(frozen=True, slots=True)
class ReadingAids:
    """The converter of old office files, the threads for OCR (None: no OCR), and the openers.

    So many `parsers` read at once; None: as many as cores. If they are `on_workers`, each reads
    scans too; else scans are read one after the other.
    """

    convert: Convert | None = None
    ocr_threads: int | None = None
    open_parser: OpenParser = ParserProcess
    open_file: Open = open_binary
    parsers: int | None = None
    on_workers: bool = False


NO_AIDS = ReadingAids()


class OneAtATime:
    """A parser that threads may share: each file waits for the one before, for memory's sake."""

    def __init__(self, parser: ParserProcess) -> None:
        self._parser = parser
        self._lock = Lock()

    def parse(self, data: bytes, name: str) -> list[Item]:
        """See Parser."""
        with self._lock:
            return self._parser.parse(data, name)

    def close(self) -> None:
        """End what is being parsed, and let those that wait parse nothing."""
        self._parser.close()


@contextmanager
def open_scan_parser(aids: ReadingAids, on_page: Progress) -> Iterator[OneAtATime | None]:
    """Yield the parser of scans that all readers share, or None without one.

    `on_page` is called with (number, total) after each scanned page.
    """
    if aids.ocr_threads is None or aids.on_workers:
        yield None
        return
    with ParserProcess(PARSE_SCANS, OCR_LIMITS, aids.ocr_threads, on_page) as parser:
        yield OneAtATime(parser)
