"""The page of the last reports that `zoneqa-eval report` wrote: read, never run."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from zoneqa.api.layout import Layout

_MOST_REPORTS = 20
_MOST_METRICS = 200
_LARGEST = 8 << 20
"""Bytes of a report; none is near to it."""


@dataclass(frozen=True, slots=True)
class ShownMetric:
    """A metric as it is read: value, interval, goal, and whether that is met."""

    name: str
    value: str
    interval: str
    goal: str
    met: bool | None
    change: str


@dataclass(frozen=True, slots=True)
class ShownReport:
    """A run of a spec, with its metrics."""

    title: str
    day: str
    version: str
    metrics: Sequence[ShownMetric]


@dataclass(frozen=True, slots=True)
class EvaluationPage:
    """The page; `folder_is_set` tells whether reports are looked for at all."""

    template: ClassVar[str] = "evaluation.html"
    layout: Layout
    reports: Sequence[ShownReport]
    folder_is_set: bool


def read_reports(folder: Path) -> list[ShownReport]:
    """Return the last reports below a folder, the newest first; what is none is passed over."""
    found = [path for path in folder.rglob("*.json") if path.is_file() and not path.is_symlink()]
    found = [path for path in found if path.stat().st_size <= _LARGEST]
    found.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    reports: list[ShownReport] = []
    for path in found:
        reports += _reports(path)
        if len(reports) >= _MOST_REPORTS:
            break
    return sorted(reports[:_MOST_REPORTS], key=lambda report: report.day, reverse=True)


def _reports(path: Path) -> Iterator[ShownReport]:
    """Yield the runs of a file: those of a report, or the one of a run or a baseline."""
    try:
        read = json.loads(path.read_text("utf-8"))
        for row in read if isinstance(read, list) else [read]:
            yield _report(row)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return  # a file of something else


def _report(row: Mapping[str, Any]) -> ShownReport:
    provenance = row["provenance"]
    return ShownReport(
        title=str(row["title"]),
        day=str(provenance.get("date", ""))[:10],
        version=str(provenance.get("zoneqa", "")),
        metrics=[_metric(each) for each in row["metrics"][:_MOST_METRICS]],
    )


def _metric(row: Mapping[str, Any]) -> ShownMetric:
    unit, change = row["unit"], row.get("change") or {}
    low, high = row.get("low"), row.get("high")
    group = f"{row['group']}: " if row.get("group") else ""
    return ShownMetric(
        name=f"{group}{row['name']}",
        value=_figure(row["value"], unit),
        interval=""
        if low is None or high is None
        else f"{_figure(low, unit)} – {_figure(high, unit)}",
        goal=str(row.get("goal") or ""),
        met=row.get("met"),
        change=str(change.get("verdict", "")),
    )


def _figure(value: float | None, unit: str) -> str:
    if value is None:
        return "–"
    if unit == "share":
        return f"{value:.1%}"
    return f"{value:,.3g}" if unit == "score" else f"{value:,.3g} {unit}"
