"""Runs of an LLM over the questions of a spec; every answer is kept as it comes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from zoneqa.errors import UsageError
from zoneqa.factory.llm import make_generate, make_generated_answers
from zoneqa.llm.generate import Message
from zoneqa.settings import Settings
from zoneqa.types import Say
from zoneqa_eval.console import progress_bar
from zoneqa_eval.datasets.cases import Case
from zoneqa_eval.datasets.dataset import Dataset, sample
from zoneqa_eval.datasets.kept_answers import KeptAnswer, kept_line, read_kept
from zoneqa_eval.datasets.load import load_dataset
from zoneqa_eval.datasets.spec import Spec
from zoneqa_eval.experiments.llm_asking import Recorder, ask_both_ways
from zoneqa_eval.harness.answerers import open_answerer
from zoneqa_eval.harness.asking import ask_each
from zoneqa_eval.measures.answers import Dates

FILE = "llm.jsonl"

Ask = Callable[[Case], KeptAnswer]
Open = Callable[[Dataset], Ask]
"""Open what answers questions on the articles of a dataset."""


@dataclass(frozen=True, slots=True)
class LLMRun:
    """Questions with their answers, and the dates of the articles by their ids."""

    asked: Sequence[tuple[Case, KeptAnswer]]
    dates: Dates


def run(spec: Spec, out: Path, open_dataset: Open, limit: int | None = None) -> LLMRun:
    """Ask what is not kept yet under `out`, and return all answers. Raises ZoneqaError."""
    dataset = load_dataset(spec)
    cases = sample((c for c in dataset.cases if spec.split in (None, c.split)), limit)
    path = out / spec.name / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    known = {answer.id for answer in read_kept(path)}
    missing = [case for case in cases if case.id not in known]
    if missing:
        ask = open_dataset(dataset)
        with progress_bar(f"Asking {spec.name}") as progress:
            ask_each(missing, lambda case: keep(path, ask(case)), progress)
    kept = {answer.id: answer for answer in read_kept(path)}
    dates = {article.id: article.date for article in dataset.corpus.articles}
    return LLMRun([(case, kept[case.id]) for case in cases], dates)


def opener(settings: Settings, out: Path, say: Say, replay: Path | None = None) -> Open:
    """Return what opens the index of a dataset under `out`, beside the LLM of the settings.

    With `replay`, a folder of an earlier run, its replies are taken instead. Raises UsageError if
    there is neither.
    """
    kept = read_run(replay) if replay else None
    generated = make_generated_answers(settings, no_llm if replay else make_generate(settings))
    if generated is None:
        raise UsageError("Set ZONEQA_LLM_MODEL and OPENAI_BASE_URL: there is no LLM to ask.")
    recorder = Recorder(generated, kept)

    def open_dataset(dataset: Dataset) -> Ask:
        root = out / f"index-{dataset.name}"
        return ask_both_ways(open_answerer(settings, dataset.corpus, root, say), recorder)

    return open_dataset


def read_run(out: Path) -> Mapping[str, KeptAnswer]:
    """Return the answers that a run kept, by their questions' ids. Raises UsageError if none."""
    kept = {each.id: each for path in sorted(out.glob(f"*/{FILE}")) for each in read_kept(path)}
    if not kept:
        raise UsageError(f"There are no kept answers under {out}.")
    return kept


def no_llm(messages: Sequence[Message]) -> Iterator[str]:
    """Reply nothing: a run whose replies are kept already asks no LLM."""
    return iter(())


def keep(path: Path, answer: KeptAnswer) -> None:
    """Add an answer to a file."""
    with path.open("a", encoding="utf-8") as file:
        file.write(kept_line(answer))
