"""The lines of a page, classified, with datelines, bylines and credits separated from the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from zoneqa.documents.newspaper.boilerplate import (
    is_editor_credits,
    is_imprint,
    is_masthead,
    is_page_header,
    is_rule,
    paper_of,
    section_label,
)
from zoneqa.documents.newspaper.briefs import PageRow, with_briefs
from zoneqa.documents.newspaper.bylines import has_role, people
from zoneqa.documents.newspaper.datelines import (
    CONTINUED_FROM,
    CONTINUED_ON,
    closing_byline,
    dateline,
    is_caption,
    is_credit,
    is_jump_line,
    remove_credits,
)
from zoneqa.documents.newspaper.half_width import ends_sentence, half_width
from zoneqa.documents.newspaper.headlines import may_be_headline
from zoneqa.documents.newspaper.page_line import Kind, PageLine
from zoneqa.documents.newspaper.unwrap import nonblank_lines, unwrap_text
from zoneqa.text.dates import printed_date


def page_lines(text: str) -> tuple[PageLine, ...]:
    """Return the lines of a page in order, without picture credits."""
    rows = nonblank_lines(unwrap_text(text).split("\n"))
    briefs = with_briefs([PageRow(row, after_blank) for row, after_blank in rows])
    lines = [line for row in briefs for line in _classified(row)]
    lines = list(_reclassified(_with_colon_lines_joined(_with_jumps_attached(lines))))
    return tuple(_with_page_data(lines))


def _classified(row: PageRow) -> Iterator[PageLine]:
    text, after_blank = row.text, row.after_blank
    if is_credit(text):
        return
    if is_rule(text) or (is_page_header(text) and not is_jump_line(text)):
        yield PageLine(text, "rule" if is_rule(text) else "page_header", after_blank)
    elif is_imprint(text) or is_editor_credits(text):
        yield PageLine(text, "editors" if is_editor_credits(text) else "rule", after_blank)
    elif label := section_label(text):
        yield PageLine(label, "headline", after_blank, is_label=True)
    else:
        yield replace(_body_line(text, after_blank), opens_report=row.opens_report)


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


def _with_jumps_attached(lines: list[PageLine]) -> list[PageLine]:
    """Move the remark of a line that has no more than 下转 or 上接 to the text that it is about."""
    kept: list[PageLine] = []
    resumed = False
    for line in lines:
        if line.text or line.dateline:
            kept.append(replace(line, resumed=True) if resumed else line)
            resumed = False
        elif line.continued and kept:
            kept[-1] = replace(kept[-1], continued=True)
        resumed = resumed or (line.resumed and not line.text)
    return kept


def _with_colon_lines_joined(lines: list[PageLine]) -> list[PageLine]:
    """Join a line such as 云岭高新区： to the headline below; above a dateline it is one itself."""
    kept: list[PageLine] = []
    for line in lines:
        last = kept[-1] if kept else None
        if last is None or not _is_headline_to_colon(last):
            kept.append(line)
        elif line.kind == "headline" and not line.opens_report:
            kept[-1] = replace(last, text=last.text + line.text, kind="headline")
        else:
            title = last.text[:-1].rstrip()
            kept[-1] = replace(last, text=title, kind="headline") if line.dateline else last
            kept.append(line)
    return kept


def _is_headline_to_colon(line: PageLine) -> bool:
    text = half_width(line.text)
    return line.kind == "prose" and text.endswith(":") and may_be_headline(line.text[:-1])


def _reclassified(lines: list[PageLine]) -> Iterator[PageLine]:
    """Yield the lines; names without a role are a byline only where a byline can stand."""
    for n, line in enumerate(lines):
        before = lines[n - 1] if n else None
        after = lines[n + 1] if n + 1 < len(lines) else None
        names_only = line.kind == "byline" and not has_role(line.text)
        if names_only and not _is_byline_position(before, after):
            yield replace(line, kind="headline", author=None)
        elif (
            line.kind == "headline" and is_masthead(line.text) and _is_header_beside(before, after)
        ):
            yield replace(line, kind="page_header")
        elif line.kind == "page_header" and _is_date_below_text(line, lines[:n]):
            yield replace(line, kind="headline")
        else:
            yield line


def _is_byline_position(before: PageLine | None, after: PageLine | None) -> bool:
    """Return whether a byline can stand here: above prose, or after the last sentence."""
    if before is None:
        return False
    if before.kind == "headline":
        return after is not None and after.kind == "prose"
    ends_report = after is None or after.kind != "prose" or after.dateline is not None
    return before.kind == "prose" and ends_sentence(before.text) and ends_report


def _is_header_beside(before: PageLine | None, after: PageLine | None) -> bool:
    return any(line and line.kind == "page_header" for line in (before, after))


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
