"""Twins: what counts as right, and the pairs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from zoneqa.documents import Corpus
from zoneqa.serialize import Json
from zoneqa.types import Article
from zoneqa_eval.datasets.cases import Case, Gold
from zoneqa_eval.datasets.dataset import Dataset
from zoneqa_eval.measures import twins
from zoneqa_eval.measures.base import Responses, Rows

ARTICLE = Article(
    "a", "云岭高新区", "去年云岭高新区出口19.4亿元，局长张岩介绍。", date="2024-01-05"
)
EXPORTS = Gold("a", ARTICLE.text, ("19.4亿元", "19.4亿"))
DECLINED: Json = {
    "abstained": True,
    "answer": "没有写。",
    "short_answer": None,
    "sentences": [],
    "citations": [],
}


def twin(number: int, letter: str, slot: str = "year", language: str = "zh") -> Case:
    gold = (EXPORTS,) if letter == "a" else ()
    fields = (f"tw-{number:03}{letter}", "？", language, "figure", "plain", "report", gold)
    return Case(*fields, slot=slot)


def answer(short: str | None, quote: str = ARTICLE.text) -> Json:
    citation: dict[str, Any] = {"article_id": "a", "quote": quote, "date": ARTICLE.date}
    sentences = [{"text": quote, "markers": [1]}]
    row = {"abstained": False, "answer": f"{quote}[1]", "short_answer": short}
    return {**row, "sentences": sentences, "citations": [citation]}


@pytest.mark.parametrize(
    ("short", "right"),
    [
        (None, True),
        ("19.4亿元", True),
        ("1９.4 亿元", True),
        ("出口19.4亿元", True),
        ("19.4", True),
        ("十九亿四千万元", True),
        ("194000万元", True),
        ("9.4亿元", False),
        ("张岩", False),
    ],
)
def test_a_short_answer_may_not_be_another_one(short: str | None, right: bool) -> None:
    assert twins.is_right(twin(1, "a"), answer(short), {"a": ARTICLE.date}) == right


def test_a_year_in_words_is_the_year_of_the_article() -> None:
    asked = replace(twin(1, "a"), gold=(Gold("a", ARTICLE.text, ("去年",)),))
    assert twins.is_right(asked, answer("2023年"), {"a": ARTICLE.date})
    assert not twins.is_right(asked, answer("2022年"), {"a": ARTICLE.date})


def test_the_sentences_must_state_the_fact_and_a_missing_answer_is_never_right() -> None:
    assert not twins.is_right(twin(1, "a"), answer(None, "局长张岩介绍。"), {})
    assert not twins.is_right(twin(1, "a"), DECLINED, {})
    assert twins.is_right(twin(1, "b"), DECLINED, {})
    assert not twins.is_right(twin(1, "b"), answer("19.4亿元"), {})
    assert not any(twins.is_right(twin(1, letter), None, {}) for letter in "ab")


def test_a_pair_is_right_if_both_questions_are() -> None:
    cases = (twin(1, "a"), twin(1, "b"), twin(2, "a", "role", "en"), twin(2, "b", "role", "en"))
    answers: Rows = {case.id: answer("19.4亿元") for case in cases}
    answers["tw-001b"] = DECLINED
    dataset = Dataset("d", Corpus((ARTICLE,)), cases)
    measurement = twins.measure(Responses(dataset, cases, {"answer": answers}))
    found = {(m.group, m.name): m.value for m in measurement.metrics}
    assert {name: value for (group, name), value in found.items() if not group} == {
        "answerable answered rightly": 1.0,
        "unanswerable declined": 0.5,
        "both of a pair right": 0.5,
    }
    assert found["both of a pair right, by slot", "year"] == 1.0
    assert found["both of a pair right, by slot", "role"] == 0.0
    assert found["unanswerable declined, by language", "en"] == 0.0
    assert [outcome.scores["correct"] for outcome in measurement.outcomes] == [1.0, 1.0, 1.0, 0.0]


def test_a_question_without_its_twin_makes_no_pair() -> None:
    assert twins.pairs((twin(1, "a"),), {"tw-001a": 1.0}) == {}
