"""The lines of a page, classified, with datelines, bylines and credits separated from the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from zoneqa.documents.newspaper.boilerplate import (
    is_editor_credits,
    is_imprint,
    is_page_header,
    is_rule,
    paper_of,
)
from zoneqa.documents.newspaper.bylines import has_role, people
from zoneqa.documents.newspaper.datelines import (
    CONTINUED_FROM,
    CONTINUED_ON,
    Dateline,
    closing_byline,
    dateline,
    is_caption,
    is_credit,
    remove_credits,
)
from zoneqa.documents.newspaper.half_width import ends_sentence, half_width
from zoneqa.documents.newspaper.headlines import may_be_headline
from zoneqa.documents.newspaper.unwrap import nonblank_lines, unwrap_text
from zoneqa.text.dates import printed_date

Kind = Literal["headline", "prose", "byline", "page_header", "rule", "editors"]


@dataclass(frozen=True, slots=True)
class PageLine:
    """A paragraph or a single line; a `headline` may also turn out to be a subhead.

    `author` has the names of a byline or of the end of a paragraph. `after_blank` is true if a
    blank line precedes, `continued` if the line says that the report continues on another page,
    `resumed` if it says that the report began on another one. `date` and `paper` are the page's.
    """

    text: str
    kind: Kind
    after_blank: bool = True
    dateline: Dateline | None = None
    author: str | None = None
    continued: bool = False
    resumed: bool = False
    date: str | None = None
    paper: str | None = None

    @property
    def ends_report(self) -> bool:
        """Return whether a report ends with this line."""
        return self.continued or self.kind == "editors" or self.author is not None


def page_lines(text: str) -> tuple[PageLine, ...]:
    """Return the lines of a page in order, without picture credits."""
    rows = nonblank_lines(unwrap_text(text).split("\n"))
    lines = [line for row, after_blank in rows for line in _classified(row, after_blank)]
    return tuple(_with_page_data(list(_reclassified(lines))))


def _classified(row: str, after_blank: bool) -> Iterator[PageLine]:
    if is_credit(row):
        return
    if is_rule(row) or is_page_header(row):
        yield PageLine(row, "rule" if is_rule(row) else "page_header", after_blank)
    elif is_imprint(row) or is_editor_credits(row):
        yield PageLine(row, "editors" if is_editor_credits(row) else "rule", after_blank)
    else:
        yield _body_line(row, after_blank)


def _body_line(row: str, after_blank: bool) -> PageLine:
    row, resumed = _cut_match(row, CONTINUED_FROM.match(half_width(row[:80])))
    shift = max(0, len(row) - 80)
    row, continued = _cut_match(row, CONTINUED_ON.search(half_width(row[shift:])), shift)
    opening = dateline(row)
    row = remove_credits(row[len(opening.text) :] if opening else row)
    closing = closing_byline(row)
    text = remove_credits(row[: closing[0]].rstrip() if closing else row)
    names = _byline_names(text) if not opening and not closing else None
    if names:
        return PageLine(text, "byline", after_blank, None, names, continued, resumed)
    is_headline = not opening and not closing and may_be_headline(text) and not is_caption(text)
    kind: Kind = "headline" if is_headline else "prose"
    author = closing[1] if closing else None
    return PageLine(text, kind, after_blank, opening, author, continued, resumed)


def _cut_match(row: str, match: re.Match[str] | None, shift: int = 0) -> tuple[str, bool]:
    if match is None:
        return row, False
    return (row[: shift + match.start()] + row[shift + match.end() :]).strip(), True


def _byline_names(text: str) -> str | None:
    return people(text) if len(text) <= 60 and not ends_sentence(text) else None


def _reclassified(lines: list[PageLine]) -> Iterator[PageLine]:
    """Yield the lines; names without a role are a byline only where a byline can stand."""
    for n, line in enumerate(lines):
        before = lines[n - 1] if n else None
        after = lines[n + 1] if n + 1 < len(lines) else None
        names_only = line.kind == "byline" and not has_role(line.text)
        if names_only and not _is_byline_position(before, after):
            yield replace(line, kind="headline", author=None)
        elif line.kind == "page_header" and _is_date_below_text(line, lines[:n]):
            yield replace(line, kind="headline")
        elif line.text or line.dateline or line.continued or line.resumed:
            yield line


def _is_byline_position(before: PageLine | None, after: PageLine | None) -> bool:
    """Return whether a byline can stand here: above prose, or after the last sentence."""
    if before is None:
        return False
    if before.kind == "headline":
        return after is not None and after.kind == "prose"
    ends_report = after is None or after.kind != "prose" or after.dateline is not None
    return before.kind == "prose" and ends_sentence(before.text) and ends_report


def _is_date_below_text(line: PageLine, before: list[PageLine]) -> bool:
    """Return whether a header is only a date below some text, which is the date of a signature."""
    only_date = not any(c in half_width(line.text) for c in "星期周版报刊")
    return only_date and any(other.kind == "prose" for other in before)


def _with_page_data(lines: list[PageLine]) -> Iterator[PageLine]:
    """Yield each line with the date and paper of its page, whose header may also stand below it."""
    headers = [line.text for line in lines if line.kind == "page_header"]
    date = next(filter(None, (printed_date(half_width(header)) for header in headers)), None)
    paper = next(filter(None, map(paper_of, headers)), None)
    for line in lines:
        if line.kind == "page_header":
            date, paper = printed_date(half_width(line.text)) or date, paper_of(line.text) or paper
        yield _with_day_kept(replace(line, date=date, paper=paper))


def _with_day_kept(line: PageLine) -> PageLine:
    """Return the line with its dateline put back if nothing else says the day."""
    if line.dateline and line.dateline.day and not (line.date or line.dateline.date):
        return replace(line, text=line.dateline.text + line.text)
    return line
