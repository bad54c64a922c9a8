"""The verifier: true sentences pass in any form, wrong ones are caught by their kind."""

from __future__ import annotations

import pytest

from tests.verify.drafts import FALSE, LABORATORY, REPORT, TRUE, cited
from zoneqa.types import Span
from zoneqa.verify.verification import FaultKind, Verification
from zoneqa.verify.verifier import Verifier

verify = Verifier()


def kinds(verification: Verification) -> set[FaultKind]:
    return {fault.kind for fault in verification.faults}


@pytest.mark.parametrize(
    ("evidence", "sentence"), [(e, s) for e, each in TRUE.items() for s in each]
)
def test_a_true_sentence_is_supported(evidence: str, sentence: str) -> None:
    found = verify(sentence, [cited(evidence)])
    assert (found.verdict, found.faults) == ("supported", ())


@pytest.mark.parametrize(
    ("kind", "evidence", "sentence"), [(k, e, s) for k, e, each in FALSE for s in each]
)
def test_a_wrong_sentence_is_caught(kind: FaultKind, evidence: str, sentence: str) -> None:
    found = verify(sentence, [cited(evidence)])
    assert found.verdict == ("flagged" if kind == "not_supported" else "cut")
    assert kind in kinds(found)


def test_the_score_of_true_sentences_is_above_that_of_wrong_ones() -> None:
    true = [verify(s, [cited(e)]).score for e, each in TRUE.items() for s in each]
    wrong = [verify(s, [cited(e)]).score for _, e, each in FALSE for s in each]
    assert min(true) > max(wrong)


def test_a_fault_has_its_place_and_the_right_value_with_its_span() -> None:
    found = verify("澜江高新区上半年规上工业总产值268.4亿元。", [cited(REPORT)])
    (fault,) = found.faults
    start = REPORT.index("286.4亿元")
    assert (fault.place, fault.stated, fault.right) == ((15, 22), "268.4亿元", "286.4亿元")
    assert fault.span == Span("report", start, start + 7, "286.4亿元")


def test_the_support_is_the_sentence_that_bears_it() -> None:
    found = verify("截至6月底，全区有高新技术企业417家。", [cited(REPORT)])
    assert found.support[0].quote == "截至6月底，全区有高新技术企业417家，居全省第四位。"


def test_only_the_cited_spans_count() -> None:
    whole = cited(REPORT)
    start, end = REPORT.index("截至"), REPORT.index("管委会副主任")
    span = Span("report", start, end, REPORT[start:end])
    part = type(whole)(whole.article, (span,))
    sentence = "上半年规上工业总产值286.4亿元。"
    assert verify(sentence, [whole]).verdict == "supported"
    assert verify(sentence, [part]).verdict == "cut"


def test_several_sentences_are_as_bad_as_the_worst() -> None:
    good, bad = "全区有高新技术企业417家。", "固定资产投资下降1.4%。"
    assert verify(good + bad, [cited(REPORT)]).verdict == "cut"


def test_without_evidence_a_sentence_is_not_supported() -> None:
    found = verify("澜江高新区的夏天很热。", [])
    assert (found.verdict, kinds(found)) == ("flagged", {"not_supported"})


@pytest.mark.parametrize(
    ("date", "verdict"), [("2024-07-10", "supported"), ("2023-07-10", "cut"), (None, "supported")]
)
def test_last_year_is_that_of_the_article(date: str | None, verdict: str) -> None:
    found = verify("2023年9月，“深蓝”实验室在澜江高新区揭牌。", [cited(LABORATORY, date)])
    assert found.verdict == verdict


def test_a_word_of_approximation_that_is_left_out_is_flagged() -> None:
    found = verify("占地300亩。", [cited("园区占地约300亩。")])
    assert (found.verdict, kinds(found)) == ("flagged", {"modality"})
