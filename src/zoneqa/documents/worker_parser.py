"""Parsers whose sandboxed processes run where workers do, such as on the machines of a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from zoneqa.documents.conversion.base import Convert
from zoneqa.documents.document import Item
from zoneqa.documents.formats.registry import FORMAT_BY_SUFFIX
from zoneqa.documents.read_file import may_hold_scans
from zoneqa.documents.reading_aids import OCR_LIMITS, PARSE_SCANS, ReadingAids
from zoneqa.documents.sandbox.parser_process import KILLED, ParserProcess
from zoneqa.errors import WorkerLost
from zoneqa.parallel.base import Executor

_NamedFile = tuple[bytes, str]


class SandboxedParse:
    """Parses files, scans too if it `recognises` text, in processes with limits.

    They start with the first file. Until then, it can be sent to another process.
    """

    def __init__(self, *, recognises: bool) -> None:
        self._recognises = recognises
        self._parser: ParserProcess | None = None
        self._scan_parser: ParserProcess | None = None

    def __call__(self, file: _NamedFile) -> list[Item]:
        """Return the items of a file, given by its bytes and its name."""
        data, name = file
        if self._recognises and may_hold_scans(FORMAT_BY_SUFFIX[Path(name).suffix.lower()].name):
            parser = self._scan_parser = self._scan_parser or ParserProcess(PARSE_SCANS, OCR_LIMITS)
        else:
            parser = self._parser = self._parser or ParserProcess()
        return parser.parse(data, name)

    def __reduce__(self) -> tuple[Any, ...]:
        """Return what makes another one: no process can be sent."""
        return partial(SandboxedParse, recognises=self._recognises), ()


@dataclass(frozen=True, slots=True)
class WorkerParser:
    """A Parser that has a worker parse; a file of which two workers die cannot be read."""

    parse_there: Callable[[_NamedFile], list[Item]]

    def parse(self, data: bytes, name: str) -> list[Item]:
        """See Parser."""
        try:
            return self.parse_there((data, name))
        except WorkerLost:
            return [KILLED]


@contextmanager
def open_worker_parser(workers: Executor, parse: SandboxedParse) -> Iterator[WorkerParser]:
    """Yield a parser that has a worker of its own."""
    with workers.open(parse) as parse_there:
        yield WorkerParser(parse_there)


def aids_on(workers: Executor, convert: Convert | None, ocr_threads: int | None) -> ReadingAids:
    """Return aids with which workers parse files and recognise scans, each on its machine."""
    parse = SandboxedParse(recognises=ocr_threads is not None)
    return ReadingAids(
        convert,
        ocr_threads,
        open_parser=partial(open_worker_parser, workers, parse),
        parsers=workers.count,
        on_workers=True,
    )
