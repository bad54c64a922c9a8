"""The reports of a newspaper page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from zoneqa.documents.newspaper.half_width import half_width
from zoneqa.documents.newspaper.headlines import MAX_HEADLINES, arrange_headline
from zoneqa.documents.newspaper.lines import page_lines
from zoneqa.documents.newspaper.page_line import PageLine
from zoneqa.documents.newspaper.repairs import repair_text
from zoneqa.documents.newspaper.split import split_reports
from zoneqa.documents.newspaper.zones import detect_zone
from zoneqa.text.character_bigrams import character_bigrams
from zoneqa.text.prose import clean_lines
from zoneqa.types import Repair

_QUOTED_SOURCE = re.compile(r"\s*据《([^《》]{2,16})》")


@dataclass(frozen=True, slots=True)
class PageReport:
    """One report of a page; blank lines separate the paragraphs of `text`.

    `title` is empty if none is printed. `author` has the names of the byline, separated by spaces.
    `source` is named by the dateline or the page's header (本报讯, 新华社, a newspaper). `date` is
    ISO, to the day or the month. The offsets of `repairs` are those of `text`.
    """

    title: str
    text: str
    kicker: str | None = None
    subhead: str | None = None
    zone: str | None = None
    author: str | None = None
    date: str | None = None
    source: str | None = None
    repairs: tuple[Repair, ...] = ()


def page_reports(text: str) -> list[PageReport]:
    """Return the reports of a page's extracted text; one if the text is a single article."""
    text = clean_lines(text)
    bigrams = character_bigrams(half_width(text))
    groups = split_reports(page_lines(text))
    found = (_report(lines, bigrams, single=len(groups) == 1) for lines in groups)
    return [report for report in found if report.text or report.title]


def _report(lines: Sequence[PageLine], bigrams: frozenset[str], *, single: bool) -> PageReport:
    content = [line for line in lines if line.kind not in ("page_header", "rule", "editors")]
    from_page = not single or any(line.dateline or line.author for line in content)
    size = _headline_size(content, MAX_HEADLINES if from_page else 1)
    headline = arrange_headline([line.text for line in content[:size]])
    printed_lines = (headline.title, headline.kicker, headline.subhead)
    text, repairs = repair_text((line for line in content[size:] if line.kind != "byline"), bigrams)
    return PageReport(
        title=headline.title,
        text=text,
        kicker=headline.kicker,
        subhead=headline.subhead,
        zone=detect_zone(" ".join(filter(None, printed_lines)), text),
        author=_authors(content),
        date=_first(line.dateline.date for line in content if line.dateline) or lines[0].date,
        source=_source(content, text, lines[0].paper),
        repairs=repairs,
    )


def _headline_size(lines: Sequence[PageLine], longest: int) -> int:
    """Return how many lines are the headline: none if the report is a single line."""
    size = len(list(takewhile(lambda line: line.kind == "headline", lines)))
    if size == len(lines):
        return min(size - 1, 1)
    return size if size <= longest else min(size, 1)


def _authors(lines: Sequence[PageLine]) -> str | None:
    """Return the distinct names of all bylines of a report."""
    named = ((line.dateline.author if line.dateline else None, line.author) for line in lines)
    names = (name for pair in named for part in pair if part for name in part.split(" "))
    return " ".join(dict.fromkeys(names)) or None


def _source(lines: Sequence[PageLine], text: str, paper: str | None) -> str | None:
    """Return the agency of the dateline; its 本报 is the newspaper of the page."""
    agency = _first(line.dateline.source for line in lines if line.dateline)
    own = agency in (None, "本报讯")
    quoted = _QUOTED_SOURCE.match(text)
    if quoted and own:
        return quoted[1]
    return (
        paper if own and paper and (agency is None or half_width(paper).endswith("报")) else agency
    )


def _first(values: Iterable[str | None]) -> str | None:
    return next(filter(None, values), None)
