"""Where one report ends and the next begins.

A line that looks like a headline may as well be a subhead inside a report, and splitting a report
wrongly is worse than leaving two together. So a head begins a report only on firm evidence: a
dateline or a byline under it, the end of another report above it, or another zone than so far.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zoneqa.documents.newspaper.broken_sentences import is_cut
from zoneqa.documents.newspaper.headlines import MOST_LINES
from zoneqa.documents.newspaper.lines import PageLine
from zoneqa.documents.newspaper.shape import ended, shape
from zoneqa.documents.newspaper.zones import zones_in

_ENOUGH = 3
_NEAR = 12
"""Reports before this one that may be continued: a page seldom has more."""


def split(lines: Sequence[PageLine]) -> list[list[PageLine]]:
    """The lines of each report, in the order in which the reports begin."""
    reports: list[list[PageLine]] = []
    current: list[PageLine] = []
    at = 0
    while at < len(lines):
        run = _head_run(lines, at)
        if not reports and lines[at].kind in ("header", "rule", "end"):
            at += 1
            continue
        if not reports or _begins(lines, at, run, current):
            reports.append(current := [])
        elif not run:
            current = _owner(lines[at], current, reports)
        size = max(run, 1)
        current.extend(lines[at : at + size])
        at += size
    return reports


def _head_run(lines: Sequence[PageLine], at: int) -> int:
    """How many lines from here on may be headlines."""
    end = at
    while end < len(lines) and lines[end].kind == "head":
        end += 1
    return end - at


def _begins(lines: Sequence[PageLine], at: int, run: int, current: Sequence[PageLine]) -> bool:
    if not any(line.kind == "prose" for line in current):
        return False
    if not run:
        return lines[at].dateline is not None and _had_start(current)
    return run <= MOST_LINES and _evidence(lines, at, run, current) >= _ENOUGH


def _had_start(current: Sequence[PageLine]) -> bool:
    """Whether a dateline here would be the second one, or come after the end."""
    return any(line.dateline for line in current) or _last(current).closes


def _evidence(lines: Sequence[PageLine], at: int, run: int, current: Sequence[PageLine]) -> int:
    after = next((line for line in _from(lines, at + run) if line.kind != "rule"), None)
    if after is None or after.kind not in ("prose", "byline"):
        return 0
    points = 3 if after.dateline or after.kind == "byline" else 0
    points += 3 if _last(current).closes else 0
    points += {"header": 2, "rule": 1}.get(current[-1].kind, 0)
    points += 1 if run > 1 else 0
    return points + (3 if _other_zone(lines, at, run, current) else 0)


def _from(lines: Sequence[PageLine], at: int) -> Iterator[PageLine]:
    return (lines[n] for n in range(at, len(lines)))


def _last(current: Sequence[PageLine]) -> PageLine:
    told = (line for line in reversed(current) if line.kind not in ("rule", "header"))
    return next(told, current[-1])


def _other_zone(lines: Sequence[PageLine], at: int, run: int, current: Sequence[PageLine]) -> bool:
    """Whether the headline of the report so far names one zone, and this one only another."""
    new = _zones(lines[at : at + run])
    old = _zones(current[: _head_run(current, 0)]) if new else new
    if not old or not ended(_last(current).text):
        return False
    section: list[str] = []
    for line in _from(lines, at + run):
        if line.kind != "prose":
            break
        section.append(shape(line.text))
    before = "\n".join(shape(line.text) for line in current)
    return (
        not any(place in before for place in new)
        and any(place in "\n".join(section) for place in new)
        and not any(place in "\n".join(section) for place in old)
    )


def _zones(lines: Sequence[PageLine]) -> frozenset[str]:
    return frozenset().union(*(zones_in(line.text) for line in lines))


def _owner(
    line: PageLine, current: list[PageLine], reports: list[list[PageLine]]
) -> list[PageLine]:
    """The report that a line without a headline belongs to: this one, or one that broke off."""
    if line.kind != "prose" or line.dateline:
        return current
    if line.resumes:
        waiting = [report for report in reports[-_NEAR:] if _last(report).goes_on]
    elif _last(current).closes:
        waiting = [report for report in reports[-_NEAR:] if is_cut(_last(report).text)]
    else:
        return current
    return waiting[0] if len(waiting) == 1 else current
