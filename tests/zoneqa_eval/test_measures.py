"""The measures, by values that can be checked by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import isnan, log2
from pathlib import Path
from typing import Any

import pytest

from zoneqa.documents import Corpus
from zoneqa.serialize import Json
from zoneqa.types import Article
from zoneqa_eval.datasets.cases import Case, Gold
from zoneqa_eval.datasets.dataset import Dataset
from zoneqa_eval.datasets.spec import Spec
from zoneqa_eval.measures import (
    abstention,
    citations,
    containment,
    costs,
    evidence,
    retrieval,
    short_answers,
    span_match,
)
from zoneqa_eval.measures.abstention import CaseDecision
from zoneqa_eval.measures.base import Responses, mean, with_goals
from zoneqa_eval.measures.normal_form import normal_form
from zoneqa_eval.measures.reprints import reports_of
from zoneqa_eval.measures.scoring import contains_answer
from zoneqa_eval.results.bootstrap import statistic_interval

ARTICLE = Article("a", "标题", "产值三百亿元。去年增长12%。面积五亩。", date="2021-03-01")
OTHER = Article("b", "标题", "无关。")
CASE = Case("a-001a", "产值？", "zh", "figure", "plain", "tune", (Gold("a", "", ("300亿元",)),))
NONE = replace(CASE, id="a-002a", gold=())


def answer(*quotes: str, confidence: float = 0.9) -> Json:
    """Return an answer that quotes the article, each sentence with its citation."""
    rows: list[Json] = []
    for n, quote in enumerate(quotes, 1):
        start = ARTICLE.text.find(quote)
        row = {"marker": n, "article_id": "a", "date": "2021-03-01", "quote": quote}
        rows.append({**row, "start": start, "end": start + len(quote)})
    return {
        "answer": "".join(f"{row['quote']}[{row['marker']}]" for row in rows),
        "abstained": not rows,
        "short_answer": None,
        "confidence": confidence,
        "sentences": [{"text": row["quote"], "markers": [row["marker"]]} for row in rows],
        "citations": rows,
        "hits": [{"passage_id": "a:0-7", "article_id": "a"}],
        "timings_ms": {"total": 20.0},
    }


def responses(rows: Mapping[str, Any], *cases: Case, relevant: Any = None) -> Responses:
    dataset = Dataset("t", Corpus((ARTICLE, OTHER)), cases, relevant or {})
    return Responses(dataset, cases, rows)


def values(metrics: Any) -> dict[str, float | None]:
    return {f"{f.group}: {f.name}" if f.group else f.name: f.value for f in metrics}


# The expected values are those of the published scorer.
@pytest.mark.parametrize(
    ("said", "references", "exact", "f1"),
    [
        ("《战国》。", ["战国"], 1.0, 1.0),
        ("任天堂游戏谜之村雨城", ["村雨城", "任天堂"], 0.0, 6 / 13),
        ("AC米兰队", ["米兰"], 0.0, 4 / 6),
        ("1,200万元", ["1,200 万元"], 0.0, 1.0),
        ("约12.5%的人", ["12.5%"], 0.0, 4 / 7),
        ("北京奥运会", ["2008年北京奥运会", "奥运会"], 0.0, 10 / 12),
        ("2008年北京Olympic Games", ["Olympic Games 2008"], 0.0, 4 / 9),
        ("3.5亿元", ["35000万元"], 0.0, 2 / 6),
        ("", ["甲"], 0.0, 0.0),
        ("甲", [], 0.0, 0.0),
    ],
)
def test_spans_are_scored_as_the_cmrc_scorer_does(
    said: str, references: list[str], exact: float, f1: float
) -> None:
    assert span_match.exact_match(said, references) == exact
    assert span_match.f1(said, references) == pytest.approx(f1)


@pytest.mark.parametrize(
    ("text", "on", "uniform"),
    [
        ("1.5亿元", None, "150000000元"),
        ("15,000 万元", None, "150000000元"),
        ("一亿五千万元", None, "150000000元"),
        ("1亿5000万元", None, "150000000元"),
        ("１２％", None, "12%"),
        ("百分之十二", None, "12%"),
        ("百分之12.5", None, "12.5%"),
        ("百分之三点五", None, "3.5%"),
        ("千分之三", None, "3‰"),
        ("二〇二〇年三月五日", None, "2020年3月5日"),
        ("2020-03-05", None, "2020年3月5日"),
        ("3月5号", None, "3月5日"),
        ("去年", "2021-03-01", "2020年"),
        ("前年", "2021", "2019年"),
        ("上个月", "2021-01", "2020年12月"),
        ("昨日", "2021-03-01", "2021年2月28日"),
        ("昨日", "2021-03", "昨日"),
        ("去年", None, "去年"),
        ("第一", None, "第一"),
    ],
)
def test_numbers_and_dates_in_one_form(text: str, on: str | None, uniform: str) -> None:
    assert normal_form(text, on) == uniform


@pytest.mark.parametrize(
    ("text", "answer", "held"),
    [
        ("增长13%。", "3%", False),
        ("增长1.3%。", "3%", False),
        ("共1,300家", "300家", False),
        ("共5,300家", "5", False),
        ("2021年3月", "3月", True),
        ("产值300亿元", "300亿元", True),
        ("是2020，3个", "2020", True),
        ("编号(a+b)", "(a+b)", True),
    ],
)
def test_an_answer_is_not_cut_out_of_a_longer_number(text: str, answer: str, held: bool) -> None:
    assert contains_answer(text, answer) is held


def test_a_query_without_hits_has_0() -> None:
    found = retrieval.scores({"q": ["a", "b"], "lost": ["a"]}, {"q": ["x", "a", "b"]})
    ideal = 1 + 1 / 1.5849625007211563
    assert found["nDCG@10"]["q"] == pytest.approx((1 / 1.5849625007211563 + 0.5) / ideal)
    assert found["hit@1"]["q"] == 0
    assert found["R@10"]["q"] == 1
    assert found["MRR@10"]["q"] == 0.5
    assert {name: each["lost"] for name, each in found.items()} == dict.fromkeys(found, 0.0)


def test_ranks_count_and_not_ids() -> None:
    first, second = ({"q": ["z", "a"]}, {"q": ["a", "z"]})
    assert retrieval.scores({"q": ["a"]}, first)["MRR@10"]["q"] == 0.5
    assert retrieval.scores({"q": ["a"]}, second)["MRR@10"]["q"] == 1.0


def test_an_article_has_the_rank_of_its_best_passage() -> None:
    assert retrieval.by_article(["b:0-3", "a:5-9", "b:3-5", "a:b:0-5"]) == ["b", "a", "a:b"]


def test_a_passage_that_overlaps_the_gold_quote_states_the_fact() -> None:
    gold = (Gold("a", "", (), bounds=(5, 9)), Gold("b", "", (), bounds=(0, 2)))
    assert retrieval.by_fact(["a:0-5", "a:4-6", "a:8-12", "b:0-9"], gold) == [
        *("a:0-5", "fact 0", "fact 1")
    ]


def test_retrieval_by_every_retriever_and_the_gain_of_the_full_one() -> None:
    row = {"BM25": [], "dense": ["b:0-3", "a:0-7"], "fused": ["b:0-3", "a:0-7"], "full": ["a:0-7"]}
    metrics = retrieval.measure(
        responses({"search": {CASE.id: row}}, CASE, relevant={CASE.id: frozenset("a")})
    ).metrics
    found = values(metrics)
    assert found["article retrieval: hit@1, BM25"] == 0
    assert found["article retrieval: MRR@10, dense"] == 0.5
    assert found["article retrieval: hit@1, full"] == 1
    assert found["article retrieval: nDCG@10, full over fused"] == pytest.approx(1 - 1 / log2(3))
    assert found["article retrieval: hit@1, full over the best other"] == 1
    assert [f.note for f in metrics if f.p is not None] == [
        *("over fused", "over fused", "over dense", "over BM25")
    ]


STORY = (
    "云岭高新区日前开工建设一座氢能装备产业园，占地680亩，总投资21亿元，计划两年后投产，"
    "达产后可年产燃料电池堆三千台，由本地一家企业牵头建设。"
)
MORE = "管委会负责人说，园区还将配套建设加氢站和检测中心，为周边整车企业服务。"


@pytest.mark.parametrize(
    ("text", "other", "one_report"),
    [
        (STORY + MORE, f"原标题：氢能产业园开工\n{STORY}{MORE}", True),
        (STORY + MORE, STORY, True),
        (STORY + MORE, (STORY + MORE).replace("日前", "3月2日"), True),
        (STORY + MORE, (STORY + MORE).replace("680亩", "690亩"), True),
        (
            STORY + MORE,
            STORY + "另据了解，当地气象部门预计本周仍有小到中雨，请注意出行安全。",
            False,
        ),
        (STORY + MORE, MORE, False),
        (STORY, STORY[:40] + "项目的资金来自三家基金，首期已经到位，其余将在明年分批到账。", False),
        (STORY, STORY + MORE * 6, False),
        ("一句短讯。", "一句短讯！！", True),
        ("一句短讯。", "另一句短讯。", False),
    ],
)
def test_articles_that_are_worded_alike_are_prints_of_one_report(
    text: str, other: str, one_report: bool
) -> None:
    found = reports_of([Article("x", "", text), Article("y", "", other)])
    assert found == {"x": "x", "y": "x" if one_report else "y"}


def test_prints_of_prints_are_of_the_same_report() -> None:
    parts = [f"{STORY}{MORE}", f"{STORY}{MORE}{MORE[:20]}", "无关的短讯。", STORY]
    articles = [Article(str(n), "", text) for n, text in enumerate(parts)]
    assert reports_of(articles) == {"0": "0", "1": "0", "2": "2", "3": "0"}


def test_another_print_of_the_right_report_is_right_and_counts_once() -> None:
    prints = (Article("a", "", STORY + MORE), Article("b", "", STORY), Article("c", "", "无关。"))
    row = {name: ["b:0-9", "c:0-3", "a:0-9"] for name in retrieval.RETRIEVERS}
    dataset = Dataset("t", Corpus(prints), (CASE,), {CASE.id: frozenset("a")})
    found = values(
        retrieval.measure(Responses(dataset, (CASE,), {"search": {CASE.id: row}})).metrics
    )
    assert found["article retrieval: hit@1, full"] == 1
    assert found["article retrieval: nDCG@10, full"] == 1
    both = replace(dataset, relevant={CASE.id: frozenset("ab")})
    found = values(retrieval.measure(Responses(both, (CASE,), {"search": {CASE.id: row}})).metrics)
    assert found["article retrieval: R@10, full"] == 1
    assert found["article retrieval: nDCG@10, full"] == 1


def test_retrieval_of_given_articles_is_not_measured() -> None:
    row = {name: ["a:0-7"] for name in retrieval.RETRIEVERS}
    given = replace(CASE, given=("a",))
    found = responses({"search": {CASE.id: row}}, given, relevant={CASE.id: frozenset("a")})
    assert [metric.n for metric in retrieval.measure(found).metrics if metric.n] == []


def test_risk_and_coverage() -> None:
    sure = [(0.9, True), (0.8, False), (0.7, True), (0.1, False)]
    decisions = [CaseDecision(s, right, right, s > 0.5) for s, right in sure]
    coverages, risks = zip(*abstention.risk_coverage(decisions), strict=True)
    assert coverages == (0.25, 0.5, 0.75, 1.0)
    assert risks == pytest.approx((0, 0.5, 1 / 3, 0.5))
    assert abstention.area(decisions) == pytest.approx((0 + 0.5 + 1 / 3 + 0.5) / 4)
    assert abstention.answerable_auroc(decisions) == 0.75
    assert abstention.refusal(decisions, lambda d: not d.answered) == (
        1.0,
        0.5,
        pytest.approx(2 / 3),
    )
    assert abstention.best_f1(decisions) == pytest.approx(0.8)


def test_auroc_counts_ties_by_half() -> None:
    assert abstention.auroc([2, 3], [1, 2]) == pytest.approx(0.875)
    assert isnan(abstention.auroc([1], []))


def test_ties_in_confidence_have_no_order() -> None:
    right, wrong = (
        CaseDecision(0.5, True, True, True),
        CaseDecision(0.5, False, False, True),
    )
    assert abstention.area([right, wrong]) == abstention.area([wrong, right]) == 0.5
    assert abstention.answerable_auroc([right, wrong]) == 0.5
    assert abstention.best_f1([right, wrong]) == pytest.approx(2 / 3)


def test_without_refusals_precision_recall_and_f1_are_0() -> None:
    assert abstention.refusal([CaseDecision(0.5, False, False, True)], lambda d: False) == (
        0,
        0,
        0,
    )


def test_abstention_by_confidence_and_by_similarity() -> None:
    read = {"quotes": [["a", "产值300 亿元"]], "answered": True, "nearest": 0.1}
    rows = {
        CASE.id: {**read, "confidence": 0.9},
        NONE.id: {**read, "confidence": 0.2, "nearest": 0.8, "answered": False},
    }
    report = abstention.measure(responses({"read": rows}, CASE, NONE))
    found = values(report.metrics)
    assert found["abstention: area under risk and coverage"] == 0.25
    assert found["abstention: area, by similarity alone"] == 0.75
    assert found["abstention: AUROC of what has an answer"] == 1
    assert found["abstention: AUROC, by similarity alone"] == 0
    assert found["abstention: refusal F1 at the threshold"] == 1
    assert found["abstention: over-refusal at the threshold"] == 0
    assert [curve.points for curve in report.curves] == [
        ((0.5, 0.0), (1.0, 0.5)),
        ((0.5, 1.0), (1.0, 0.5)),
        ((0.2, 0.0), (0.9, 1.0)),
    ]


def test_a_missing_row_is_no_answer() -> None:
    assert abstention.decision(CASE, None) == CaseDecision(0.0, True, False, False)


TEXTS = {"a": ARTICLE.text}


def cite(text: str, *quotes: str) -> tuple[float, float]:
    """Return recall and precision of one sentence that cites quotes."""
    row = answer(*quotes)
    row["sentences"] = [{"text": text, "markers": list(range(1, len(quotes) + 1))}]
    return citations.recall_precision(row, TEXTS, citations.contains)


def test_citations_as_alce_defines_them() -> None:
    assert cite("产值三百亿元。", "产值三百亿元。") == (1.0, 1.0)
    # The second citation is not needed, and supports nothing alone.
    assert cite("产值三百亿元。", "产值三百亿元。", "面积五亩。") == (1.0, 0.5)
    assert cite("产值四百亿元。", "产值三百亿元。") == (0.0, 0.0)
    assert cite("产值三百亿元。") == (0.0, 0.0)


def test_two_citations_that_only_support_together_are_both_needed() -> None:
    row = answer("产值三百亿元。", "面积五亩。")
    row["sentences"] = [{"text": "两者", "markers": [1, 2]}]
    both = citations.recall_precision(
        row, TEXTS, lambda premise, _: "产值" in premise and "亩" in premise
    )
    assert both == (1.0, 1.0)


def test_a_quote_that_is_not_verbatim_supports_nothing() -> None:
    row = answer("产值三百亿元。")
    row["citations"][0]["start"] += 1
    assert citations.recall_precision(row, TEXTS, citations.contains) == (0.0, 0.0)
    metrics = citations.measure(responses({"answer": {CASE.id: row}}, CASE)).metrics
    assert [metric.value for metric in metrics] == [0.0, 0.0, 0.0]


def test_a_sentence_of_evidence_is_cited_if_half_of_it_is() -> None:
    gold = (Gold("a", "产值三百亿元。", ()), Gold("a", "去年增长12%。面积五亩。", ()))
    case = replace(CASE, gold=gold)
    row = answer("三百亿元。", "面积")
    assert evidence.recall(case, row, TEXTS) == 0.5
    assert evidence.precision(case, row, TEXTS) == 1.0
    assert evidence.precision(replace(CASE, gold=gold[:1]), row, TEXTS) == 0.5
    assert evidence.recall(case, None, TEXTS) == 0.0


def test_evidence_may_be_cited_from_another_article_that_states_it() -> None:
    case = replace(CASE, gold=(Gold("b", "产值三百亿元。", (), also=("a",)),))
    assert evidence.recall(case, answer("产值三百亿元。"), TEXTS) == 1.0


def test_accuracy_and_rejection_as_rgb_counts() -> None:
    both = replace(CASE, gold=(Gold("a", "", ("X", "三百 亿元")), Gold("a", "", ("12%",))))
    rows = {both.id: answer("产值三百亿元。", "去年增长12%。"), NONE.id: answer()}
    found = values(containment.measure(responses({"answer": rows}, both, NONE)).metrics)
    assert found == {
        "as RGB counts: accuracy, figure": 1.0,
        "as RGB counts: rejection, figure": 1.0,
    }
    assert containment.contains(both, answer("产值三百亿元。")) == 0.0
    assert containment.contains(both, None) == containment.rejected(None) == 0.0


def test_reader_and_answer_are_scored_apart() -> None:
    given = replace(CASE, id="q/given", given=("a",))
    found = replace(CASE, id="q/open")
    read = {"span": "三百亿元", "article": "a"}
    rows = {
        "read": {"q/given": read, "q/open": None},
        "answer": {"q/given": answer("产值三百亿元。"), "q/open": answer()},
    }
    scores = values(short_answers.measure(responses(rows, given, found)).metrics)
    assert scores["reader, passage given: EM"] == 0
    assert scores["reader, passage given: F1"] == pytest.approx(4 / 7)
    assert scores["reader, passage given: EM, numbers and dates alike"] == 1
    assert scores["reader, over all passages: F1"] == 0
    assert scores["answer, passage given: F1"] == pytest.approx(4 / 9)
    assert scores["answer, over all passages: F1"] == 0
    assert scores["loss through retrieval: F1 of the reader"] == pytest.approx(-4 / 7)


def test_costs_of_answers() -> None:
    rows = {f"q{n}": answer("面积五亩。") for n in range(4)}
    rows["q3"]["timings_ms"] = {"total": 40.0}
    found = values(costs.measure(responses({"answer": {**rows, "q4": None}}, CASE)).metrics)
    assert found["costs: latency p50"] == 20
    assert found["costs: latency p95"] == pytest.approx(37)
    assert found["costs: questions a second"] == 40
    assert found["costs: tokens of the passages read"] == 7


def test_the_interval_of_a_statistic_resamples_facts() -> None:
    low, high = statistic_interval(
        {"a-1a": 0.0, "a-1b": 1.0}, lambda drawn: sum(drawn) / len(drawn)
    )
    assert (low, high) == (0.5, 0.5)
    low, high = statistic_interval({"a-1a": 0.0, "a-2a": 1.0}, max)
    assert (low, high) == (0.0, 1.0)


def test_metrics_take_their_goals_from_the_spec() -> None:
    spec = Spec(
        *("s", "S", "own"),
        questions=Path(),
        measures=(),
        goals={"g: x": ">= 1", "y": "<= 2"},
        published={"x": "3"},
    )
    metrics = with_goals(spec, [mean("x", {"a": 1.0}, "g"), mean("x", {"a": 1.0}), mean("y", {})])
    assert [(f.goal, f.published) for f in metrics] == [(">= 1", "3"), (None, "3"), ("<= 2", None)]
    assert metrics[2].value is None
