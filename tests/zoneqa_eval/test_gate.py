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
from zoneqa.answer.answerer import Answerer
from zoneqa.answer.retrieve import Retriever
from zoneqa.embedding.base import Embedder, TextKind
from zoneqa.errors import UnreadableInput, UsageError
from zoneqa.settings import Settings
from zoneqa.types import Answer, Article, Citation, Span
from zoneqa_eval.cli import commands, main
from zoneqa_eval.figures.record import Figure, Run, read_run, write_run
from zoneqa_eval.gate.opening import build_and_open, open_subject
from zoneqa_eval.gate.probe import SIZE, VERBATIM, Answers, Sample, Subject, examine, open_sample
from zoneqa_eval.gate.ruling import LEAST, rule
from zoneqa_eval.measures.plain import open_plain

BASELINE = read_run(commands.BASELINE)
SETTINGS = Settings()

Move = Callable[[Citation], Span]


@dataclass(frozen=True)
class Shifted:
    """Answers whose citations were moved."""

    answers: Answers
    move: Move

    def ask(self, question: str) -> Answer:
        answer = self.answers.ask(question)
        moved = (replace(citation, span=self.move(citation)) for citation in answer.citations)
        return replace(answer, citations=tuple(moved))

    def articles(self) -> Sequence[Article]:
        return self.answers.articles()


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
        self, texts: Sequence[str], kind: TextKind, progress: Callable[[int], None] | None = None
    ) -> NDArray[np.float32]:
        other: TextKind = "passage" if kind == "query" else "query"
        return self.embedder.embed(texts, other, progress)


@dataclass(frozen=True)
class Sound:
    """zoneqa as it is, and the sample of the baseline."""

    sample: Sample
    answerer: Answerer
    subject: Subject


@pytest.fixture(scope="module")
def sound(own: Remembered, tmp_path_factory: pytest.TempPathFactory) -> Sound:
    sample, root = open_sample().of(BASELINE), tmp_path_factory.mktemp("reports")
    subject = open_subject(SETTINGS, own.answerer, sample.sought.corpus, root)
    return Sound(sample, own.answerer, replace(subject, answers=own))


def faults(subject: Subject, sample: Sample) -> dict[str, str]:
    """Figure to fault, for each figure that is red."""
    run = examine(subject, sample, {}, lambda done, total: None)
    return {r.new.name: r.fault for r in rule(run, BASELINE) if r.fault}


def test_nothing_fell_since_the_baseline(sound: Sound) -> None:
    assert faults(sound.subject, sound.sample) == {}


def test_the_sample_is_what_it_is_said_to_be(sound: Sound) -> None:
    assert len(sound.sample.asked.cases) == SIZE
    assert {case.split for case in sound.sample.asked.cases} == {"tune"}
    assert {case.split for case in sound.sample.sought.cases} == {"tune"}
    assert {case.language for case in sound.sample.sought.cases} == {"en"}


def test_red_without_the_reader(sound: Sound) -> None:
    plain = replace(sound.answerer, reader=open_plain(SETTINGS.sentences))
    found = faults(replace(sound.subject, answers=plain), sound.sample)
    assert found["short answer exact"] == "fell"
    assert "nDCG@10, English, dense" not in found


def test_red_with_the_prompts_of_the_embedder_swapped(sound: Sound, tmp_path: Path) -> None:
    swapped, sample = Swapped(sound.answerer.retriever.embedder), sound.sample.fewer(8)
    own = build_and_open(SETTINGS, swapped, sample.asked.corpus, tmp_path / "own")
    reports = build_and_open(SETTINGS, swapped, sample.sought.corpus, tmp_path / "reports")
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
    """The same length of the article, one character on: still verbatim."""
    span = citation.span
    start, end = span.start + 1, span.end + 1
    return Span(span.article_id, start, end, citation.article.text[start:end])


def offsets_only(citation: Citation) -> Span:
    return replace(citation.span, start=citation.span.start + 1, end=citation.span.end + 1)


@pytest.mark.parametrize(
    ("move", "figure", "fault"),
    [
        (along, "sentences stand in what they cite", "fell"),
        (offsets_only, VERBATIM, "a quote is not in its article"),
    ],
)
def test_red_with_citations_shifted_by_one(
    sound: Sound, move: Move, figure: str, fault: str
) -> None:
    shifted = Shifted(sound.subject.answers, move)
    found = faults(replace(sound.subject, answers=shifted), sound.sample)
    assert found[figure] == fault
    assert "right refusals" not in found


def run_of(**values: Sequence[float]) -> Run:
    figures = (
        Figure(name, sum(v) / len(v), values={f"x-{n:03}a": each for n, each in enumerate(v)})
        for name, v in values.items()
    )
    return Run("gate", "The gate", {}, tuple(figures))


def test_a_figure_falls_only_surely_and_by_enough() -> None:
    before = run_of(fact=[1.0] * 100)
    red = {k: rule(run_of(fact=[1.0] * (100 - k) + [0.0] * k), before)[0].fault for k in (0, 1, 6)}
    assert red == {0: None, 1: None, 6: "fell"}
    slight = rule(run_of(fact=[1.0 - LEAST / 2] * 100), before)[0]
    assert slight.change is not None
    assert slight.change.p_worse is not None
    assert slight.change.p_worse < 0.001
    assert slight.fault is None
    assert rule(before, run_of(fact=[0.0] * 100))[0].fault is None


def test_one_quote_that_is_not_verbatim_is_enough() -> None:
    name = VERBATIM
    assert rule(run_of(**{name: [1.0] * 99 + [0.0]}), run_of(**{name: [1.0] * 100}))[0].fault
    assert rule(run_of(**{name: [1.0] * 99 + [0.0]}), run_of(**{name: [0.0] * 100}))[0].fault


def test_a_figure_that_was_not_measured_is_red() -> None:
    assert rule(run_of(other=[1.0]), run_of(fact=[1.0]))[0].fault == "was not measured"


def test_a_baseline_of_questions_that_are_no_more() -> None:
    with pytest.raises(UsageError, match=r"no more \(x-000a\).*zoneqa-eval baseline"):
        open_sample().of(run_of(fact=[1.0]))


def test_the_command_says_red_or_green(
    sound: Sound, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    off = next(case.id for case in sound.sample.asked.cases if not case.answerable)
    sought = sound.sample.sought.cases[0].id
    place = ("nDCG@10, English, dense", "right refusals")
    index = tmp_path / "index"
    build_and_open(SETTINGS, sound.answerer.retriever.embedder, sound.sample.asked.corpus, index)
    for wanted, name in ((0, place[1]), (1, "something else")):
        figures = (
            Figure(place[0], 0.0, unit="score", values={sought: 0.0}),
            Figure(name, 0.0, values={off: 0.0}),
        )
        path = tmp_path / f"{wanted}.json"
        write_run(Run("gate", "The gate", {}, figures), path)
        assert commands.gate(path, index, tmp_path) == wanted
    assert "Green: nothing fell." in capsys.readouterr().out.replace("\n", " ")


def test_other_failures_have_their_own_exit_codes(tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("{}", encoding="utf-8")
    for path, says in ((broken, "is no run"), (tmp_path / "none.json", "cannot be read")):
        done = CliRunner().invoke(main, ["--gate", str(path)])
        assert (done.exit_code, says in done.output) == (3, True)
    nowhere = str(tmp_path / "index")
    done = CliRunner().invoke(main, ["--gate", str(commands.BASELINE), "--index", nowhere])
    assert done.exit_code == 4
    with pytest.raises(UnreadableInput):
        commands.opened(broken)
