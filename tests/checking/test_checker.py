"""What is said of a sentence, by what the articles say."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checking.reports import SHIMEN, make_checker
from zoneqa.checking.checked import CheckedSentence
from zoneqa.checking.checker import Checker
from zoneqa.checking.draft_file import text_draft

DAY = "2024-02-01"


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Checker:
    return make_checker(tmp_path_factory.mktemp("index"))


def check(checker: Checker, text: str) -> CheckedSentence:
    """What is said of the last sentence of a draft."""
    return checker.check(text_draft(f"汇报：\n{text}", DAY), "zh").sentences[-1]


@pytest.mark.parametrize(
    "sentence",
    [
        "2023年，石渚高新区实现地区生产总值263.5亿元。",
        "去年石渚高新区地区生产总值263.5亿元，增长7.4%。",
        "2023年，柳汐高新区出口总额31.4亿元，同比增长9.1%。",
        "石渚高新区与临川大学共建的微纳研究院于2023年6月揭牌。",
        "石渚高新区入驻企业57家。",
    ],
)
def test_what_an_article_says_is_supported_by_its_sentence(checker: Checker, sentence: str) -> None:
    found = check(checker, sentence)
    assert (found.status, found.reason, found.corrections) == ("supported", None, ())
    article = found.citations[0].article
    assert all(article.text[c.span.start : c.span.end] == c.span.quote for c in found.citations[:1])


@pytest.mark.parametrize(
    ("sentence", "stated", "right"),
    [
        ("2023年，石渚高新区实现地区生产总值236.5亿元。", "236.5亿元", "263.5亿元"),
        ("去年石渚高新区地区生产总值增长4.7%。", "4.7%", "7.4%"),
        ("2023年，石渚高新区实现地区生产总值263.5万元。", "263.5万元", "263.5亿元"),
        ("石渚高新区与临川大学共建的微纳研究院于2023年9月揭牌。", "2023年9月", "2023年6月"),
        ("在全省高新区考核中，石渚高新区2023年排名第2位。", "第2位", "第4位"),
        ("石渚高新区建成标准厂房16.2万平方米。", "16.2万平方米", "12.6万平方米"),
        ("2023年，柳汐高新区实现地区生产总值263.5亿元。", "263.5亿元", "198.7亿元"),
    ],
)
def test_a_wrong_value_is_contradicted_with_the_right_one(
    checker: Checker, sentence: str, stated: str, right: str
) -> None:
    found = check(checker, sentence)
    assert found.status == "contradicted"
    assert (found.corrections[0].stated, found.corrections[0].right) == (stated, right)
    assert right in (found.reason or "")
    assert right in found.citations[0].span.quote


def test_a_fall_that_is_told_as_growth_is_contradicted(checker: Checker) -> None:
    found = check(checker, "2023年，石渚高新区出口总额48.2亿元，同比增长3.6%。")
    assert (found.status, found.citations[0].article.id) == ("contradicted", SHIMEN.id)


def test_a_plan_that_is_told_as_done_is_contradicted_and_not_the_other_way(
    checker: Checker,
) -> None:
    done = check(checker, "2024年石渚高新区地区生产总值已经增长8%。")
    assert done.status == "contradicted"
    assert "计划增长8%" in done.corrections[0].right
    plan = check(checker, "石渚高新区与临川大学共建的微纳研究院将于2023年6月揭牌。")
    assert plan.status != "contradicted"


def test_what_the_articles_lack_of_a_sentence_is_told(checker: Checker) -> None:
    found = check(checker, "石渚高新区与华章大学共建的微纳研究院于2023年6月揭牌。")
    assert found.status in ("contradicted", "not_found")
    assert "华章大学" in (found.reason or "")


@pytest.mark.parametrize(
    "sentence",
    [
        "2021年，石渚高新区实现地区生产总值230亿元。",  # no report on that year
        "2023年，石渚高新区税收26亿元。",  # no report on that indicator
        "2023年，石渚高新区进口总额12亿元。",  # exports are no imports
        "2023年，黛湖高新区实现地区生产总值111亿元。",  # no report on that zone
        "石渚高新区今年举办马拉松。",
        "石渚高新区引进了晶圆厂，投资50亿元。",
    ],
)
def test_what_the_articles_do_not_speak_of_is_not_contradicted(
    checker: Checker, sentence: str
) -> None:
    found = check(checker, sentence)
    assert (found.status, found.citations, found.reason) == ("not_found", (), None)


def test_the_zone_of_the_sentence_before_is_meant(checker: Checker) -> None:
    found = check(checker, "柳汐高新区经济平稳。该区2023年地区生产总值为263.5亿元。")
    assert [each.right for each in found.corrections] == ["198.7亿元"]


def test_a_correction_is_at_its_place_in_the_draft(checker: Checker) -> None:
    draft = text_draft("石渚高新区汇报\n去年，我区地区生产总值236.5亿元。", DAY)
    (correction,) = checker.check(draft, "zh").sentences[-1].corrections
    assert draft.article.text[slice(*correction.bounds)] == "236.5亿元"


def test_greetings_are_not_looked_up_and_markers_go_on(checker: Checker) -> None:
    text = "各位领导：\n石渚高新区入驻企业57家。\n石渚高新区入驻企业75家。\n谢谢大家！"
    checked = checker.check(text_draft(text, DAY), "zh")
    assert checked.counts == {
        "supported": 1,
        "contradicted": 1,
        "not_found": 0,
        "not_checked": 2,
    }
    markers = [c.marker for sentence in checked.sentences for c in sentence.citations]
    assert markers == list(range(1, len(markers) + 1))


def test_a_reason_is_in_the_language_that_is_asked_for(checker: Checker) -> None:
    draft = text_draft("石渚高新区入驻企业75家。", DAY)
    (found,) = checker.check(draft, "en").sentences
    assert found.reason == "The article says 57家, not 75家"


def test_a_single_sentence_has_a_verdict(checker: Checker) -> None:
    verdicts = [
        checker.verification(sentence, DAY).verdict
        for sentence in (
            "石渚高新区入驻企业57家。",
            "石渚高新区入驻企业75家。",
            "石渚高新区今年举办马拉松。",
        )
    ]
    assert verdicts == ["supported", "cut", "flagged"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("骆青山是石渚高新区管委会主任", "supported"),
        ("石渚高新区与临川大学共建微纳研究院", "supported"),
        ("石渚高新区举办马拉松", "flagged"),
        ("谢谢大家！", "flagged"),
        ("一、石渚高新区\n二、柳汐高新区", "flagged"),
    ],
)
def test_a_single_text_has_a_verdict_also_where_it_looks_like_a_heading(
    checker: Checker, text: str, verdict: str
) -> None:
    assert checker.verification(text, DAY).verdict == verdict


def test_an_empty_index_finds_nothing(tmp_path: Path) -> None:
    checker = make_checker(tmp_path)
    assert check(checker, "青岭高新区税收3亿元。").status == "not_found"


@pytest.mark.parametrize(
    ("sentence", "status", "right"),
    [
        (
            "In 2023 the GDP of 石渚高新区 reached 26.35 billion yuan, up 4.7%.",
            "contradicted",
            "7.4%",
        ),
        ("石渚高新区 Zone opened 31 new parks last year.", "not_found", None),
    ],
)
def test_english_sentences_are_compared_by_their_figures(
    checker: Checker, sentence: str, status: str, right: str | None
) -> None:
    found = check(checker, sentence)
    assert found.status == status
    assert [each.right for each in found.corrections] == ([right] if right else [])


@pytest.mark.parametrize(
    "sentence",
    [
        "石渚高新区与临川大学共建的微纳研究院于2023年6月揭牌。",
        "石渚高新区管委会主任骆青山说，2024年地区生产总值计划增长8%。",
        "在全省高新区考核中，石渚高新区2023年排名第4位",
        "石渚高新区建成标准厂房12.6万平方米，入驻企业57家！",
        "2022年，柳汐高新区的地区生产总值为189.3亿元;",
    ],
)
def test_a_sentence_of_a_report_is_supported_as_it_stands(checker: Checker, sentence: str) -> None:
    found = check(checker, sentence)
    assert (found.status, found.verification and found.verification.score) == ("supported", 1.0)


def test_the_same_words_of_another_year_are_not_the_same_sentence(checker: Checker) -> None:
    found = check(checker, "2021年，柳汐高新区的地区生产总值为189.3亿元。")
    assert found.status != "supported"


@pytest.mark.parametrize(
    "before",
    [
        "柳汐高新区经济平稳。\n",
        "柳汐高新区经济平稳。",
        "柳汐高新区引进了新项目，投资5亿元。",
        "黛湖高新区签下了项目。\n\n",
        "2023年，柳汐高新区实现地区生产总值198.7亿元。",
    ],
)
def test_a_zone_that_was_named_before_hides_nothing_of_another_subject(
    checker: Checker, before: str
) -> None:
    found = check(checker, f"{before}与临川大学共建的微纳研究院于2023年6月揭牌。")
    assert found.status == "supported"


@pytest.mark.parametrize("base", ["比上年", "比上一年", "较上年", "较上一年", "同比"])
def test_the_year_that_a_change_is_compared_with_is_not_its_time(
    checker: Checker, base: str
) -> None:
    right = check(checker, f"石渚高新区2023年地区生产总值{base}增长7.4%。")
    assert (right.status, right.reason) == ("supported", None)
    wrong = check(checker, f"石渚高新区2023年地区生产总值{base}增长4.7%。")
    assert [each.right for each in wrong.corrections] == ["7.4%"]


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("石渚高新区2023年地区生产总值突破263亿元，同比增长9%。", "7.4%"),
        ("石渚高新区2023年地区生产总值超263亿元，增长9%。", "7.4%"),
        ("2023年石渚高新区地区生产总值增速达到9%。", "7.4%"),
        ("石渚高新区建成标准厂房21.6万平方米，入驻企业57家，配套齐全。", "12.6万平方米"),
        ("柳汐高新区2022年地区生产总值达到183.9亿元，2023年为198.7亿元。", "189.3亿元"),
    ],
)
def test_other_words_around_a_wrong_figure_do_not_hide_the_right_one(
    checker: Checker, sentence: str, right: str
) -> None:
    found = check(checker, sentence)
    assert [each.right for each in found.corrections] == [right]


def test_what_comes_near_to_a_sentence_that_is_not_found_is_shown(checker: Checker) -> None:
    found = check(checker, "石渚高新区建成标准厂房30栋，入驻企业的产值大增。")
    assert (found.status, found.citations) == ("not_found", ())
    assert found.near
    assert found.near.span.quote == "石渚高新区建成标准厂房12.6万平方米，入驻企业57家。"
    assert check(checker, "石渚高新区今年举办马拉松。").near is None


@pytest.mark.parametrize("sentence", ["a", "1", "第1个", "？", "谢谢", "一、背景"])
def test_words_that_state_nothing_are_flagged(checker: Checker, sentence: str) -> None:
    assert checker.verification(sentence).verdict == "flagged"


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("石渚高新区2024年地区生产总值增长8%。", "contradicted"),
        ("2024年，石渚高新区实现地区生产总值增长8%。", "contradicted"),
        ("石渚高新区2024年地区生产总值计划增长8%。", "supported"),
        ("石渚高新区2024年地区生产总值预计增长8%。", "supported"),
        ("石渚高新区2023年地区生产总值增长7.4%。", "supported"),
    ],
)
def test_a_figure_of_a_time_to_come_is_a_plan(checker: Checker, sentence: str, status: str) -> None:
    assert check(checker, sentence).status == status
