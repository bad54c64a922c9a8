"""Loading of a corpus: the articles under a path and the report on reading them."""

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
        """Return everything that could not be read, for one-line messages."""
        return self.report.skipped

    @property
    def digest(self) -> str:
        """Return the SHA-256 hash over every field of every article."""
        digests = "\n".join(article.digest for article in self.articles)
        return hashlib.sha256(digests.encode()).hexdigest()


def read_corpus(path: Path, progress: Progress = lambda done, total: None) -> Corpus:
    """Read every article under a path, and keep one copy of those that were printed repeatedly.

    Raises UnreadableInput, or EmptyCorpus if no article could be read.
    """
    prints = read_prints(path, progress)
    found = groups(prints.articles)
    replacement_ids = {other.id: group.article.id for group in found for other in group.others}
    predecessor_ids = {group.article.id: group.follows for group in found if group.follows}
    reports = (_with_groups(file, replacement_ids, predecessor_ids) for file in prints.report.files)
    return Corpus(tuple(group.article for group in found), IngestReport(tuple(reports)))


def read_prints(path: Path, progress: Progress = lambda done, total: None) -> Corpus:
    """Read every article under a path like `read_corpus`, but keep every reprint."""
    registry = _ArticleRegistry()
    reports: list[FileReport] = []
    listed = files(path)
    with ParserProcess() as parser:
        for done, file in enumerate(listed, 1):
            reports.append(_read(file, parser, registry))
            progress(done, len(listed))
    corpus = Corpus(tuple(registry.articles.values()), IngestReport(tuple(reports)))
    if not corpus.articles:
        reasons = "; ".join(f"{s.name}: {s.reason}" for s in corpus.skipped[:3])
        raise EmptyCorpus(f"{path} holds no readable article{f' ({reasons})' if reasons else ''}.")
    return corpus


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


def _read(file: File, parser: ParserProcess, registry: _ArticleRegistry) -> FileReport:
    items = list(contents(file, parser)) or [Problem("no_text", "There is no text in it.")]
    documents = [item for item in items if isinstance(item, Document)]
    articles = [article for document in documents for article in articles_of(document, file.name)]
    results = [registry.add(article) for article in articles]
    return FileReport(
        name=file.name,
        articles=tuple(result for result in results if isinstance(result, str)),
        duplicates=tuple(result for result in results if isinstance(result, Duplicate)),
        repairs=dict(Counter(repair.kind for article in articles for repair in article.repairs)),
        encodings=_distinct(d.encoding for d in documents if d.encoding),
        problems=tuple(item for item in items if isinstance(item, Problem)),
        notes=(*_distinct(n for d in documents for n in d.notes), *_renamed(articles, results)),
    )


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
