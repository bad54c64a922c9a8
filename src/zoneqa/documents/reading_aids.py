"""What reads the files that a parser alone cannot: a converter, and OCR."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from zoneqa.documents.conversion.base import Convert
from zoneqa.documents.read_cache import ReadCache
from zoneqa.documents.read_file import Readers
from zoneqa.documents.sandbox.parser_process import Limits, ParserProcess
from zoneqa.types import Progress

_PARSE_SCANS = "zoneqa.documents.ocr.scans:parse"

OCR_LIMITS = Limits(seconds=90.0, memory=3 << 30)
"""Recognising a page takes seconds and about a gigabyte."""


@dataclass(frozen=True, slots=True)
class ReadingAids:
    """The converter of old office files, and the threads for OCR; without threads there is none.

    `ocr_cache` is the folder that keeps what was recognised.
    """

    convert: Convert | None = None
    ocr_threads: int | None = None
    ocr_cache: Path | None = None


NO_AIDS = ReadingAids()


@contextmanager
def open_readers(aids: ReadingAids, on_page: Progress) -> Iterator[Readers]:
    """Yield the readers; `on_page` is called with (number, total) after each scanned page."""
    with ParserProcess() as parser:
        if aids.ocr_threads is None:
            yield Readers(parser, aids.convert)
            return
        with ParserProcess(_PARSE_SCANS, OCR_LIMITS, aids.ocr_threads, on_page) as scan_parser:
            cache = ReadCache(aids.ocr_cache) if aids.ocr_cache else None
            yield Readers(parser, aids.convert, scan_parser, cache)
