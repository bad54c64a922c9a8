"""Quality against latency: the same questions at several settings, each in its own process.

Every question is asked at threshold 0, so that the cost of abstaining shows apart. Memory is that
of a process that has answered all questions; "retrieval alone" loads no reader.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from time import perf_counter

from zoneqa.answer.retrieve import Retriever
from zoneqa.factory import make_answerer, make_embedder
from zoneqa.index import open_current
from zoneqa.serialize import Json, answer_json
from zoneqa.settings import Settings
from zoneqa_eval.console import progress_bar
from zoneqa_eval.datasets.cases import Case
from zoneqa_eval.datasets.dataset import Dataset
from zoneqa_eval.measures import costs
from zoneqa_eval.measures.base import Measurement, lower_is_better, mean
from zoneqa_eval.measures.feature_reader import open_feature_reader
from zoneqa_eval.measures.scoring import Score, score
from zoneqa_eval.processes import run_in_new_process
from zoneqa_eval.results.run import Curve, Metric

RETRIEVAL = "retrieval alone"

# Sentences that the reader returns where it is off and reads none.
_QUOTABLE = 10


@dataclass(frozen=True, slots=True)
class Setting:
    """How many passages are read, and how many of their sentences closely; with 0, none are."""

    passages: int
    sentences: int

    @property
    def name(self) -> str:
        """Return the setting in words."""
        closely = f"{self.sentences} sentences" if self.sentences else "reader off"
        return f"{self.passages} passages, {closely}"


SETTINGS = (
    Setting(8, 0),
    Setting(4, 4),
    Setting(4, 10),
    Setting(8, 4),
    Setting(8, 10),
    Setting(8, 20),
    Setting(16, 20),
)


@dataclass(frozen=True, slots=True)
class Trial:
    """The scores of every case at a setting; `confident` are the cases beyond the threshold."""

    setting: Setting
    scores: Sequence[Score]
    confident: frozenset[str]
    times: Mapping[str, float]
    memory: Metric

    @property
    def facts(self) -> dict[str, float]:
        """Return whether the facts are in the answer that would be given, by case id."""
        answerable = (s for s in self.scores if s.case.answerable)
        return {s.case.id: float(s.fact and s.case.id in self.confident) for s in answerable}


def measure(root: Path, dataset: Dataset, cases: Sequence[Case], settings: Settings) -> Measurement:
    """Return metrics for each setting, and the curve of facts against latency."""
    listed = tuple(cases)
    trials = []
    with progress_bar("Trying settings") as progress:
        for done, setting in enumerate(SETTINGS, 1):
            trials.append(run_in_new_process(ask_all, root, settings, setting, listed))
            progress(done, len(SETTINGS))
    metrics = run_in_new_process(time_retrieval, root, settings, listed)
    metrics += [metric for trial in trials for metric in _metrics(trial)]
    return Measurement(tuple(metrics), (_curve(trials),))


def time_retrieval(root: Path, settings: Settings, cases: Sequence[Case]) -> list[Metric]:
    """Return the cost of retrieval; the reader is not loaded."""
    index = open_current(root).searcher(settings.dense_share)
    retriever = Retriever(make_embedder(settings, _ignore), index)
    retriever.search(cases[0].question, settings.passages)
    times = {}
    for case in cases:
        start = perf_counter()
        retriever.search(case.question, settings.passages)
        times[case.id] = 1000 * (perf_counter() - start)
    return [*costs.latency(times, RETRIEVAL), costs.memory(RETRIEVAL)]


def ask_all(root: Path, settings: Settings, setting: Setting, cases: Sequence[Case]) -> Trial:
    """Open an answerer at a setting and ask every case."""
    changed = replace(settings, passages=setting.passages, sentences=setting.sentences or _QUOTABLE)
    answerer = make_answerer(changed, root, _ignore)
    if not setting.sentences:
        answerer = replace(answerer, reader=open_feature_reader(_QUOTABLE))
    threshold = answerer.confidence.threshold
    always = replace(answerer, confidence=answerer.confidence.at(0.0))
    always.ask(cases[0].question)  # the first question opens what the others find open
    answers = {case.id: answer_json(always.ask(case.question)) for case in cases}
    return Trial(
        setting=setting,
        scores=[score(case, answers[case.id]) for case in cases],
        confident=frozenset(i for i, row in answers.items() if row["confidence"] >= threshold),
        times={i: _milliseconds(row) for i, row in answers.items()},
        memory=costs.memory(setting.name),
    )


def _ignore(message: str) -> None:
    pass


def _milliseconds(row: Json) -> float:
    return float(row["timings_ms"]["total"])


def _metrics(trial: Trial) -> list[Metric]:
    group = trial.setting.name
    answerable = {s.case.id: s for s in trial.scores if s.case.answerable}
    unanswerable = [s.case.id for s in trial.scores if not s.case.answerable]
    refused = {s.case.id: s.case.id not in trial.confident for s in trial.scores}
    return [
        mean("fact in the cited sentences", trial.facts, group),
        mean("fact, if nothing is declined", {i: s.fact for i, s in answerable.items()}, group),
        mean("right refusals", {i: refused[i] for i in unanswerable}, group),
        lower_is_better(mean("over-refusal", {i: refused[i] for i in answerable}, group)),
        *costs.latency(trial.times, group),
        *([trial.memory] if trial.setting.sentences else []),
    ]


def _curve(trials: Sequence[Trial]) -> Curve:
    points = [
        (median(trial.times.values()), sum(trial.facts.values()) / max(1, len(trial.facts)))
        for trial in trials
    ]
    name = "quality against latency"
    return Curve(name, "latency p50, ms", "fact in the cited sentences", tuple(sorted(points)))
