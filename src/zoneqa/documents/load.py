"""Loading of a corpus: the articles under a path and the report on reading them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock

from zoneqa.documents.article_builder import articles_of
from zoneqa.documents.deduplicate import groups
from zoneqa.documents.document import Document, Problem
from zoneqa.documents.files import File, files, unlisted
from zoneqa.documents.ingest_report import Duplicate, FileReport, IngestReport, Skipped
from zoneqa.documents.last_read import CompletedContents, completed
from zoneqa.documents.limits import limited
from zoneqa.documents.parse_cache import NoParseCache, ParseCache
from zoneqa.documents.read_file import FileReader, Parser
from zoneqa.documents.read_files import read_files
from zoneqa.documents.reading_aids import NO_AIDS, ReadingAids, open_scan_parser
from zoneqa.errors import EmptyCorpus
from zoneqa.types import Article, Progress

_MAX_NOTES = 100
"""Notes on a file that are shown one by one."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles with distinct ids, in a fixed order."""

    articles: tuple[Article, ...]
    report: IngestReport = field(default_factory=IngestReport)

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """Return everything that could not be read, for one-line messages."""
        return self.report.skipped

    @property
    def digest(self) -> str:
        """Return the SHA-256 hash over every field of every article."""
        digests = "\n".join(article.digest for article in self.articles)
        return hashlib.sha256(digests.encode()).hexdigest()


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
    reports = (_with_groups(file, replacement_ids, predecessor_ids) for file in prints.report.files)
    return Corpus(tuple(group.article for group in found), IngestReport(tuple(reports)))


def read_prints(
    path: Path,
    progress: Progress = lambda done, total: None,
    cache: ParseCache | None = None,
    aids: ReadingAids = NO_AIDS,
    left_out: Path | None = None,
) -> Corpus:
    """Read every article under a path like `read_corpus`, but keep every reprint."""
    registry = _ArticleRegistry()
    reports: list[FileReport] = []
    cache = cache or NoParseCache()
    listed = _listed(path, left_out, cache)
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
            for file, contents in zip(listed, read, strict=True):
                reports.append(_report(file, completed(file.name, contents, cache), registry))
                steps.file_done()
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


class _ArticleRegistry:
    """A registry of articles that gives each of them a distinct id."""

    def __init__(self) -> None:
        self.articles: dict[str, Article] = {}
        self._assigned_ids: dict[Article, str] = {}
        self._suffix_counts: Counter[str] = Counter()

    def add(self, article: Article) -> str | Duplicate:
        """Add an article and return its id, or a Duplicate if an equal one was added before."""
        if article in self._assigned_ids:
            return Duplicate(article.id, self._assigned_ids[article])
        article_id = article.id
        while article_id in self.articles:
            self._suffix_counts[article.id] += 1
            article_id = f"{article.id}~{self._suffix_counts[article.id] + 1}"
        self.articles[article_id] = replace(article, id=article_id)
        self._assigned_ids[article] = article_id
        return article_id


def _report(file: File, contents: CompletedContents, registry: _ArticleRegistry) -> FileReport:
    """Add the articles of a file to the registry and return the report on it."""
    documents = [limited(item) for item in contents.items if isinstance(item, Document)]
    articles = _articles(documents, file.name)
    results = [registry.add(article) for article in articles]
    kept = _articles(map(limited, contents.kept), file.name)
    kept_results = [registry.add(article) for article in kept]
    found = [*results, *kept_results]
    problems = tuple(item for item in contents.items if isinstance(item, Problem))
    notes = (*(n for d in documents for n in d.notes), *_renamed(articles, results))
    return FileReport(
        name=file.name,
        articles=tuple(result for result in found if isinstance(result, str)),
        duplicates=tuple(result for result in found if isinstance(result, Duplicate)),
        repairs=dict(Counter(r.kind for article in articles for r in article.repairs)),
        encodings=_distinct(d.encoding for d in documents if d.encoding),
        problems=problems,
        notes=_shortened(_distinct(notes)),
        kept=tuple(result for result in kept_results if isinstance(result, str)),
        unknown=contents.unknown,
    )


def _articles(documents: Iterable[Document], name: str) -> list[Article]:
    return [article for document in documents for article in articles_of(document, name)]


def _shortened(notes: tuple[str, ...]) -> tuple[str, ...]:
    more = len(notes) - _MAX_NOTES
    return notes if more <= 0 else (*notes[:_MAX_NOTES], f"{more:,} more notes like these.")


def _renamed(articles: Iterable[Article], results: Iterable[str | Duplicate]) -> Iterator[str]:
    for article, result in zip(articles, results, strict=True):
        if isinstance(result, str) and result != article.id:
            yield f"The id {article.id} is used twice; this one became {result}."


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _with_groups(
    file: FileReport, replacement_ids: dict[str, str], predecessor_ids: dict[str, str]
) -> FileReport:
    """Return the report of a file with what became of its articles.

    Replaced ones are moved to the duplicates; a note tells which earlier one an article follows.
    """
    replaced = (
        Duplicate(one, replacement_ids[one]) for one in file.articles if one in replacement_ids
    )
    earlier = (Duplicate(d.id, replacement_ids.get(d.of, d.of)) for d in file.duplicates)
    kept = tuple(one for one in file.articles if one not in replacement_ids)
    follow = [one for one in kept if one in predecessor_ids]
    notes = (f"{one} follows {predecessor_ids[one]}, with changes." for one in follow)
    return replace(
        file,
        articles=kept,
        duplicates=(*earlier, *replaced),
        notes=(*file.notes, *notes),
    )
