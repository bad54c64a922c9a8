"""Invented reports: windows, groups, and the held-out part."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from training.reports import ReportQuestion
from training.seeding import seeded_random

from tests.training.examples import TEXT
from training import reports

ASKED = ReportQuestion(
    "工业总产值是多少？",
    "2020年，园区工业总产值突破300亿元，同比增长12%。",
    ("超300亿元", "300亿元"),
    "桂林高新区",
    TEXT,
    held_out=False,
)


def test_a_window_of_a_report_is_a_sentence_with_the_one_before() -> None:
    found = [TEXT[a:b] for a, b in reports.windows(TEXT)]
    assert found[0] == "桂林高新区近日召开会议。"
    assert found[1] == TEXT[: TEXT.index("会上")]
    assert found[4] == "园区负责人表示，将继续优化营商环境。明年计划新建两所学校。"
    assert len(found) == 5


@pytest.mark.parametrize("negatives", [1, 2, 3])
def test_the_answer_is_in_the_first_window_and_in_no_other(negatives: int) -> None:
    good, *bad = reports.group(ASKED, seeded_random(3), negatives).examples
    assert good.answer == "300亿元"
    assert len(bad) == min(negatives, 3)
    assert all(item.start == -1 and "300亿元" not in item.passage.text for item in bad)


def test_a_question_that_is_not_answered_has_only_negatives() -> None:
    items = reports.group(replace(ASKED, quote="", answers=()), seeded_random(3), 2).examples
    assert [item.start for item in items] == [-1, -1]
    assert "工业总产值" in items[0].passage.text  # the most similar first


@pytest.mark.parametrize("folder", [reports.FOLDER, reports.NEWS])
def test_every_written_question_has_its_answer_in_a_window(folder: Path) -> None:
    questions = reports.load(folder)
    first = [reports.group(each, seeded_random(1), 1).examples[0] for each in questions]
    pairs = list(zip(first, questions, strict=True))
    assert all((example.start >= 0) == bool(each.quote) for example, each in pairs)
    assert all(example.answer in each.answers for example, each in pairs if each.quote)


def test_every_fifth_report_is_held_out() -> None:
    asked = reports.load()
    held_out, trained = (
        {one.text for one in asked if one.held_out is part} for part in (True, False)
    )
    assert (len(held_out), len(trained)) == (114, 456)
    assert not held_out & trained
