"""Runs as one self-contained HTML page, and as JSON without the answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from zoneqa.errors import UsageError
from zoneqa.serialize import Json
from zoneqa_eval.report.failures import FailureKind, failures
from zoneqa_eval.report.goals import is_met
from zoneqa_eval.report.plots import Plot, plots
from zoneqa_eval.report.tables import Table, tables
from zoneqa_eval.results.compare import Change, Key, compare, key_of
from zoneqa_eval.results.run import Metric, Run

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Section:
    """The part of the page on one run."""

    id: str
    run: Run
    baseline: Run | None
    changes: Mapping[Key, Change]
    tables: Sequence[Table]
    plots: Sequence[Plot]
    failures: Sequence[FailureKind]

    @property
    def goals(self) -> bool:
        """Return whether any metric has a goal."""
        return any(metric.goal for metric in self.run.metrics)

    @property
    def published(self) -> bool:
        """Return whether any metric has a published value."""
        return any(metric.published for metric in self.run.metrics)

    @property
    def met(self) -> list[Metric]:
        """Return the metrics that reach their goal."""
        return [metric for metric in self.run.metrics if is_met(metric)]

    @property
    def missed(self) -> list[Metric]:
        """Return the metrics that miss their goal."""
        return [metric for metric in self.run.metrics if is_met(metric) is False]

    @property
    def better(self) -> list[Change]:
        """Return the significant changes to the better."""
        return [change for change in self.changes.values() if change.verdict == "better"]

    @property
    def worse(self) -> list[Change]:
        """Return the significant changes to the worse."""
        return [change for change in self.changes.values() if change.verdict == "worse"]


def sections(runs: Sequence[Run], baselines: Sequence[Run] = ()) -> list[Section]:
    """Return a section for each run, compared with the baseline of the same spec.

    Raises UsageError for a baseline whose spec no run has.
    """
    before = {baseline.spec: baseline for baseline in baselines}
    unmatched = before.keys() - {run.spec for run in runs}
    if unmatched:
        raise UsageError(f"No run to compare with the baseline of {', '.join(sorted(unmatched))}.")
    return [_section(f"run-{n}", run, before.get(run.spec)) for n, run in enumerate(runs, 1)]


def page(found: Sequence[Section]) -> str:
    """Return the HTML of a report."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html.j2").render(sections=found)


def report_json(found: Sequence[Section]) -> list[Json]:
    """Return metrics, goals and changes, without the value of each case and without answers."""
    return [
        {
            "spec": section.run.spec,
            "title": section.run.title,
            "provenance": dict(section.run.provenance),
            "baseline": dict(section.baseline.provenance) if section.baseline else None,
            "metrics": [
                _metric_json(m, section.changes.get(key_of(m))) for m in section.run.metrics
            ],
        }
        for section in found
    ]


def _section(anchor: str, run: Run, baseline: Run | None) -> Section:
    changes = compare(run, baseline) if baseline else {}
    return Section(
        id=anchor,
        run=run,
        baseline=baseline,
        changes=changes,
        tables=tables(run.metrics, changes),
        plots=plots(run.curves, anchor),
        failures=failures(run),
    )


def _metric_json(metric: Metric, change: Change | None) -> Json:
    row = {key: value for key, value in asdict(metric).items() if key != "values"}
    verdict = {**asdict(change), "verdict": change.verdict} if change else None
    return {**row, "met": is_met(metric), "change": verdict}
