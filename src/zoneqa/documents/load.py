"""Reading a corpus: the articles under a path, each once."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import closing
from pathlib import Path
from threading import Lock

from zoneqa.documents.article_registry import ArticleRegistry
from zoneqa.documents.corpus import Corpus
from zoneqa.documents.deduplicate import groups
from zoneqa.documents.files import File, files, unlisted
from zoneqa.documents.ingest_report import FileReport, IngestReport
from zoneqa.documents.last_read import completed
from zoneqa.documents.parse_cache import NoParseCache, ParseCache
from zoneqa.documents.read_file import FileContents, FileReader, Parser
from zoneqa.documents.read_files import read_files
from zoneqa.documents.reading_aids import NO_AIDS, ReadingAids, open_scan_parser
from zoneqa.documents.report_file import report_file, report_groups
from zoneqa.errors import EmptyCorpus
from zoneqa.types import Progress


def read_corpus(
    path: Path,
    progress: Progress = lambda done, total: None,
    cache: ParseCache | None = None,
    aids: ReadingAids = NO_AIDS,
    left_out: Path | None = None,
) -> Corpus:
    """Read every article under a path, and keep one copy of those that were printed repeatedly.

    With a cache, unchanged files are not parsed again, and what cannot be read any more stays as
    it was. `aids` are what files are read with. The folder `left_out`, that of an index, is not
    read. `progress` counts files, and the pages of scans. Raises UnreadableInput, or EmptyCorpus if
    no article could be read.
    """
    prints = read_prints(path, progress, cache, aids, left_out)
    found = groups(prints.articles)
    replacement_ids = {other.id: group.article.id for group in found for other in group.others}
    predecessor_ids = {group.article.id: group.follows for group in found if group.follows}
    reports = (
        report_groups(file, replacement_ids, predecessor_ids) for file in prints.report.files
    )
    return Corpus(tuple(group.article for group in found), IngestReport(tuple(reports)))


def read_prints(
    path: Path,
    progress: Progress = lambda done, total: None,
    cache: ParseCache | None = None,
    aids: ReadingAids = NO_AIDS,
    left_out: Path | None = None,
) -> Corpus:
    """Read every article under a path like `read_corpus`, but keep every reprint."""
    registry = ArticleRegistry()
    reports: list[FileReport] = []
    cache = cache or NoParseCache()
    listed = _listed(path, left_out, cache)
    with closing(_read_each(listed, progress, cache, aids)) as read:
        for file, contents in zip(listed, read, strict=True):
            reports.append(report_file(file, completed(file.name, contents, cache), registry))
    corpus = Corpus(tuple(registry.articles.values()), IngestReport(tuple(reports)))
    if not corpus.articles:
        reasons = "; ".join(f"{s.name}: {s.reason}" for s in corpus.skipped[:3])
        raise EmptyCorpus(f"{path} holds no readable article{f' ({reasons})' if reasons else ''}.")
    cache.retain(file.name for file in listed)
    return corpus


def _listed(path: Path, left_out: Path | None, cache: ParseCache) -> list[File]:
    """Return the files under a path, and those that are known and cannot be listed now."""
    found = files(path, left_out)
    return sorted([*found, *unlisted(path, found, cache.files())], key=lambda file: file.path)


def _read_each(
    listed: Sequence[File], progress: Progress, cache: ParseCache, aids: ReadingAids
) -> Generator[FileContents, None, None]:
    """Yield what is in each file, and count those that are done with."""
    steps = _Steps(len(listed), progress)
    with open_scan_parser(aids, steps.page_done) as scan_parser:

        def make_reader(parser: Parser) -> FileReader:
            scans = parser if aids.on_workers and aids.ocr_threads else scan_parser
            return FileReader(parser, cache, aids.open_file, aids.convert, scans)

        def give_up() -> None:
            if aids.convert:
                aids.convert.give_up()
            if scan_parser:
                scan_parser.close()

        opened = read_files(listed, make_reader, aids.open_parser, aids.parsers, give_up)
        with closing(opened) as read:
            for contents in read:
                yield contents
                steps.file_done()


class _Steps:
    """The steps of reading a folder: a file each, and a page of a scan each."""

    def __init__(self, files: int, progress: Progress) -> None:
        self._done = 0
        self._total = files
        self._progress = progress
        self._lock = Lock()

    def file_done(self) -> None:
        with self._lock:
            self._done += 1
            self._progress(self._done, self._total)

    def page_done(self, _number: int, _total: int) -> None:
        with self._lock:
            self._done += 1
            self._total += 1
            self._progress(self._done, self._total)
