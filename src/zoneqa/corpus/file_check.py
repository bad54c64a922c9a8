"""Reading one file that was uploaded, before it may lie among the articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zoneqa.corpus.corpus_place import CorpusPlace
from zoneqa.documents import open_parse_cache
from zoneqa.documents.document import Document, Problem
from zoneqa.documents.files import File
from zoneqa.documents.read_file import FileReader
from zoneqa.documents.reading_aids import ReadingAids, open_scan_parser
from zoneqa.index import cache_folder
from zoneqa.types import Progress


@dataclass(frozen=True, slots=True)
class FileCheck:
    """Whether anything in a file can be read, and what cannot."""

    is_readable: bool
    problems: tuple[Problem, ...]


CheckFile = Callable[[Path, CorpusPlace, Progress], FileCheck]
"""Reads a file like one of a collection; `progress` counts the pages of a scan."""


def check_file_with(make_aids: Callable[[], ReadingAids]) -> CheckFile:
    """Return what checks files, with what `make_aids` returns, in a process with limits.

    What is read goes into the cache of the index, so that indexing need not read it again.
    """

    def check(path: Path, place: CorpusPlace, progress: Progress) -> FileCheck:
        aids = make_aids()
        with (
            open_parse_cache(cache_folder(place.index)) as cache,
            aids.open_parser() as parser,
            open_scan_parser(aids, progress) as scan_parser,
        ):
            reader = FileReader(parser, cache, aids.open_file, aids.convert, scan_parser)
            items = reader.read(File(path, path.name)).items
        problems = tuple(item for item in items if isinstance(item, Problem))
        return FileCheck(any(isinstance(item, Document) for item in items), problems)

    return check


def problem_rows(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """Return problems as in the report of a run."""
    return [{"reason": each.reason, "says": each.says, "part": each.part} for each in problems]
