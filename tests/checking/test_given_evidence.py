"""Sentences checked against a text that is given."""

from __future__ import annotations

import pytest

from zoneqa.checking.checked import CheckedDraft, Status
from zoneqa.checking.checker import Checker
from zoneqa.checking.draft_file import text_draft
from zoneqa.checking.given_evidence import GivenEvidence
from zoneqa.verify.reasons import reason
from zoneqa.verify.verifier import Verifier

EVIDENCE = "2023年，云岭高新区实现工业总产值30亿元，同比增长12%。园区新引进企业26家。"


def check(text: str) -> CheckedDraft:
    given = GivenEvidence.of(EVIDENCE, "2024-01-05")
    checker = Checker(given, Verifier(), reason).against(given)
    return checker.check(text_draft(text, "2024-01-05"), "zh")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("2023年，云岭高新区实现工业总产值30亿元。", "supported"),
        ("2023年，云岭高新区实现工业总产值同比增长21%。", "contradicted"),
        ("2023年，云岭高新区实现工业总产值31亿元，同比增长12%。", "contradicted"),
        ("工业总产值同比增长12%。", "supported"),
        ("工业总产值同比增长21%。", "contradicted"),
        ("园区新引进企业62家。", "contradicted"),
        ("云岭高新区的湖里有水鸟。", "not_found"),
    ],
)
def test_the_text_decides(text: str, status: Status) -> None:
    (sentence,) = check(text).sentences
    assert sentence.status == status


def test_a_wrong_value_is_put_right_from_the_text() -> None:
    (sentence,) = check("2023年，云岭高新区实现工业总产值30亿元，同比增长21%。").sentences
    assert [(each.stated, each.right) for each in sentence.corrections] == [("21%", "12%")]
    citation = sentence.citations[0]
    assert EVIDENCE[citation.span.start : citation.span.end] == citation.span.quote


def test_another_text_is_unknown() -> None:
    assert GivenEvidence.of(EVIDENCE).find_article("other") is None
