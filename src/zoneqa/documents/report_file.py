"""The report on a file: what articles it held, and what became of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from zoneqa.documents.article_builder import articles_of
from zoneqa.documents.article_registry import ArticleRegistry
from zoneqa.documents.document import Document, Problem
from zoneqa.documents.files import File
from zoneqa.documents.ingest_report import Duplicate, FileReport
from zoneqa.documents.last_read import CompletedContents
from zoneqa.documents.limits import limited
from zoneqa.types import Article

_MAX_NOTES = 100
"""Notes on a file that are shown one by one."""


def report_file(file: File, contents: CompletedContents, registry: ArticleRegistry) -> FileReport:
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


def report_groups(
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
