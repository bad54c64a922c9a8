"""The comparison of the answers of two versions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from zoneqa.errors import UsageError
from zoneqa.serialize import Json
from zoneqa_eval.cli import main
from zoneqa_eval.files import format_jsonl
from zoneqa_eval.results.answer_diff import FieldDifference, compare_answers, differences

ANSWER: Json = {
    "id": "q1",
    "question": "产值多少？",
    "answer": "产值300亿元。[1]",
    "short_answer": "300亿元",
    "abstained": False,
    "confidence": 0.9,
    "citations": [{"marker": 1, "quote": "产值300亿元。", "start": 0, "end": 8}],
    "generation": "gen-1",
    "timings_ms": {"total": 20.0},
}


def changed(**fields: Any) -> Json:
    return {**ANSWER, **fields}


def paths(new: Json, *, allow_added: bool = False) -> list[str]:
    return [each.path for each in differences(ANSWER, new, allow_added=allow_added)]


def test_timings_and_the_generation_may_differ() -> None:
    assert paths(changed(generation="gen-2", timings_ms={"total": 900.0, "read": 1.0})) == []


def test_confidence_may_differ_by_a_millionth() -> None:
    assert paths(changed(confidence=0.9 + 9e-7)) == []
    assert paths(changed(confidence=0.9 - 2e-6)) == ["confidence"]


def test_every_other_field_counts_at_any_depth() -> None:
    moved = [{**ANSWER["citations"][0], "start": 1}]
    assert list(differences(ANSWER, changed(citations=moved, short_answer=None))) == [
        FieldDifference("short_answer", "300亿元", None),
        FieldDifference("citations.0.start", 0, 1),
    ]
    assert paths(changed(citations=[])) == ["citations.0"]
    assert paths(changed(abstained=0)) == ["abstained"]
    assert paths({key: value for key, value in ANSWER.items() if key != "answer"}) == ["answer"]


def test_added_fields_differ_unless_they_are_allowed() -> None:
    added = changed(kind="fact", citations=[{**ANSWER["citations"][0], "context": []}])
    assert paths(added) == ["citations.0.context", "kind"]
    assert paths(added, allow_added=True) == []
    assert paths({**added, "answer": "别的。"}, allow_added=True) == ["answer"]


def test_answers_are_paired_by_id_in_any_order() -> None:
    other = changed(id="q2", answer="别的。")
    assert compare_answers([ANSWER, other], [other, ANSWER]) == []
    (lost,) = compare_answers([ANSWER, other], [ANSWER])
    assert (lost.id, lost.old, lost.new) == ("q2", other, None)
    with pytest.raises(UsageError, match="occurs twice"):
        compare_answers([ANSWER, ANSWER], [ANSWER])


def test_without_ids_answers_are_paired_by_line() -> None:
    rows = [{"answer": "一"}, {"answer": "二"}]
    assert compare_answers(rows, rows) == []
    assert [each.id for each in compare_answers(rows, rows[::-1])] == ["line 1", "line 2"]


def test_the_command_prints_both_answers_and_fails(tmp_path: Path) -> None:
    old, new = tmp_path / "old.jsonl", tmp_path / "new.jsonl"
    old.write_text(format_jsonl([ANSWER]), encoding="utf-8")
    other = changed(answer="产值301亿元。[1]", kind="fact")
    new.write_text(format_jsonl([other]), encoding="utf-8")
    command = ["compare-answers", str(old), str(new)]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 1
    assert "q1  产值多少？" in done.output
    assert "old: 产值300亿元。[1]  (0.9000)" in done.output
    assert "new: 产值301亿元。[1]  (0.9000)" in done.output
    assert "kind: '(absent)' -> 'fact'" in done.output
    new.write_text(format_jsonl([changed(kind="fact")]), encoding="utf-8")
    assert CliRunner().invoke(main, command).exit_code == 1
    done = CliRunner().invoke(main, [*command, "--allow-added"])
    assert (done.exit_code, done.output) == (0, "1 old and 1 new answers, 0 differences\n")
    done = CliRunner().invoke(main, ["compare-answers", str(old), str(tmp_path / "none.jsonl")])
    assert (done.exit_code, "is not a file of answers" in done.output) == (3, True)
