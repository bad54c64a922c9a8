"""Boundaries between the reports of a page.

A line that looks like a headline may also be a subhead inside a report, and to split one report
is worse than to leave two together. So a headline begins a report only on firm evidence: a
dateline or byline below it, the end of a report above it, or the name of another zone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from zoneqa.documents.newspaper.broken_sentences import is_truncated
from zoneqa.documents.newspaper.datelines import is_caption
from zoneqa.documents.newspaper.half_width import ends_sentence, half_width
from zoneqa.documents.newspaper.headlines import MAX_HEADLINES
from zoneqa.documents.newspaper.page_line import PageLine
from zoneqa.documents.newspaper.zones import zones_in
from zoneqa.text.character_bigrams import character_bigrams

_MIN_SCORE = 3
"""Boundary score from which a headline begins a report."""
_MAX_UNFINISHED = 12
"""Previous reports that a line may continue: a page seldom has more."""


def split_reports(lines: Sequence[PageLine]) -> list[list[PageLine]]:
    """Return the lines of each report, in the order in which the reports begin."""
    reports: list[list[PageLine]] = []
    current: list[PageLine] = []
    at = 0
    while at < len(lines):
        headlines = _count_headlines(lines, at)
        if not reports and lines[at].kind in ("page_header", "rule", "editors"):
            at += 1
            continue
        size = max(headlines, 1)
        owner = _resumed_report(lines, at, headlines, reports)
        if owner is not None:
            current = owner
        elif not reports or _begins_report(lines, at, headlines, current):
            reports.append(current := [])
        elif not headlines:
            current = _report_of(lines[at], current, reports)
        printed = {line.text for line in current if line.kind == "headline"} if owner else set()
        current.extend(line for line in lines[at : at + size] if line.text not in printed)
        at += size
    return reports


def _count_headlines(lines: Sequence[PageLine], at: int) -> int:
    """Return how many lines in a row, from this one on, may be headlines."""
    end = at
    while end < len(lines) and lines[end].kind == "headline":
        end += 1
    return end - at


def _begins_report(
    lines: Sequence[PageLine], at: int, headlines: int, current: Sequence[PageLine]
) -> bool:
    if not any(line.kind == "prose" for line in current):
        return False
    if lines[at].opens_report or (lines[at].resumed and not headlines):
        return True
    if not headlines:
        return lines[at].dateline is not None and _dateline_begins_report(current)
    if lines[at].is_label:
        return _names_other_zone(_section(lines, at + headlines), current)
    return (
        headlines <= MAX_HEADLINES and _boundary_score(lines, at, headlines, current) >= _MIN_SCORE
    )


def _dateline_begins_report(current: Sequence[PageLine]) -> bool:
    """Return whether a dateline would be the second of this report, or follow its end."""
    return any(line.dateline for line in current) or _last_content(current).ends_report


def _boundary_score(
    lines: Sequence[PageLine], at: int, headlines: int, current: Sequence[PageLine]
) -> int:
    after = next((line for line in _lines_from(lines, at + headlines) if line.kind != "rule"), None)
    if after is None or after.kind not in ("prose", "byline"):
        return 0
    opens = any(line.opens_report for line in (*lines[at : at + headlines], after))
    score = 3 if opens or after.resumed or after.dateline or after.kind == "byline" else 0
    score += 3 if _last_content(current).ends_report else 0
    score += {"page_header": 2, "rule": 1}.get(current[-1].kind, 0)
    score += 1 if headlines > 1 else 0
    return score + (3 if _other_zone(lines, at, headlines, current) else 0)


def _lines_from(lines: Sequence[PageLine], at: int) -> Iterator[PageLine]:
    return (lines[n] for n in range(at, len(lines)))


def _last_content(current: Sequence[PageLine]) -> PageLine:
    content = (line for line in reversed(current) if line.kind not in ("rule", "page_header"))
    return next(content, current[-1])


def _other_zone(
    lines: Sequence[PageLine], at: int, headlines: int, current: Sequence[PageLine]
) -> bool:
    """Return whether the current headline names one zone, and this headline and section another."""
    new = _zones(lines[at : at + headlines])
    old = _zones(current[: _count_headlines(current, 0)]) if new else new
    if not old or not ends_sentence(_last_content(current).text):
        return False
    section = _section(lines, at + headlines)
    return _name_any(section, new) and not _name_any(section, old) and not _name_any(current, new)


def _section(lines: Sequence[PageLine], at: int) -> list[PageLine]:
    """Return the prose from here on."""
    return list(takewhile(lambda line: line.kind == "prose", _lines_from(lines, at)))


def _names_other_zone(section: Sequence[PageLine], report: Sequence[PageLine]) -> bool:
    """Return whether a section names a zone, but none that the report names."""
    named = _zones(section)
    return bool(named) and not _name_any(report, named)


def _name_any(lines: Sequence[PageLine], zones: frozenset[str]) -> bool:
    """Return whether one of the lines has the name of one of the zones."""
    return any(zone in text for text in (half_width(line.text) for line in lines) for zone in zones)


def _zones(lines: Sequence[PageLine]) -> frozenset[str]:
    return frozenset().union(*(zones_in(line.text) for line in lines))


def _report_of(
    line: PageLine, current: list[PageLine], reports: list[list[PageLine]]
) -> list[PageLine]:
    """Return the report that a line without a headline belongs to, perhaps an unfinished one."""
    if line.kind != "prose" or line.dateline or not _last_content(current).ends_report:
        return current
    recent = reports[-_MAX_UNFINISHED:]
    unfinished = [report for report in recent if is_truncated(_last_content(report).text)]
    return unfinished[0] if len(unfinished) == 1 else current


def _resumed_report(
    lines: Sequence[PageLine], at: int, headlines: int, reports: Sequence[list[PageLine]]
) -> list[PageLine] | None:
    """Return the report of another page that resumes here, below headlines if it has any.

    A piece that is about another zone, or whose headline is another, resumes none of this file.
    """
    section = _section(lines, at + headlines)
    if not section or not section[0].resumed:
        return None
    unfinished = [
        report
        for report in reports[-_MAX_UNFINISHED:]
        if _last_text(report).continued
        and not _names_other_zone(section, report)
        and (not headlines or _share_words(lines[at : at + headlines], report))
    ]
    return unfinished[0] if len(unfinished) == 1 else None


def _last_text(report: Sequence[PageLine]) -> PageLine:
    """Return the last line of a report that is no caption below it."""
    content = (line for line in reversed(report) if line.kind == "prose")
    return next((line for line in content if not is_caption(line.text)), report[-1])


def _share_words(headlines: Sequence[PageLine], report: Sequence[PageLine]) -> bool:
    """Return whether headlines have at least half of their bigrams from those of a report."""
    own, printed = (
        character_bigrams("\n".join(half_width(line.text) for line in part))
        for part in (headlines, report[: _count_headlines(report, 0)])
    )
    return 2 * len(own & printed) >= len(own)
