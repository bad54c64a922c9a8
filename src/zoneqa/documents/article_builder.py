"""Documents to articles: one, or the reports of a newspaper page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from zoneqa.documents.document import Document
from zoneqa.documents.newspaper import PageReport, detect_zone, page_reports
from zoneqa.types import Article, Repair

_LINE = re.compile(r"line (\d+)$")
_SUFFIX = re.compile(r"\.\w{1,8}$")
_LONGEST_TITLE = 100
_LARGEST_PAGE = 300_000
"""Characters; no newspaper page has more, and a longer text is not searched for reports."""


def articles_of(document: Document, name: str) -> Iterator[Article]:
    """The articles of a document out of the file with this name."""
    article_id = document.id or _id(name, document.part)
    page = not document.whole and len(document.text) <= _LARGEST_PAGE
    found = page_reports(document.text) if page else []
    if not found:
        yield _whole(document, article_id)
    elif len(found) == 1:
        yield _reported(found[0], document, article_id)
    else:
        for number, report in enumerate(found, 1):
            yield _reported(report, document, f"{article_id}-{number}")


def _id(name: str, part: str) -> str:
    """`a` for a.md, `a-7` for line 7 of a.jsonl, `a/b` for b.md in a.zip."""
    line = _LINE.search(part)
    member = PurePosixPath(_LINE.sub("", part).rstrip(", "))
    inside = "/".join(step for step in member.parts if step not in ("/", ".."))
    stems = (_SUFFIX.sub("", stem) for stem in (name, inside) if stem)
    return "/".join(stems) + (f"-{line[1]}" if line else "")


def _whole(document: Document, article_id: str) -> Article:
    # The name of a file is a title for want of a better one, the number of a line is none.
    title = document.title or ("" if _LINE.search(document.part) else article_id)
    return Article(
        id=article_id,
        title=title,
        text=document.text,
        source=document.source,
        date=document.date,
        zone=document.zone or detect_zone(title, document.text),
        url=document.url,
        author=document.author,
    )


def _reported(report: PageReport, document: Document, article_id: str) -> Article:
    text, repairs = _with_lines_above(report)
    title = report.title or document.title or text.split("\n", 1)[0].strip()[:_LONGEST_TITLE]
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
    )


def _with_lines_above(report: PageReport) -> tuple[str, tuple[Repair, ...]]:
    """The text after the kicker and the subhead, which an article has no place for else."""
    above = [line for line in (report.kicker, report.subhead) if line]
    text = "\n\n".join(filter(None, (*above, report.text))) or report.title
    shift = len(text) - len(report.text) if report.text else 0
    moved = (replace(r, start=r.start + shift, end=r.end + shift) for r in report.repairs)
    return text, tuple(moved)
