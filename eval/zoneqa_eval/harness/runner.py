"""The runner of specs: index up to date, every case asked, the rows measured, the run written."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from zoneqa.answer.answerer import Answerer
from zoneqa.documents import Corpus
from zoneqa.settings import Settings
from zoneqa.types import Say
from zoneqa_eval.console import progress_bar
from zoneqa_eval.datasets.dataset import Dataset, sample
from zoneqa_eval.datasets.load import load_dataset
from zoneqa_eval.datasets.spec import Spec
from zoneqa_eval.harness.answer_cache import AnswerCache
from zoneqa_eval.harness.answerers import open_answerer, provenance
from zoneqa_eval.harness.asking import CachedAsker
from zoneqa_eval.harness.digests import code_digest, digest_of
from zoneqa_eval.harness.registry import experiments_of, measures_of, probes_of
from zoneqa_eval.measures.base import Measurement, Responses, with_goals
from zoneqa_eval.results.run import Run, write_run

OpenAnswerer = Callable[[Settings, Corpus, Path, Say], Answerer]
"""Bring the index in a folder up to date with a corpus, and return an answerer over it."""


@dataclass(frozen=True, slots=True)
class Runner:
    """Runs specs; indexes, cached rows and runs are kept under `out`."""

    settings: Settings
    out: Path
    say: Say
    open: OpenAnswerer = open_answerer

    def run(self, spec: Spec, limit: int | None = None) -> Run:
        """Return the run of a spec and write it to run.json; with a limit N, to run-N.json.

        Raises ZoneqaError.
        """
        probes = probes_of(spec)
        dataset = load_dataset(spec)
        cases = sample((c for c in dataset.cases if spec.split in (None, c.split)), limit)
        root, folder = self.out / f"index-{dataset.name}", self.out / spec.name
        folder.mkdir(parents=True, exist_ok=True)
        answerer = self.open(self.settings, dataset.corpus, root, self.say)
        digest = self._digest(spec, dataset, answerer)
        asker = CachedAsker(answerer, spec.depth, AnswerCache(folder / f"{digest}.jsonl"))
        with progress_bar(f"Asking {spec.name}") as progress:
            responses = Responses(dataset, cases, asker.rows(probes, cases, progress))
        measured = [measure(responses) for measure in measures_of(spec)]
        measured += [
            try_out(root, dataset, cases, self.settings) for try_out in experiments_of(spec)
        ]
        run = assemble(spec, describe(answerer, digest, responses), measured)
        write_run(run, folder / (f"run-{limit}.json" if limit else "run.json"))
        return run

    def _digest(self, spec: Spec, dataset: Dataset, answerer: Answerer) -> str:
        (manifest,) = answerer.index.manifests
        return digest_of(dataset.cases, spec.depth, manifest, self.settings, code_digest())


def describe(answerer: Answerer, digest: str, responses: Responses) -> dict[str, Any]:
    """Return the provenance of a run."""
    return {
        "digest": digest,
        **provenance(answerer),
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        "cases": len(responses.cases),
        "missing": responses.missing,
    }


def assemble(spec: Spec, provenance: Mapping[str, Any], measured: Sequence[Measurement]) -> Run:
    """Return one run of all measurements."""
    metrics = chain.from_iterable(each.metrics for each in measured)
    return Run(
        spec=spec.name,
        title=spec.title,
        provenance=provenance,
        metrics=with_goals(spec, metrics),
        curves=tuple(chain.from_iterable(each.curves for each in measured)),
        outcomes=tuple(chain.from_iterable(each.outcomes for each in measured)),
    )
