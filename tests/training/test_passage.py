"""Windows of passages, and passages without their answer."""

from __future__ import annotations

import pytest
from training.passage import Example, Passage, window, without_answer
from training.seeding import seeded_random

from tests.training.examples import EXAMPLE, TEXT


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("size", [30, 45, 60])
def test_a_window_is_whole_sentences_around_the_answer(seed: int, size: int) -> None:
    cut = window(EXAMPLE, size, seeded_random(seed))
    assert cut.answer == "300亿元"
    assert cut.passage.text in TEXT
    assert cut.passage.text.endswith("。")
    assert len(cut.passage.text) <= max(size, 31)


def test_a_short_passage_is_its_own_window() -> None:
    assert window(EXAMPLE, 500, seeded_random(1)) is EXAMPLE


def test_an_endless_sentence_is_cut_through() -> None:
    text = "甲" * 300 + "300亿元" + "乙" * 300
    cut = window(Example("多少？", Passage("", text), 300, 305), 60, seeded_random(2))
    assert cut.answer == "300亿元"
    assert len(cut.passage.text) < 130


def test_without_the_answering_sentence_nothing_answers() -> None:
    short = without_answer(EXAMPLE)
    assert short is not None
    assert short.start == -1
    assert "300亿元" not in short.passage.text
    assert "表彰了8家企业" in short.passage.text


def test_no_passage_is_left_where_the_answer_is_everywhere() -> None:
    text = "产值300亿元。目标也是300亿元。"
    assert without_answer(Example("多少？", Passage("", text), 2, 7)) is None
