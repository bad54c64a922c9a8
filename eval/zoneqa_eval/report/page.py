"""Runs as one page that needs nothing else, and as JSON without the answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from zoneqa.errors import UsageError
from zoneqa.serialize import Json
from zoneqa_eval.figures.compare import Change, Key, compare, key_of
from zoneqa_eval.figures.record import Figure, Run
from zoneqa_eval.report.goals import met
from zoneqa_eval.report.plots import Plot, plots
from zoneqa_eval.report.tables import Table, tables
from zoneqa_eval.report.worst import Kind, worst

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Part:
    """What the page says of one run."""

    id: str
    run: Run
    baseline: Run | None
    changes: Mapping[Key, Change]
    tables: Sequence[Table]
    plots: Sequence[Plot]
    kinds: Sequence[Kind]

    @property
    def goals(self) -> bool:
        return any(figure.goal for figure in self.run.figures)

    @property
    def published(self) -> bool:
        return any(figure.published for figure in self.run.figures)

    @property
    def met(self) -> list[Figure]:
        return [figure for figure in self.run.figures if met(figure)]

    @property
    def missed(self) -> list[Figure]:
        return [figure for figure in self.run.figures if met(figure) is False]

    @property
    def better(self) -> list[Change]:
        return [change for change in self.changes.values() if change.verdict == "better"]

    @property
    def worse(self) -> list[Change]:
        return [change for change in self.changes.values() if change.verdict == "worse"]


def parts(runs: Sequence[Run], baselines: Sequence[Run] = ()) -> list[Part]:
    """A part for each run, beside the baseline of the same spec.

    Raises UsageError for a baseline of a spec that no run is of.
    """
    before = {baseline.spec: baseline for baseline in baselines}
    stray = before.keys() - {run.spec for run in runs}
    if stray:
        raise UsageError(f"No run to compare with the baseline of {', '.join(sorted(stray))}.")
    return [_part(f"run-{n}", run, before.get(run.spec)) for n, run in enumerate(runs, 1)]


def page(found: Sequence[Part]) -> str:
    """The HTML of a report."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html.j2").render(parts=found)


def report_json(found: Sequence[Part]) -> list[Json]:
    """Figures, goals and changes, without the value of each case and without answers."""
    return [
        {
            "spec": part.run.spec,
            "title": part.run.title,
            "made": dict(part.run.made),
            "baseline": dict(part.baseline.made) if part.baseline else None,
            "figures": [_figure_json(f, part.changes.get(key_of(f))) for f in part.run.figures],
        }
        for part in found
    ]


def _part(anchor: str, run: Run, baseline: Run | None) -> Part:
    changes = compare(run, baseline) if baseline else {}
    return Part(
        id=anchor,
        run=run,
        baseline=baseline,
        changes=changes,
        tables=tables(run.figures, changes),
        plots=plots(run.curves, anchor),
        kinds=worst(run),
    )


def _figure_json(figure: Figure, change: Change | None) -> Json:
    row = {key: value for key, value in asdict(figure).items() if key != "values"}
    verdict = {**asdict(change), "verdict": change.verdict} if change else None
    return {**row, "met": met(figure), "change": verdict}
