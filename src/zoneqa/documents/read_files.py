"""Reading of many files at once, each by a parser process of its own, in a fixed order."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager

from zoneqa.documents.files import File
from zoneqa.documents.read_file import FileContents, FileReader, OpenParser, Parser
from zoneqa.parallel.in_order import in_order, nothing

MakeReader = Callable[[Parser], FileReader]
"""Makes the reader of a worker with a parser of its own."""

_MAX_WORKERS = 8
"""More parser processes would mostly take memory."""

_AHEAD = 4
"""Files for each worker that are read before the first of them is needed."""


def read_files(
    files: Sequence[File],
    make_reader: MakeReader,
    open_parser: OpenParser,
    parsers: int | None = None,
    give_up: Callable[[], None] = nothing,
) -> Generator[FileContents, None, None]:
    """Yield the contents of each file, in the order of the files.

    They are read by so many `parsers` at once, by default as many as cores. If nobody wants the
    rest, `give_up` is called: it ends what the readers share and wait for.
    """

    @contextmanager
    def open_reader() -> Iterator[Callable[[File], FileContents]]:
        with open_parser() as parser:
            yield make_reader(parser).read

    most = parsers or min(_cores(), _MAX_WORKERS)
    yield from in_order(open_reader, max(1, min(most, len(files))), files, _AHEAD, give_up)


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
