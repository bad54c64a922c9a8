"""Which readings are quoted: of one thing, of several, and across articles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.fakes import GUILIN, KUNSHAN
from zoneqa.answer.composers.extractive import shortened_quote
from zoneqa.answer.quotable import MAX_QUOTES, quotable, quotable_across, quotable_for_each
from zoneqa.query.analyze import analyze
from zoneqa.query.translation.translator import Translator
from zoneqa.reader.answerability import answerability_features
from zoneqa.reader.base import Candidate, Reading
from zoneqa.types import Article, Hit, Passage, Span
from zoneqa.zones.gazetteer import open_gazetteer


def reading(article: Article, start: int, end: int, score: float) -> Reading:
    passage = Passage(article.id, 0, len(article.text), article.text)
    span = Span(article.id, start, end, article.text[start:end])
    return Reading(Candidate.of(Hit(passage, 0.0), article), span, score)


FIRST = reading(GUILIN, 0, 14, 3.0)
SECOND = reading(GUILIN, 16, 48, 2.5)
THIRD = reading(GUILIN, 48, 60, -4.0)
OTHER = reading(KUNSHAN, 0, 14, 1.0)
LATER = reading(KUNSHAN, 16, 48, 0.9)


def test_what_is_nearly_as_sure_is_quoted_too() -> None:
    assert quotable([FIRST, SECOND, THIRD]) == [FIRST, SECOND]
    assert quotable([FIRST, THIRD]) == [FIRST]


def test_what_says_the_same_again_is_not_quoted_again() -> None:
    words = Span(GUILIN.id, 0, 4, GUILIN.text[:4])
    said, again = replace(FIRST, words=words), replace(FIRST, words=words, score=2.9)
    assert quotable([said, again, SECOND]) == [said, SECOND]


def test_each_part_is_quoted_and_then_the_closest_others() -> None:
    assert quotable_for_each([[FIRST, THIRD], [OTHER]]) == [FIRST, OTHER]
    # LATER trails its part's best by less than SECOND does, and there is room for one of them.
    assert quotable_for_each([[FIRST, SECOND], [OTHER, LATER]]) == [FIRST, OTHER, LATER]
    assert len(quotable_for_each([[FIRST, SECOND], [OTHER, LATER]])) == MAX_QUOTES


def test_a_sentence_that_answers_two_parts_is_quoted_once() -> None:
    assert quotable_for_each([[FIRST], [FIRST]]) == [FIRST]


def test_across_takes_one_sentence_of_each_article() -> None:
    assert quotable_across([FIRST, SECOND, OTHER, LATER]) == [FIRST, OTHER]
    doubtful = reading(Article("x", "x", "苏州高新区。"), 0, 6, -0.5)
    assert quotable_across([FIRST, OTHER, doubtful]) == [FIRST, OTHER]
    assert quotable_across([FIRST, doubtful]) == [FIRST, doubtful]


def test_the_evidence_is_the_best_of_all_that_was_read() -> None:
    asked = analyze("2019年桂林高新区增长多少？", open_gazetteer(["桂林高新区"]))
    quoted, other = (
        replace(SECOND, answerability_logit=-2.0, span_margin=1.0),
        replace(THIRD, answerability_logit=1.5, span_margin=-3.0),
    )
    found = answerability_features(asked, [quoted], [quoted, other])
    assert (found.score, found.answerability_logit, found.span_margin) == (2.5, 1.5, 1.0)
    assert (found.zone_missing, found.year_missing, found.english) == (0.0, 1.0, 0.0)


@pytest.mark.parametrize(
    ("question", "across"),
    [
        ("哪两个高新区办了招聘会？", True),
        ("哪些园区有研究院？", True),
        ("Which two zones held job fairs?", True),
        ("桂林高新区在哪个区域？", False),
        ("哪几家企业入驻桂林高新区？", False),
        ("Which zone held a job fair?", False),
    ],
)
def test_who_asks_for_zones_asks_across(question: str, across: bool) -> None:
    assert analyze(question, open_gazetteer([])).asks_for_zones is across


FREIGHT = (
    "兴隆综合保税区组织的国际公路货运从长春出发，运去的是两台红旗牌的汽车，沿途一路经过了好几座城市，"
    "经满洲里口岸出境，终点为莫斯科，回程由莫斯科出发，经珲春口岸入境，往返里程达两万公里，"
    "为企业节省了不少的运费和时间。"
)
SOLD = FREIGHT + (
    "它们随后都在当地举办的展会上亮相，吸引了来自许多国家的经销商前来洽谈，订单接连不断，供不应求，"
    "企业负责人说明年还要增开两条线路，把更多的产品运到更远的地方去。"
)
TOLD = Translator([{"return": "回程", "enter": "入境", "port": "口岸 港口", "car": "汽车"}.get])


def quoted(question: str, text: str, words: str) -> str:
    article = Article("a", "货运", text)
    at = text.index(words)
    read = replace(reading(article, 0, len(text), 1.0), words=Span("a", at, at + len(words), words))
    return shortened_quote(analyze(question, open_gazetteer([]), TOLD), read).quote


def test_a_long_quote_is_cut_to_the_clauses_that_share_as_much_with_the_question() -> None:
    assert quoted("回程经哪个口岸入境？", FREIGHT, "珲春口岸") == "回程由莫斯科出发，经珲春口岸入境"


def test_the_words_of_an_english_question_are_looked_for_as_they_are_called() -> None:
    question = "Through which port did the cars enter on their return?"
    kept = quoted(question, SOLD, "珲春口岸")
    assert kept.startswith("运去的是两台红旗牌的汽车")
    assert kept.endswith("经珲春口岸入境")


def test_an_english_quote_is_cut_only_where_it_is_very_long() -> None:
    assert quoted("Through which port?", FREIGHT, "珲春口岸") == FREIGHT
