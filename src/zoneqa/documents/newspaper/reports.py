"""The reports of a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from zoneqa.documents.newspaper.broken_sentences import neighbour_pairs
from zoneqa.documents.newspaper.headlines import MOST_LINES, arrange_headline
from zoneqa.documents.newspaper.lines import PageLine, page_lines
from zoneqa.documents.newspaper.repairs import repair_text
from zoneqa.documents.newspaper.shape import shape
from zoneqa.documents.newspaper.split import split
from zoneqa.documents.newspaper.zones import detect_zone
from zoneqa.text.normalize import clean_text
from zoneqa.types import Repair

_QUOTED_SOURCE = re.compile(r"\s*据《([^《》]{2,16})》")


@dataclass(frozen=True, slots=True)
class PageReport:
    """One report of a page. Paragraphs of `text` have a blank line between them.

    `title` is empty where none is printed. `author` has the names of the byline with spaces between
    them; `source` is what the dateline or the page's header names (本报讯, 新华社, a newspaper);
    `date` is ISO, to the day or the month. `repairs` count in `text`.
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
    """The reports of a page's extracted text; one for a text that is a single article."""
    text = clean_text(text)
    pairs = neighbour_pairs(shape(text))
    pieces = split(page_lines(text))
    found = (_report(piece, pairs, alone=len(pieces) == 1) for piece in pieces)
    return [report for report in found if report.text or report.title]


def _report(piece: Sequence[PageLine], pairs: frozenset[str], *, alone: bool) -> PageReport:
    told = [line for line in piece if line.kind not in ("header", "rule", "end")]
    printed = not alone or any(line.dateline or line.author for line in told)
    size = _head_size(told, MOST_LINES if printed else 1)
    head = arrange_headline([line.text for line in told[:size]])
    text, repairs = repair_text((line for line in told[size:] if line.kind != "byline"), pairs)
    return PageReport(
        title=head.title,
        text=text,
        kicker=head.kicker,
        subhead=head.subhead,
        zone=detect_zone(" ".join(filter(None, (head.title, head.kicker, head.subhead))), text),
        author=_authors(told),
        date=_first(line.dateline.date for line in told if line.dateline) or piece[0].date,
        source=_source(told, text) or piece[0].paper,
        repairs=repairs,
    )


def _head_size(lines: Sequence[PageLine], most: int) -> int:
    """How many lines are the head: none where all that there is is one line."""
    run = len(list(takewhile(lambda line: line.kind == "head", lines)))
    if run == len(lines):
        return min(run - 1, 1)
    return run if run <= most else min(run, 1)


def _authors(lines: Sequence[PageLine]) -> str | None:
    """The people of every byline of a report, each once."""
    named = ((line.dateline.author if line.dateline else None, line.author) for line in lines)
    names = (name for pair in named for part in pair if part for name in part.split(" "))
    return " ".join(dict.fromkeys(names)) or None


def _source(lines: Sequence[PageLine], text: str) -> str | None:
    agency = _first(line.dateline.source for line in lines if line.dateline)
    quoted = _QUOTED_SOURCE.match(text)
    if quoted and agency in (None, "本报讯"):
        return quoted[1]
    return agency


def _first(values: Iterable[str | None]) -> str | None:
    return next(filter(None, values), None)
