"""Reading of many files at once, each by a parser process of its own, in a fixed order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from queue import SimpleQueue

from zoneqa.documents.files import File
from zoneqa.documents.read_file import FileContents, FileReader, OpenParser, Parser

MakeReader = Callable[[Parser], FileReader]
"""Makes the reader of a worker with a parser of its own."""

_MAX_WORKERS = 8
"""More parser processes would mostly take memory."""

_AHEAD = 4
"""Files for each worker that are read before the first of them is needed."""


def read_files(
    files: Sequence[File], make_reader: MakeReader, open_parser: OpenParser
) -> Generator[FileContents, None, None]:
    """Yield the contents of each file, in the order of the files, read by as many as cores."""
    workers = max(1, min(_cores(), _MAX_WORKERS, len(files)))
    pending: deque[Future[FileContents]] = deque()
    with ThreadPoolExecutor(workers) as pool, ExitStack() as parsers:
        idle: SimpleQueue[FileReader] = SimpleQueue()
        for _ in range(workers):
            idle.put(make_reader(parsers.enter_context(open_parser())))

        def read(file: File) -> FileContents:
            reader = idle.get()
            try:
                return reader.read(file)
            finally:
                idle.put(reader)

        try:
            for file in files:
                pending.append(pool.submit(read, file))
                if len(pending) > _AHEAD * workers:
                    yield pending.popleft().result()
            while pending:
                yield pending.popleft().result()
        finally:
            # Interrupted: what has not begun is left, and closing the parsers ends what has.
            for future in pending:
                future.cancel()


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
