"""A page as lines, each with what it is and without the marks at its ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from zoneqa.documents.newspaper.boilerplate import (
    is_editors,
    is_header,
    is_imprint,
    is_rule,
    paper_of,
)
from zoneqa.documents.newspaper.bylines import has_role, people
from zoneqa.documents.newspaper.datelines import (
    CONTINUED,
    RESUMED,
    Dateline,
    closing_byline,
    dateline,
    is_caption,
    is_credit,
    without_credits,
)
from zoneqa.documents.newspaper.headlines import may_be_headline
from zoneqa.documents.newspaper.shape import ended, shape
from zoneqa.documents.newspaper.unwrap import paragraphs_of, remove_inner_spaces, unwrap
from zoneqa.text.dates import printed_date

Kind = Literal["head", "prose", "byline", "header", "rule", "end"]


@dataclass(frozen=True, slots=True)
class PageLine:
    """A paragraph or a line of its own; `head` is one that may be a headline or a subhead.

    `author` is who a byline or the end of a paragraph names; `gap`, whether a blank line goes
    before; `goes_on` and `resumes`, whether it says that a report is continued elsewhere.
    """

    text: str
    kind: Kind
    gap: bool = True
    dateline: Dateline | None = None
    author: str | None = None
    goes_on: bool = False
    resumes: bool = False
    date: str | None = None
    paper: str | None = None

    @property
    def closes(self) -> bool:
        """Whether a report ends with this line."""
        return self.goes_on or self.kind == "end" or self.author is not None


def page_lines(text: str) -> tuple[PageLine, ...]:
    """The lines of a page in order; picture credits are gone."""
    rows = paragraphs_of(unwrap([remove_inner_spaces(line) for line in text.split("\n")]))
    lines = [line for row, gap in rows for line in _line(row, gap)]
    return tuple(_stamped(list(_settled(lines))))


def _line(row: str, gap: bool) -> Iterator[PageLine]:
    if is_credit(row):
        return
    if is_rule(row) or is_header(row):
        yield PageLine(row, "rule" if is_rule(row) else "header", gap)
    elif is_imprint(row) or is_editors(row):
        yield PageLine(row, "end" if is_editors(row) else "rule", gap)
    else:
        yield _body(row, gap)


def _body(row: str, gap: bool) -> PageLine:
    row, resumes = _without(row, RESUMED.match(shape(row[:80])))
    row, goes_on = _without(row, CONTINUED.search(shape(row[-80:])), max(0, len(row) - 80))
    opened = dateline(row)
    row = without_credits(row[len(opened.text) :] if opened else row)
    signed = closing_byline(row)
    text = without_credits(row[: signed[0]].rstrip() if signed else row)
    names = _people_alone(text) if not opened and not signed else None
    if names:
        return PageLine(text, "byline", gap, None, names, goes_on, resumes)
    is_head = not opened and not signed and may_be_headline(text) and not is_caption(text)
    author = signed[1] if signed else None
    return PageLine(text, "head" if is_head else "prose", gap, opened, author, goes_on, resumes)


def _without(row: str, match: re.Match[str] | None, shift: int = 0) -> tuple[str, bool]:
    if match is None:
        return row, False
    return (row[: shift + match.start()] + row[shift + match.end() :]).strip(), True


def _people_alone(text: str) -> str | None:
    return people(text) if len(text) <= 60 and not ended(text) else None


def _settled(lines: list[PageLine]) -> Iterator[PageLine]:
    """Bylines without a role count only where one may stand; else they are lines like others."""
    for n, line in enumerate(lines):
        before = lines[n - 1] if n else None
        after = lines[n + 1] if n + 1 < len(lines) else None
        if line.kind == "byline" and not has_role(line.text) and not _fits(before, after):
            yield replace(line, kind="head", author=None)
        elif line.kind == "header" and _is_late_date(line, lines[:n]):
            yield replace(line, kind="head")
        elif line.text or line.dateline or line.goes_on or line.resumes:
            yield line


def _fits(before: PageLine | None, after: PageLine | None) -> bool:
    """Between a headline and prose, or after the last sentence of a report."""
    if before is None:
        return False
    if before.kind == "head":
        return after is not None and after.kind == "prose"
    closes_report = after is None or after.kind != "prose" or after.dateline is not None
    return before.kind == "prose" and ended(before.text) and closes_report


def _is_late_date(line: PageLine, before: list[PageLine]) -> bool:
    """A date alone is a header only on top; at the end of a text it is its signature."""
    alone = re.search("[星期周版报刊]", shape(line.text)) is None
    return alone and any(other.kind == "prose" for other in before)


def _stamped(lines: list[PageLine]) -> Iterator[PageLine]:
    """Each line with the date and the paper of its page; a header may also stand below."""
    headers = [line.text for line in lines if line.kind == "header"]
    date = next(filter(None, (printed_date(shape(header)) for header in headers)), None)
    paper = next(filter(None, map(paper_of, headers)), None)
    for line in lines:
        if line.kind == "header":
            date, paper = printed_date(shape(line.text)) or date, paper_of(line.text) or paper
        yield _dated(replace(line, date=date, paper=paper))


def _dated(line: PageLine) -> PageLine:
    """A dateline goes, but not where it alone says the day."""
    if line.dateline and line.dateline.day and not (line.date or line.dateline.date):
        return replace(line, text=line.dateline.text + line.text)
    return line
