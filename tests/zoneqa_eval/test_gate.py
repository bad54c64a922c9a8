"""The gate: green as things are, red when a fault is planted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from numpy.typing import NDArray

from tests.fakes import Remembered
from zoneqa.answer.pipeline import Answerer
from zoneqa.answer.retrieve import Retriever
from zoneqa.embedding.base import Embedder
from zoneqa.errors import UnreadableInput, UsageError
from zoneqa.settings import Settings
from zoneqa.types import Answer, Article, Citation, Kind, Span
from zoneqa_eval.cli import gating, main
from zoneqa_eval.gate.measure import AnswersQuestions, Subject, measure, open_subject
from zoneqa_eval.gate.sample import SIZE, Sample, open_sample
from zoneqa_eval.gate.verdicts import MIN_FALL, judge
from zoneqa_eval.harness.answerers import build_and_open
from zoneqa_eval.measures.answers import VERBATIM
from zoneqa_eval.measures.feature_reader import open_feature_reader
from zoneqa_eval.results.run import Metric, Run, read_run, write_run

BASELINE = read_run(gating.BASELINE)
SETTINGS = Settings()

Move = Callable[[Citation], Span]


@dataclass(frozen=True)
class Shifted:
    """An answerer whose citations are moved."""

    answerer: AnswersQuestions
    move: Move

    def ask(self, question: str) -> Answer:
        answer = self.answerer.ask(question)
        moved = (replace(citation, span=self.move(citation)) for citation in answer.citations)
        return replace(answer, citations=tuple(moved))

    def articles(self) -> Sequence[Article]:
        return self.answerer.articles()


@dataclass(frozen=True)
class Swapped:
    """An embedder that takes questions for passages and passages for questions."""

    embedder: Embedder

    @property
    def name(self) -> str:
        return self.embedder.name

    @property
    def dimension(self) -> int:
        return self.embedder.dimension

    def embed(
        self, texts: Sequence[str], kind: Kind, progress: Callable[[int], None] | None = None
    ) -> NDArray[np.float32]:
        other: Kind = "passage" if kind == "query" else "query"
        return self.embedder.embed(texts, other, progress)


@dataclass(frozen=True)
class Sound:
    """zoneqa as it is, and the sample of the baseline."""

    sample: Sample
    answerer: Answerer
    subject: Subject


@pytest.fixture(scope="module")
def sound(own: Remembered, tmp_path_factory: pytest.TempPathFactory) -> Sound:
    sample, root = open_sample().like(BASELINE), tmp_path_factory.mktemp("reports")
    subject = open_subject(SETTINGS, own.answerer, sample.retrieval.corpus, root)
    return Sound(sample, own.answerer, replace(subject, answerer=own))


def faults(subject: Subject, sample: Sample) -> dict[str, str]:
    """Return the fault of each red metric by its name."""
    run = measure(subject, sample, {}, lambda done, total: None)
    return {v.new.name: v.fault for v in judge(run, BASELINE) if v.fault}


def test_nothing_fell_since_the_baseline(sound: Sound) -> None:
    assert faults(sound.subject, sound.sample) == {}


def test_the_sample_leaves_out_questions_for_reporting(sound: Sound) -> None:
    assert len(sound.sample.answering.cases) == SIZE
    assert {case.split for case in sound.sample.answering.cases} == {"tune"}
    assert {case.split for case in sound.sample.retrieval.cases} == {"tune"}
    assert {case.language for case in sound.sample.retrieval.cases} == {"en"}


def test_red_without_the_reader(sound: Sound) -> None:
    plain = replace(sound.answerer, reader=open_feature_reader(SETTINGS.sentences))
    found = faults(replace(sound.subject, answerer=plain), sound.sample)
    assert found["short answer exact"] == "fell"
    assert "nDCG@10, English, dense" not in found


def test_red_with_the_prompts_of_the_embedder_swapped(sound: Sound, tmp_path: Path) -> None:
    swapped, sample = Swapped(sound.answerer.retriever.embedder), sound.sample.reduced(8)
    own = build_and_open(SETTINGS, swapped, sample.answering.corpus, tmp_path / "own")
    reports = build_and_open(SETTINGS, swapped, sample.retrieval.corpus, tmp_path / "reports")
    answerer = replace(
        sound.answerer,
        snapshot=own,
        retriever=Retriever(swapped, own.searcher(SETTINGS.dense_share)),
    )
    found = faults(
        Subject(answerer, Retriever(swapped, reports.searcher(SETTINGS.dense_share))), sample
    )
    assert found["nDCG@10, English, dense"] == "fell"


def along(citation: Citation) -> Span:
    """Return the span one character further on: still verbatim."""
    span = citation.span
    start, end = span.start + 1, span.end + 1
    return Span(span.article_id, start, end, citation.article.text[start:end])


def offsets_only(citation: Citation) -> Span:
    return replace(citation.span, start=citation.span.start + 1, end=citation.span.end + 1)


@pytest.mark.parametrize(
    ("move", "metric", "fault"),
    [
        (along, "sentences stand in what they cite", "fell"),
        (offsets_only, VERBATIM, "a quote is not in its article"),
    ],
)
def test_red_with_citations_shifted_by_one(
    sound: Sound, move: Move, metric: str, fault: str
) -> None:
    shifted = Shifted(sound.subject.answerer, move)
    found = faults(replace(sound.subject, answerer=shifted), sound.sample)
    assert found[metric] == fault
    assert "right refusals" not in found


def run_of(**values: Sequence[float]) -> Run:
    metrics = (
        Metric(name, sum(v) / len(v), values={f"x-{n:03}a": each for n, each in enumerate(v)})
        for name, v in values.items()
    )
    return Run("gate", "The gate", {}, tuple(metrics))


def test_a_fall_must_be_significant_and_large_enough() -> None:
    before = run_of(fact=[1.0] * 100)
    red = {k: judge(run_of(fact=[1.0] * (100 - k) + [0.0] * k), before)[0].fault for k in (0, 1, 6)}
    assert red == {0: None, 1: None, 6: "fell"}
    slight = judge(run_of(fact=[1.0 - MIN_FALL / 2] * 100), before)[0]
    assert slight.change is not None
    assert slight.change.p_worse is not None
    assert slight.change.p_worse < 0.001
    assert slight.fault is None
    assert judge(before, run_of(fact=[0.0] * 100))[0].fault is None


def test_one_quote_that_is_not_verbatim_is_red() -> None:
    name = VERBATIM
    assert judge(run_of(**{name: [1.0] * 99 + [0.0]}), run_of(**{name: [1.0] * 100}))[0].fault
    assert judge(run_of(**{name: [1.0] * 99 + [0.0]}), run_of(**{name: [0.0] * 100}))[0].fault


def test_a_metric_that_was_not_measured_is_red() -> None:
    assert judge(run_of(other=[1.0]), run_of(fact=[1.0]))[0].fault == "was not measured"


def test_a_baseline_of_questions_that_are_gone() -> None:
    with pytest.raises(UsageError, match=r"gone \(x-000a\).*zoneqa-eval baseline"):
        open_sample().like(run_of(fact=[1.0]))


def test_the_command_says_red_or_green(
    sound: Sound, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    off = next(case.id for case in sound.sample.answering.cases if not case.answerable)
    retrieved = sound.sample.retrieval.cases[0].id
    place = ("nDCG@10, English, dense", "right refusals")
    index = tmp_path / "index"
    build_and_open(
        SETTINGS, sound.answerer.retriever.embedder, sound.sample.answering.corpus, index
    )
    for wanted, name in ((0, place[1]), (1, "something else")):
        metrics = (
            Metric(place[0], 0.0, unit="score", values={retrieved: 0.0}),
            Metric(name, 0.0, values={off: 0.0}),
        )
        path = tmp_path / f"{wanted}.json"
        write_run(Run("gate", "The gate", {}, metrics), path)
        assert gating.run_gate(path, index, tmp_path) == wanted
    assert "Green: nothing fell." in capsys.readouterr().out.replace("\n", " ")


def test_other_failures_have_their_own_exit_codes(tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("{}", encoding="utf-8")
    for path, says in ((broken, "is not a run"), (tmp_path / "none.json", "cannot be read")):
        done = CliRunner().invoke(main, ["--gate", str(path)])
        assert (done.exit_code, says in done.output) == (3, True)
    nowhere = str(tmp_path / "index")
    done = CliRunner().invoke(main, ["--gate", str(gating.BASELINE), "--index", nowhere])
    assert done.exit_code == 4
    with pytest.raises(UnreadableInput):
        read_run(broken)
