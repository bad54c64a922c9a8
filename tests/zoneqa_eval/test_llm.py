"""Answers of an LLM: how they are asked for and kept, counted, and compared with labels."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.llm_fakes import ScriptedLLM, generated_answers
from zoneqa.answer.answerer import Answerer
from zoneqa.errors import UnreadableInput
from zoneqa_eval.cli import main
from zoneqa_eval.datasets.cases import Case, read_cases
from zoneqa_eval.datasets.dataset import Dataset
from zoneqa_eval.datasets.kept_answers import (
    KeptAnswer,
    KeptSentence,
    SentenceLabel,
    kept_line,
    read_kept,
)
from zoneqa_eval.datasets.spec import Spec
from zoneqa_eval.experiments import llm_runs, llm_tables
from zoneqa_eval.experiments.llm_asking import Recorder, ask_both_ways
from zoneqa_eval.measures.llm_rates import (
    Percentiles,
    label_rates,
    outcomes,
    scores_both_ways,
    verdicts,
)
from zoneqa_eval.results.proportion import Proportion

REPLY = (
    "桂林高新区工业总产值突破300亿元[1]。桂林高新区工业总产值居全省前列[1]。"
    "桂林高新区工业总产值为900亿元[9]。"
)
"""A sentence that is supported, one that is flagged, and one that is cut."""


def asker(answerer: Answerer, *pieces: str, breaks: bool = False) -> llm_runs.Ask:
    generated = generated_answers(ScriptedLLM(pieces, breaks), {"前列": "flagged"})
    ticks = count()
    return ask_both_ways(answerer, Recorder(generated), lambda: float(next(ticks)))


@pytest.fixture
def cases(spec: Spec) -> list[Case]:
    return read_cases(spec.questions)


@pytest.fixture
def kept(answerer: Answerer, cases: list[Case]) -> KeptAnswer:
    return asker(answerer, REPLY)(cases[0])


def test_all_that_the_llm_wrote_is_kept_with_what_became_of_it(kept: KeptAnswer) -> None:
    assert kept.reply == REPLY
    assert [(s.id, s.numbers, s.verdict) for s in kept.sentences] == [
        ("guilin-001a/1", (1,), "supported"),
        ("guilin-001a/2", (1,), "flagged"),
        ("guilin-001a/3", (9,), "cut"),
    ]
    first, _, last = kept.sentences
    assert first.text == "桂林高新区工业总产值突破300亿元。"
    assert first.quotes[0].startswith("2020年，桂林高新区工业总产值突破300亿元")
    assert (last.quotes, last.reason) == ((), "没有注明出处，找到的原文里也没有。")
    assert kept.passages[0].startswith("桂林高新区打好工业振兴攻坚战 (2021-03)\n")


def test_both_ways_are_timed_to_the_first_sentence_and_to_the_end(kept: KeptAnswer) -> None:
    assert kept.by_llm
    assert kept.quoted["composer"] == "extractive"
    assert (kept.quoted_first, kept.quoted_whole) == (1, 2)
    assert (kept.written_first, kept.written_whole) == (1, 2)


@pytest.mark.parametrize(
    ("pieces", "breaks", "sentences"),
    [((), False, 0), (("NO_ANSWER",), False, 0), ((REPLY[:-8],), True, 2)],
)
def test_where_extracts_come_instead_the_reply_is_kept_all_the_same(
    answerer: Answerer, cases: list[Case], pieces: tuple[str, ...], breaks: bool, sentences: int
) -> None:
    kept = asker(answerer, *pieces, breaks=breaks)(cases[0])
    assert not kept.by_llm
    assert kept.reply == "".join(pieces)
    assert len(kept.sentences) >= sentences
    assert kept.written["sentences"] == kept.quoted["sentences"]


def test_a_question_that_is_declined_for_certain_is_not_put_to_the_llm(
    answerer: Answerer, cases: list[Case]
) -> None:
    kept = asker(answerer, REPLY)(cases[2])
    assert (kept.reply, kept.passages, kept.sentences) == (None, (), ())


def test_a_reply_is_taken_again_and_checked_anew(
    answerer: Answerer, cases: list[Case], kept: KeptAnswer
) -> None:
    generated = generated_answers(ScriptedLLM(("an LLM that is not to be asked",)), {})
    again = ask_both_ways(answerer, Recorder(generated, {kept.id: kept}))(cases[0])
    assert again.reply == kept.reply
    assert [s.verdict for s in again.sentences] == ["supported", "cut", "cut"]


def test_a_reply_to_other_passages_is_not_taken_again(
    answerer: Answerer, cases: list[Case], kept: KeptAnswer
) -> None:
    other = replace(kept, passages=("昆山高新区举办年会",))
    generated = generated_answers(ScriptedLLM(("an LLM that is not to be asked",)), {})
    again = ask_both_ways(answerer, Recorder(generated, {kept.id: other}))(cases[0])
    assert (again.reply, again.sentences) == (None, ())
    assert not again.by_llm


def test_a_folder_without_kept_answers_cannot_be_replayed(tmp_path: Path) -> None:
    done = CliRunner().invoke(
        main, ["llm", "own", "--out", str(tmp_path), "--replay", str(tmp_path)]
    )
    assert done.exit_code == 2
    assert "no kept answers" in done.output


def test_kept_answers_are_read_as_they_were(kept: KeptAnswer, tmp_path: Path) -> None:
    path = tmp_path / "llm.jsonl"
    assert read_kept(path) == []
    path.write_text(kept_line(kept) * 2, encoding="utf-8")
    assert read_kept(path) == [kept, kept]
    path.write_text('{"id": "x"}\n', encoding="utf-8")
    with pytest.raises(UnreadableInput):
        read_kept(path)


def test_a_run_that_broke_off_asks_only_what_is_missing(
    answerer: Answerer, spec: Spec, tmp_path: Path
) -> None:
    opened: list[str] = []

    def open_dataset(dataset: Dataset) -> llm_runs.Ask:
        opened.append(dataset.name)
        return asker(answerer, REPLY)

    askable = replace(spec, split="tune", questions=without_the_last(spec.questions))
    part = llm_runs.run(askable, tmp_path, open_dataset, 1)
    whole = llm_runs.run(askable, tmp_path, open_dataset)
    again = llm_runs.run(askable, tmp_path, open_dataset)
    assert (len(part.asked), len(whole.asked)) == (1, 3)
    assert again == whole
    assert opened == ["articles", "articles"]
    assert whole.dates["guilin"] is None


def without_the_last(questions: Path) -> Path:
    """Write and return a file without the last question, which is blank."""
    *rows, _ = questions.read_text(encoding="utf-8").splitlines(keepends=True)
    path = questions.with_name("askable.jsonl")
    path.write_text("".join(rows), encoding="utf-8")
    return path


def test_facts_refusals_and_ends_are_counted_both_ways(
    answerer: Answerer, cases: list[Case]
) -> None:
    replies = (REPLY, "昆山高新区连续4年举办年会[1]。", "")
    asked = [
        (case, asker(answerer, reply)(case)) for case, reply in zip(cases, replies, strict=False)
    ]
    shares = scores_both_ways(asked, {})
    facts = shares["fact in the sentences, Chinese"]
    assert (facts.written, facts.quoted) == (Proportion(1, 2), Proportion(2, 2))
    assert shares["right refusals"].written == Proportion(1, 1)
    answers = [answer for _, answer in asked]
    assert outcomes(answers) == {
        "questions": 3,
        "LLM asked": 2,
        "answered in its words": 2,
        "declined": 0,
        "answered by extracts instead": 0,
    }
    assert verdicts(answers) == {"supported": 2, "flagged": 1, "cut": 1}
    lines = list(llm_tables.report(asked, {}))
    assert lines[1].startswith("fact in the sentences, Chinese (2)")


def test_percentiles_leave_out_what_was_not_timed() -> None:
    assert Percentiles.of([None, 1.0, None, 3.0]) == Percentiles(2.0, 2.9)
    assert Percentiles.of([None]) == Percentiles(None, None)


def labelled(kept: KeptAnswer, *supported: bool) -> dict[str, SentenceLabel]:
    pairs = zip(kept.sentences, supported, strict=False)
    return {s.id: SentenceLabel(s.id, s.digest, is_so, "figure") for s, is_so in pairs}


def test_labels_tell_what_the_check_leaves_and_what_it_cuts_wrongly(kept: KeptAnswer) -> None:
    rates = label_rates([kept], labelled(kept, True, False, True))
    assert rates.unsupported == Proportion(1, 3)
    assert rates.unsupported_left == Proportion(1, 2)
    assert rates.unsupported_unflagged == Proportion(0, 1)
    assert rates.cut_wrongly == Proportion(1, 2)
    assert rates.flagged_wrongly == Proportion(0, 2)
    assert rates.caught == Proportion(1, 1)


def test_nothing_is_left_of_a_reply_that_extracts_replaced(kept: KeptAnswer) -> None:
    replaced = replace(kept, written=kept.quoted)
    assert label_rates([replaced], labelled(kept, True, False, True)).unsupported_left.total == 0


def test_a_label_of_another_sentence_does_not_count(kept: KeptAnswer) -> None:
    others = {id: replace(each, digest="0") for id, each in labelled(kept, True).items()}
    assert label_rates([kept], others).unsupported.total == 0


@pytest.fixture
def files(kept: KeptAnswer, tmp_path: Path) -> Iterator[list[str]]:
    answers, labels = tmp_path / "llm.jsonl", tmp_path / "labels.jsonl"
    answers.write_text(kept_line(kept), encoding="utf-8")
    row = {"id": "guilin-001a/1", "digest": kept.sentences[0].digest}
    labels.write_text(json.dumps({**row, "supported": True, "why": "figure"}), encoding="utf-8")
    yield ["llm-labels", str(answers), "--labels", str(labels)]


def test_the_command_compares_labels_with_verdicts(files: list[str]) -> None:
    done = CliRunner().invoke(main, files, catch_exceptions=False)
    assert "cut wrongly, of the supported" in done.output
    assert "0.0% [0.0, 79.3]" in done.output


def test_who_labels_sees_the_passages_and_no_verdict(files: list[str], kept: KeptAnswer) -> None:
    done = CliRunner().invoke(main, [*files, "--open"], catch_exceptions=False)
    sentence: KeptSentence = kept.sentences[1]
    assert f"{sentence.id} {sentence.digest} [1] {sentence.text}" in done.output
    assert "[1] 桂林高新区打好工业振兴攻坚战" in done.output
    assert "guilin-001a/1 " not in done.output
    assert not any(verdict in done.output for verdict in ("supported", "flagged", "cut"))


def test_without_an_llm_in_the_settings_there_is_nothing_to_run(tmp_path: Path) -> None:
    env = {"ZONEQA_LLM_MODEL": "", "OPENAI_BASE_URL": ""}
    done = CliRunner(env=env).invoke(main, ["llm", "own", "--out", str(tmp_path)])
    assert done.exit_code == 2
    assert "there is no LLM to ask" in done.output
