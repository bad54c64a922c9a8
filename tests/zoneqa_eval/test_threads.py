"""Conversations: how turns are asked in three ways, and how they are counted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from zoneqa.answer.pipeline import Answerer
from zoneqa_eval.experiments.threads import StepOutcome, ask_thread, read_threads, table

GOLD = {"article": "guilin", "quote": "工业总产值突破300亿元", "answers": ["300亿元"]}
ROWS = [
    {
        "id": "t01",
        "split": "tune",
        "language": "zh",
        "kind": "zone_swap",
        "turns": ["2020年昆山高新区工业总产值是多少？", "那桂林呢？", "谢谢"],
        "standalone": [
            "2020年昆山高新区工业总产值是多少？",
            "2020年桂林高新区工业总产值突破了多少？",
            "谢谢",
        ],
        "follow_up": [False, True, False],
        "gold": [[], [GOLD], []],
    },
    {
        "id": "t02",
        "split": "report",
        "language": "en",
        "kind": "topic_change",
        "turns": ["How are you?"],
        "standalone": ["How are you?"],
        "follow_up": [False],
        "gold": [[]],
    },
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "threads.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in ROWS), encoding="utf-8")
    return path


@pytest.fixture
def outcomes(file: Path, answerer: Answerer) -> list[StepOutcome]:
    return [o for thread in read_threads(file, "tune") for o in ask_thread(answerer, thread)]


def test_a_thread_is_read_turn_by_turn(file: Path) -> None:
    first, second = read_threads(file)
    assert [step.case.id for step in first] == ["t01a", "t01b", "t01c"]
    assert {step.case.fact for step in first} == {"t01"}
    assert [step.case.answerable for step in first] == [False, True, False]
    assert [step.is_follow_up for step in first] == [False, True, False]
    assert second[0].case.english


def test_each_turn_is_asked_in_its_thread(outcomes: list[StepOutcome]) -> None:
    assert [o.completed for o in outcomes] == [
        "2020年昆山高新区工业总产值是多少？",
        "2020年桂林高新区工业总产值是多少？",
        "谢谢",
    ]
    assert [o.unchanged for o in outcomes] == [True, False, True]
    assert outcomes[1].by_rules.cited
    assert outcomes[1].in_full.cited


def test_the_table_counts_follow_ups_and_other_turns(outcomes: list[StepOutcome]) -> None:
    lines = list(table(outcomes))
    shares = {line[:28].strip(): line[28:].split() for line in lines[1:]}
    assert shares["all"][0] == "100.0%"
    assert shares["all"][-1] == "n=1"
    assert shares["other turns, unchanged"][0] == "100.0%"
    assert shares["of those, not the first"][-1] == "n=1"
