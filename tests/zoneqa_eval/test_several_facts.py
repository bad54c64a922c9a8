"""Questions that need several facts: what an answer must show, name and conclude."""

from __future__ import annotations

from dataclasses import replace

import pytest

from zoneqa.documents import Corpus
from zoneqa.serialize import Json
from zoneqa_eval.datasets.cases import Case, Conclusion, Gold
from zoneqa_eval.datasets.dataset import Dataset
from zoneqa_eval.measures import several_facts
from zoneqa_eval.measures.base import Responses, Rows
from zoneqa_eval.measures.several_facts import is_same

CASE = Case(
    *("sf-001a", "云岭和秀峰高新区谁的产值高？", "zh", "compare", "plain", "report"),
    (Gold("a", "", ("38.2亿元", "38.2")), Gold("b", "", ("25.9亿元", "25.9"))),
    conclusion=Conclusion(short=("云岭高新区", "云岭"), wrong=("秀峰高新区", "秀峰")),
)
MISSING = replace(
    CASE,
    id="sf-002a",
    type="missing",
    gold=CASE.gold[:1],
    conclusion=Conclusion(wrong=("云岭高新区",), missing=(("秀峰", "Xiufeng"),)),
)


def answer(short: str | None, *quotes: str, text: str = "", header: str = "") -> Json:
    context = [{"quote": header}] if header else []
    citations = [{"quote": quote, "date": "2024-01-05", "context": context} for quote in quotes]
    return {"abstained": not quotes, "answer": text, "short_answer": short, "citations": citations}


BOTH = ("云岭高新区产值38.2亿元。", "秀峰高新区产值25.9亿元。")


def test_every_fact_must_be_shown() -> None:
    assert several_facts.is_right(CASE, answer("云岭", *BOTH))
    assert not several_facts.is_right(CASE, answer("云岭", BOTH[0]))
    assert not several_facts.is_right(CASE, answer("云岭", BOTH[0], "秀峰产值125.9亿元。"))
    assert not several_facts.is_right(CASE, None)


def test_a_fact_may_be_in_the_text_or_in_the_header_of_a_cell() -> None:
    assert several_facts.is_right(CASE, answer("云岭", BOTH[0], text="秀峰25.9亿元[2]。"))
    assert several_facts.is_right(CASE, answer("云岭", BOTH[0], header="25.9亿元"))
    marker = answer("云岭", BOTH[0], text="秀峰[25]没有。")
    assert not several_facts.is_right(replace(CASE, gold=(Gold("b", "", ("25",)),)), marker)


def test_numbers_may_be_in_words_and_the_last_year_a_year() -> None:
    asked = replace(CASE, gold=(Gold("a", "", ("2023年",)), Gold("a", "", ("382000万元",))))
    assert several_facts.is_right(asked, answer("云岭", "去年产值三十八亿二千万元。"))


def test_the_short_answer_must_be_the_right_one_where_there_is_one() -> None:
    for short, wrong in (("云岭高新区", False), (None, False), ("秀峰", True), ("38.2亿元", True)):
        given = answer(short, *BOTH)
        assert several_facts.short_is_wrong(CASE, given) == wrong
        assert several_facts.is_right(CASE, given) == (short == "云岭高新区")
    assert not several_facts.short_is_wrong(CASE, None)


def test_what_is_missing_must_be_named() -> None:
    named = answer(None, BOTH[0], text="云岭38.2亿元[1]。没有秀峰的数字。")
    assert several_facts.is_right(MISSING, named)
    assert several_facts.is_right(MISSING, answer(None, BOTH[0], text="Nothing on Xiufeng."))
    assert not several_facts.is_right(MISSING, answer(None, BOTH[0], text="云岭38.2亿元[1]。"))


def test_where_no_short_answer_is_right_only_the_known_wrong_ones_count() -> None:
    assert several_facts.short_is_wrong(MISSING, answer("云岭高新区", BOTH[0]))
    assert not several_facts.short_is_wrong(MISSING, answer("38.2亿元", BOTH[0]))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("云岭、秀峰", "秀峰,云岭"),
        ("1.2, 3.4 and 5 billion yuan", "3.4，1.2, 5 billion yuan"),
        ("28,406家", "28406家"),
        ("48,012.00万元", "48012.00 万元"),
        ("４个", "四个"),
        ("百分之八点六", "8.6%"),
        ("4月11号", "4月11日"),
    ],
)
def test_short_answers_that_are_the_same(one: str, other: str) -> None:
    assert is_same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("云岭、秀峰", "云岭"), ("云岭、云岭", "云岭"), ("4个", "4家"), ("3.4", "34"), ("", "云岭")],
)
def test_short_answers_that_are_not(one: str, other: str) -> None:
    assert not is_same(one, other)


def test_the_metrics_are_over_all_and_by_kind() -> None:
    cases = (CASE, MISSING)
    rows: Rows = {
        "sf-001a": answer("云岭高新区", *BOTH),
        "sf-002a": answer("云岭高新区", BOTH[0], text="云岭38.2亿元[1]。"),
    }
    responses = Responses(Dataset("d", Corpus(()), cases), cases, {"answer": rows})
    measurement = several_facts.measure(responses)
    found = {(m.group, m.name): m.value for m in measurement.metrics}
    assert found == {
        ("", "right"): 0.5,
        ("", "no wrong short answer given"): 0.5,
        ("right, by kind", "compare"): 1.0,
        ("right, by kind", "missing"): 0.0,
        ("no wrong short answer given, by kind", "compare"): 1.0,
        ("no wrong short answer given, by kind", "missing"): 0.0,
    }
    assert [outcome.scores["correct"] for outcome in measurement.outcomes] == [1.0, 0.0]
