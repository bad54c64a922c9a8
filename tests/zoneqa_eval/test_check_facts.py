"""Problems of twins, of questions that need several facts, and of labelled claims."""

from __future__ import annotations

from typing import Any

from zoneqa.serialize import Json
from zoneqa_eval.case_ids import split_of
from zoneqa_eval.datasets.check_facts import (
    claim_counts,
    claim_problems,
    several_facts_problems,
    twin_problems,
)

TEXTS = {"a": "2023年云岭高新区出口19.4亿元。"}
GOLD = {"article": "a", "start": 0, "end": 20, "answers": ["19.4亿元"]}
ANSWERED: Json = {
    "id": "tw-001a",
    "question": "2023年云岭高新区出口多少？",
    "language": "zh",
    "type": "figure",
    "wording": "plain",
    "split": "tune",
    "answerable": True,
    "gold": [GOLD],
    "pair": "tw-001",
    "slot": "year",
}
DECLINED: Json = {
    **ANSWERED,
    "id": "tw-001b",
    "question": "2021年云岭高新区出口多少？",
    "type": "near_miss",
    "answerable": False,
    "gold": [],
}
SEVERAL: Json = {
    **{k: v for k, v in ANSWERED.items() if k not in ("pair", "slot")},
    "id": "sf-001a",
    "type": "compare",
    "split": split_of("sf-001"),
    "short": ["云岭"],
    "wrong": ["秀峰"],
    "missing": [],
}
CLAIM: Json = {
    "value": [11, 17],
    "number": "1940000000",
    "upper": None,
    "unit": "元",
    "kind": "level",
    "direction": None,
    "modality": "achieved",
    "approximation": "exactly",
}


def sentence(**fields: Any) -> Json:
    row = {"article": "a", "start": 0, "end": 18, "split": "tune", "claims": [CLAIM]}
    return {**row, **fields}


def test_sound_rows_have_no_problem() -> None:
    assert not list(twin_problems([ANSWERED, DECLINED], TEXTS))
    assert not list(several_facts_problems([SEVERAL], TEXTS))
    assert not list(claim_problems([sentence()], TEXTS))


def test_without_the_articles_only_the_labels_are_checked() -> None:
    elsewhere = {**ANSWERED, "gold": [{**GOLD, "article": "far", "start": 5, "end": 6}]}
    assert not list(twin_problems([elsewhere, DECLINED], TEXTS))
    assert not list(claim_problems([sentence(article="far")], TEXTS))


def test_twins_are_two_of_which_one_is_answerable() -> None:
    assert list(twin_problems([ANSWERED], TEXTS)) == ["tw-001: one of the two must be answerable"]
    other = {**DECLINED, "slot": "period", "split": "report", "id": "tw-002b"}
    assert list(twin_problems([ANSWERED, other], TEXTS)) == [
        "tw-001: the two differ in slot",
        "tw-001: the two differ in split",
        "tw-001: the ids are not of this pair",
    ]
    both = [ANSWERED, {**DECLINED, "gold": [GOLD], "slot": "colour"}]
    assert list(twin_problems(both, TEXTS)) == [
        "tw-001b: slot is 'colour'",
        "tw-001b: gold must be given exactly for the answerable questions",
        "tw-001: the two differ in slot",
    ]


def test_an_article_is_in_one_split_and_holds_the_answer() -> None:
    report = {"split": "report", "pair": "tw-002"}
    again = [
        {**ANSWERED, **report, "id": "tw-002a", "question": "出口？"},
        {**DECLINED, **report, "id": "tw-002b", "question": "进口？"},
    ]
    assert list(twin_problems([ANSWERED, DECLINED, *again], TEXTS)) == [
        "article a is in both splits"
    ]
    moved = {**ANSWERED, "gold": [{**GOLD, "start": 13}]}
    assert list(twin_problems([moved, DECLINED], TEXTS)) == [
        "tw-001a: answer not in the quote: '19.4亿元'"
    ]


def test_a_conclusion_is_right_or_wrong_or_cannot_be_drawn() -> None:
    row = {**SEVERAL, "wrong": ["云岭"], "missing": [["秀峰"]]}
    assert list(several_facts_problems([row], TEXTS)) == [
        "sf-001a: both right and wrong: 云岭",
        "sf-001a: only questions of the kind missing name what is missing",
        "sf-001a: a short answer is given exactly where nothing is missing",
    ]
    absent = {**SEVERAL, "gold": [{**GOLD, "answers": ["20亿元"]}]}
    assert list(several_facts_problems([absent], TEXTS)) == [
        "sf-001a: none of ['20亿元'] is in each of its articles"
    ]
    bare = {**SEVERAL, "gold": []}
    assert list(several_facts_problems([bare], TEXTS)) == ["sf-001a: no gold"]


def test_a_claim_has_its_value_in_the_sentence_and_a_number_if_it_is_a_figure() -> None:
    odd = {**CLAIM, "value": [11, 19], "kind": "role", "upper": "1"}
    assert list(claim_problems([sentence(end=40, claims=[])], TEXTS)) == [
        "a:0-40: the article is shorter"
    ]
    assert list(claim_problems([sentence(claims=[odd])], TEXTS)) == [
        "a:0-18: the value [11, 19] is outside the sentence",
        "a:0-18: a role with the number 1940000000",
        "a:0-18: the range ends at 1, before it begins",
    ]
    assert list(claim_problems([sentence(), sentence(split="report", start=1)], TEXTS)) == [
        "article a is in both splits"
    ]


def test_claims_are_counted_by_split_and_kind() -> None:
    assert list(claim_counts([sentence(), sentence(split="report")])) == [
        "report: 1 sentences, 1 claims",
        "  level 1",
        "tune: 1 sentences, 1 claims",
        "  level 1",
    ]
