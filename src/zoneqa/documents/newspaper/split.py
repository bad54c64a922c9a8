"""Boundaries between the reports of a page.

A line that looks like a headline may also be a subhead inside a report, and to split one report
is worse than to leave two together. So a headline begins a report only on firm evidence: a
dateline or byline below it, the end of a report above it, or the name of another zone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zoneqa.documents.newspaper.broken_sentences import is_truncated
from zoneqa.documents.newspaper.half_width import ends_sentence, half_width
from zoneqa.documents.newspaper.headlines import MAX_HEADLINES
from zoneqa.documents.newspaper.lines import PageLine
from zoneqa.documents.newspaper.zones import zones_in

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
        if not reports or _begins_report(lines, at, headlines, current):
            reports.append(current := [])
        elif not headlines:
            current = _report_of(lines[at], current, reports)
        size = max(headlines, 1)
        current.extend(lines[at : at + size])
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
    if not headlines:
        return lines[at].dateline is not None and _dateline_begins_report(current)
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
    score = 3 if after.dateline or after.kind == "byline" else 0
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
    section: list[str] = []
    for line in _lines_from(lines, at + headlines):
        if line.kind != "prose":
            break
        section.append(half_width(line.text))
    before = "\n".join(half_width(line.text) for line in current)
    return (
        not any(name in before for name in new)
        and any(name in "\n".join(section) for name in new)
        and not any(name in "\n".join(section) for name in old)
    )


def _zones(lines: Sequence[PageLine]) -> frozenset[str]:
    return frozenset().union(*(zones_in(line.text) for line in lines))


def _report_of(
    line: PageLine, current: list[PageLine], reports: list[list[PageLine]]
) -> list[PageLine]:
    """Return the report that a line without a headline belongs to, perhaps an unfinished one."""
    if line.kind != "prose" or line.dateline:
        return current
    recent = reports[-_MAX_UNFINISHED:]
    if line.resumed:
        unfinished = [report for report in recent if _last_content(report).continued]
    elif _last_content(current).ends_report:
        unfinished = [report for report in recent if is_truncated(_last_content(report).text)]
    else:
        return current
    return unfinished[0] if len(unfinished) == 1 else current
