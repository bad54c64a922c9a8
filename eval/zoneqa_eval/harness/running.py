"""Running a spec: its index is brought up to date, every case put to zoneqa, the rows measured."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Any

import zoneqa
from zoneqa.answer.pipeline import Answerer
from zoneqa.cli.progress import show_progress
from zoneqa.documents import Corpus
from zoneqa.errors import ZoneqaError
from zoneqa.serialize import Json
from zoneqa.settings import Settings
from zoneqa.types import Progress, Say
from zoneqa_eval.figures.record import Run, write_run
from zoneqa_eval.harness.acts import ACTS
from zoneqa_eval.harness.digests import code_digest, digest_of
from zoneqa_eval.harness.kept import Kept
from zoneqa_eval.harness.measuring import acts_of, experiments_of, measures_of
from zoneqa_eval.harness.opening import open_answerer
from zoneqa_eval.measures.results import Report, Results, Rows, against
from zoneqa_eval.sets.cases import Case
from zoneqa_eval.sets.loading import load_task
from zoneqa_eval.sets.spec import Spec
from zoneqa_eval.sets.task import Task, some

Open = Callable[[Settings, Corpus, Path, Say], Answerer]
"""Brings the index under a folder up to date with a corpus and opens what answers from it."""


@dataclass(frozen=True, slots=True)
class Runner:
    """Runs specs; indexes, answers and runs are kept under `out`."""

    settings: Settings
    out: Path
    say: Say
    open: Open = open_answerer

    def run(self, spec: Spec, limit: int | None = None) -> Run:
        """Runs a spec on all of its cases and writes run.json, or on so many and writes run-N.json.

        Raises ZoneqaError.
        """
        acts = acts_of(spec)
        task = load_task(spec)
        cases = some((c for c in task.cases if spec.split in (None, c.split)), limit)
        root, folder = self.out / f"index-{task.name}", self.out / spec.name
        folder.mkdir(parents=True, exist_ok=True)
        answerer = self.open(self.settings, task.corpus, root, self.say)
        digest = self._digest(spec, task, answerer)
        with show_progress(f"Asking {spec.name}") as progress:
            asking = Asking(answerer, spec.depth, Kept(folder / f"{digest}.jsonl"), progress)
            results = Results(task, cases, asking.rows(acts, cases))
        reports = [measure(results) for measure in measures_of(spec)]
        reports += [each(root, task, cases, self.settings) for each in experiments_of(spec)]
        run = assemble(spec, made(answerer, digest, results), reports)
        write_run(run, folder / (f"run-{limit}.json" if limit else "run.json"))
        return run

    def _digest(self, spec: Spec, task: Task, answerer: Answerer) -> str:
        manifest = answerer.snapshot.manifest
        return digest_of(task.cases, spec.depth, manifest, self.settings, code_digest())


@dataclass(frozen=True, slots=True)
class Asking:
    """Puts cases to an answerer and keeps what comes back."""

    answerer: Answerer
    depth: int
    kept: Kept
    progress: Progress

    def rows(self, acts: Sequence[str], cases: Sequence[Case]) -> Mapping[str, Rows]:
        """What each act gives for each case; what is kept is not done again."""
        todo = [(act, case) for case in cases for act in acts if not self.kept.has(act, case.id)]
        for done, (act, case) in enumerate(todo, 1):
            self.kept.put(act, case.id, self._row(act, case))
            self.progress(done, len(todo))
        found = {act: self.kept.rows(act) for act in acts}
        return {act: {case.id: rows[case.id] for case in cases} for act, rows in found.items()}

    def _row(self, act: str, case: Case) -> Json | None:
        try:
            return ACTS[act](self.answerer, case, self.depth)
        except ZoneqaError:
            return None  # counted as missing; it scores 0


def made(answerer: Answerer, digest: str, results: Results) -> dict[str, Any]:
    """What was run, on what machine."""
    manifest = answerer.snapshot.manifest
    return {
        "digest": digest,
        "generation": answerer.generation,
        "articles": manifest.articles,
        "passages": manifest.passages,
        "embedder": manifest.embedder,
        "zoneqa": zoneqa.__version__,
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "cases": len(results.cases),
        "missing": results.missing,
    }


def assemble(spec: Spec, made: Mapping[str, Any], reports: Sequence[Report]) -> Run:
    """One run of all that the measures found."""
    figures = chain.from_iterable(report.figures for report in reports)
    return Run(
        spec=spec.name,
        title=spec.title,
        made=made,
        figures=against(spec, figures),
        curves=tuple(chain.from_iterable(report.curves for report in reports)),
        outcomes=tuple(chain.from_iterable(report.outcomes for report in reports)),
    )
