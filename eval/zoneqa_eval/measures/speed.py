"""Quality against latency: the same questions at several settings, each in a process of its own.

Every question is asked at threshold 0, so that what is found shows apart from what is declined.
Memory is that of a process that has answered them all; "finding alone" loads no reader.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TypeVar

from zoneqa.answer.retrieve import Retriever
from zoneqa.cli.progress import show_progress
from zoneqa.factory import make_answerer, make_embedder
from zoneqa.index import open_current
from zoneqa.serialize import Json, answer_json
from zoneqa.settings import Settings
from zoneqa_eval.figures.record import Curve, Figure
from zoneqa_eval.measures import costs
from zoneqa_eval.measures.plain import open_plain
from zoneqa_eval.measures.results import Report, low, mean
from zoneqa_eval.measures.score import Score, score
from zoneqa_eval.sets.cases import Case
from zoneqa_eval.sets.task import Task

T = TypeVar("T")

FINDING = "finding alone"

# Sentences that the reader gives back where it is off and reads none.
_QUOTABLE = 10


@dataclass(frozen=True, slots=True)
class Setting:
    """How many passages are read, and how many of their sentences closely; 0 is reader off."""

    passages: int
    sentences: int

    @property
    def name(self) -> str:
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
    """What came of every case at a setting, given even where it would be declined."""

    setting: Setting
    scores: Sequence[Score]
    sure: frozenset[str]
    times: Mapping[str, float]
    memory: Figure

    @property
    def facts(self) -> dict[str, float]:
        """Whether the facts are in what would be answered."""
        there = (s for s in self.scores if s.case.answerable)
        return {s.case.id: float(s.fact and s.case.id in self.sure) for s in there}


def measure(root: Path, task: Task, cases: Sequence[Case], settings: Settings) -> Report:
    """Figures for each setting, and the curve of facts against latency."""
    listed = tuple(cases)
    trials = []
    with show_progress("Settings tried") as progress:
        for done, setting in enumerate(SETTINGS, 1):
            trials.append(_apart(partial(attempt, root, settings, setting, listed)))
            progress(done, len(SETTINGS))
    figures = _apart(partial(find, root, settings, listed))
    figures += [figure for trial in trials for figure in _figures(trial)]
    return Report(tuple(figures), (_curve(trials),))


def find(root: Path, settings: Settings, cases: Sequence[Case]) -> list[Figure]:
    """What finding passages takes; the reader is not loaded."""
    index = open_current(root).searcher(settings.dense_share)
    retriever = Retriever(make_embedder(settings, _quiet), index)
    retriever.search(cases[0].question, settings.passages)
    times = {}
    for case in cases:
        begun = perf_counter()
        retriever.search(case.question, settings.passages)
        times[case.id] = 1000 * (perf_counter() - begun)
    return [*costs.latency(times, FINDING), costs.memory(FINDING)]


def attempt(root: Path, settings: Settings, setting: Setting, cases: Sequence[Case]) -> Trial:
    """Opens an answerer at a setting and asks every case."""
    tried = replace(settings, passages=setting.passages, sentences=setting.sentences or _QUOTABLE)
    answerer = make_answerer(tried, root, _quiet)
    if not setting.sentences:
        answerer = replace(answerer, reader=open_plain(_QUOTABLE))
    threshold = answerer.confidence.threshold
    sure = replace(answerer, confidence=answerer.confidence.at(0.0))
    sure.ask(cases[0].question)  # it opens what the others find open
    answers = {case.id: answer_json(sure.ask(case.question)) for case in cases}
    return Trial(
        setting=setting,
        scores=[score(case, answers[case.id]) for case in cases],
        sure=frozenset(i for i, row in answers.items() if row["confidence"] >= threshold),
        times={i: _milliseconds(row) for i, row in answers.items()},
        memory=costs.memory(setting.name),
    )


def _apart(work: Callable[[], T]) -> T:
    """Does work in a process of its own, so that its memory is its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work).result()


def _quiet(message: str) -> None:
    pass


def _milliseconds(row: Json) -> float:
    return float(row["timings_ms"]["total"])


def _figures(trial: Trial) -> list[Figure]:
    group = trial.setting.name
    there = {s.case.id: s for s in trial.scores if s.case.answerable}
    absent = [s.case.id for s in trial.scores if not s.case.answerable]
    return [
        mean("fact in the cited sentences", trial.facts, group),
        mean("fact, if nothing is declined", {i: s.fact for i, s in there.items()}, group),
        mean("right refusals", {i: i not in trial.sure for i in absent}, group),
        low(mean("over-refusal", {i: i not in trial.sure for i in there}, group)),
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
