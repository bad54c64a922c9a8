"""A corpus: the articles of a path, and the report of how they were read."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from zoneqa.documents.article_builder import articles_of
from zoneqa.documents.deduplicate import groups
from zoneqa.documents.document import Document, Problem
from zoneqa.documents.files import File, files
from zoneqa.documents.ingest_report import Duplicate, FileReport, IngestReport, Skipped
from zoneqa.documents.read_file import contents
from zoneqa.documents.sandbox.parser_process import ParserProcess
from zoneqa.errors import EmptyCorpus
from zoneqa.types import Article, Progress


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles with distinct ids, in a fixed order."""

    articles: tuple[Article, ...]
    report: IngestReport = field(default_factory=IngestReport)

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """What could not be read, for messages of one line."""
        return self.report.skipped

    @property
    def digest(self) -> str:
        """SHA-256 over every field of every article."""
        digests = "\n".join(article.digest for article in self.articles)
        return hashlib.sha256(digests.encode()).hexdigest()


def read_corpus(path: Path, progress: Progress = lambda done, total: None) -> Corpus:
    """Reads every article under a path, and keeps one of those that were printed more than once.

    Raises UnreadableInput, or EmptyCorpus if there is no article at all.
    """
    every = read_prints(path, progress)
    found = groups(every.articles)
    instead = {other.id: group.article.id for group in found for other in group.others}
    reports = (_merged(file, instead) for file in every.report.files)
    return Corpus(tuple(group.article for group in found), IngestReport(tuple(reports)))


def read_prints(path: Path, progress: Progress = lambda done, total: None) -> Corpus:
    """As `read_corpus`, but with every print of a report as an article of its own."""
    shelf = _Shelf()
    reports: list[FileReport] = []
    listed = files(path)
    with ParserProcess() as parser:
        for done, file in enumerate(listed, 1):
            reports.append(_read(file, parser, shelf))
            progress(done, len(listed))
    corpus = Corpus(tuple(shelf.articles.values()), IngestReport(tuple(reports)))
    if not corpus.articles:
        reasons = "; ".join(f"{s.name}: {s.reason}" for s in corpus.skipped[:3])
        raise EmptyCorpus(f"{path} holds no readable article{f' ({reasons})' if reasons else ''}.")
    return corpus


class _Shelf:
    """Articles by their ids, which are made distinct."""

    def __init__(self) -> None:
        self.articles: dict[str, Article] = {}
        self._placed: dict[Article, str] = {}
        self._used: Counter[str] = Counter()

    def put(self, article: Article) -> str | Duplicate:
        """The id under which it stands, or what stands there already."""
        if article in self._placed:
            return Duplicate(article.id, self._placed[article])
        article_id = article.id
        while article_id in self.articles:
            self._used[article.id] += 1
            article_id = f"{article.id}~{self._used[article.id] + 1}"
        self.articles[article_id] = replace(article, id=article_id)
        self._placed[article] = article_id
        return article_id


def _read(file: File, parser: ParserProcess, shelf: _Shelf) -> FileReport:
    items = list(contents(file, parser)) or [Problem("no_text", "There is no text in it.")]
    documents = [item for item in items if isinstance(item, Document)]
    articles = [article for document in documents for article in articles_of(document, file.name)]
    placed = [shelf.put(article) for article in articles]
    return FileReport(
        name=file.name,
        articles=tuple(place for place in placed if isinstance(place, str)),
        duplicates=tuple(place for place in placed if isinstance(place, Duplicate)),
        repairs=dict(Counter(repair.kind for article in articles for repair in article.repairs)),
        encodings=_distinct(d.encoding for d in documents if d.encoding),
        problems=tuple(item for item in items if isinstance(item, Problem)),
        notes=(*_distinct(n for d in documents for n in d.notes), *_renamed(articles, placed)),
    )


def _renamed(articles: Iterable[Article], placed: Iterable[str | Duplicate]) -> Iterator[str]:
    for article, place in zip(articles, placed, strict=True):
        if isinstance(place, str) and place != article.id:
            yield f"The id {article.id} is used twice; this one became {place}."


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _merged(file: FileReport, instead: dict[str, str]) -> FileReport:
    """The report of a file when some of its articles gave way to others."""
    gone = (Duplicate(one, instead[one]) for one in file.articles if one in instead)
    before = (Duplicate(d.id, instead.get(d.of, d.of)) for d in file.duplicates)
    kept = tuple(one for one in file.articles if one not in instead)
    return replace(file, articles=kept, duplicates=(*before, *gone))
