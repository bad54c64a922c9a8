"""Conversion of documents to articles: one each, or one for every report of a newspaper page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from zoneqa.documents.document import Document
from zoneqa.documents.limits import MAX_ARTICLE, pieces, safe_id
from zoneqa.documents.newspaper import PageReport, detect_zone, page_reports, zones_in
from zoneqa.documents.tables import tables_in
from zoneqa.types import Article, Repair, Table

_LINE_PART = re.compile(r"(?:line|item) (\d+)$")
_SUFFIX = re.compile(r"\.\w{1,8}$")
_MAX_TITLE_LENGTH = 100


def articles_of(document: Document, name: str) -> Iterator[Article]:
    """Yield the articles of a document from the file with the given name."""
    article_id = safe_id(document.id or _article_id(name, document.part))
    if len(document.text) > MAX_ARTICLE:
        for number, text in enumerate(filter(None, pieces(document.text)), 1):
            yield _single_article(replace(document, text=text), f"{article_id}-{number}")
        return
    reports = [] if document.whole else page_reports(document.text)
    if not reports:
        yield _single_article(document, article_id)
    elif len(reports) == 1:
        yield _report_article(reports[0], document, article_id)
    else:
        for number, report in enumerate(reports, 1):
            yield _report_article(report, document, f"{article_id}-{number}")


def _article_id(name: str, part: str) -> str:
    """Return `a` for a.md, `a-7` for line 7 of a.jsonl, and `a/b` for b.md in a.zip."""
    line = _LINE_PART.search(part)
    member = PurePosixPath(_LINE_PART.sub("", part).rstrip(", "))
    member_path = "/".join(step for step in member.parts if step not in ("/", ".."))
    stems = (_SUFFIX.sub("", stem) for stem in (name, member_path) if stem)
    return "/".join(stems) + (f"-{line[1]}" if line else "")


def _single_article(document: Document, article_id: str) -> Article:
    # A file name is an acceptable fallback title. A line number is not.
    title = document.title or ("" if _LINE_PART.search(document.part) else article_id)
    tables = tables_in(document.text, document.grids)
    return Article(
        id=article_id,
        title=title,
        text=document.text,
        source=document.source,
        date=document.date,
        zone=document.zone or _zone(title, document.text, tables),
        url=document.url,
        author=document.author,
        tables=tables,
    )


def _zone(title: str, text: str, tables: Sequence[Table]) -> str | None:
    """Return the zone that a text is about; one of several in its tables is not."""
    listed = {zone for table in tables for zone in zones_in(text[table.start : table.end])}
    if len(listed) > 1:
        starts, ends = (table.start for table in tables), (table.end for table in tables)
        prose = zip((0, *ends), (*starts, len(text)), strict=True)
        text = "\n".join(text[start:end] for start, end in prose)
    return detect_zone(title, text)


def _report_article(report: PageReport, document: Document, article_id: str) -> Article:
    text, repairs = _with_lines_above(report)
    title = report.title or document.title or text.split("\n", 1)[0].strip()[:_MAX_TITLE_LENGTH]
    return Article(
        id=article_id,
        title=title,
        text=text,
        source=report.source or document.source,
        date=report.date or document.date,
        zone=report.zone or document.zone,
        url=document.url,
        author=report.author or document.author,
        repairs=repairs,
        tables=tables_in(text, document.grids),
    )


def _with_lines_above(report: PageReport) -> tuple[str, tuple[Repair, ...]]:
    """Return the text with kicker and subhead prepended, as an article has no fields for them."""
    above = [line for line in (report.kicker, report.subhead) if line]
    text = "\n\n".join(filter(None, (*above, report.text))) or report.title
    shift = len(text) - len(report.text) if report.text else 0
    moved = (replace(r, start=r.start + shift, end=r.end + shift) for r in report.repairs)
    return text, tuple(moved)
