"""The example questions of an index, and those that may follow an answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import make_answerer, make_indexer
from zoneqa.answer.answerer import Answerer
from zoneqa.answer.examples import ExampleQuestion
from zoneqa.documents import Corpus
from zoneqa.types import Article, Span

KUNSHAN = Article(
    "kunshan",
    "昆山年报",
    "2023年，昆山高新区地区生产总值达到412亿元。2023年，昆山高新区税收为31.5亿元。"
    "昆山高新区现有高新技术企业326家。昆山高新区党工委书记叶知秋致辞。",
    date="2024-01",
    zone="昆山高新区",
)
GUILIN = Article(
    "guilin",
    "桂林年报",
    "2023年，桂林高新区工业总产值为300亿元。2023年，桂林高新区引进12个院士团队。",
    date="2024-02",
    zone="桂林高新区",
)


@pytest.fixture
def answerer(tmp_path: Path) -> Answerer:
    root = tmp_path / "index"
    make_indexer(root).build(Corpus((KUNSHAN, GUILIN)), lambda done, total: None)
    return make_answerer(root)


def texts(examples: object) -> list[str]:
    assert isinstance(examples, tuple)
    return [example.text for example in examples]


def test_each_zone_comes_once_before_any_comes_twice(answerer: Answerer) -> None:
    assert texts(answerer.example_questions("zh"))[:4] == [
        "2023年桂林高新区工业总产值是多少？",
        "2023年昆山高新区地区生产总值是多少？",
        "2023年昆山高新区税收是多少？",
        "2023年桂林高新区引进了多少个院士团队？",
    ]


def test_an_example_knows_the_sentence_that_it_was_made_from(answerer: Answerer) -> None:
    for example in answerer.example_questions("zh"):
        text = {each.id: each.text for each in (KUNSHAN, GUILIN)}[example.sentence.article_id]
        assert text[example.sentence.start : example.sentence.end] == example.sentence.quote
        assert answerer.answers(example)


def test_an_example_that_another_sentence_answers_does_not_count(answerer: Answerer) -> None:
    first, *_ = answerer.example_questions("zh")
    elsewhere = Span(first.sentence.article_id, 10_000, 10_010, "")
    assert not answerer.answers(ExampleQuestion(first.text, elsewhere))


def test_what_may_follow_is_what_the_cited_article_states_besides(answerer: Answerer) -> None:
    asked = "2023年昆山高新区地区生产总值是多少？"
    assert texts(answerer.suggestions(asked, ("kunshan",))) == [
        "2023年昆山高新区税收是多少？",
        "昆山高新区有多少家高新技术企业？",
        "昆山高新区党工委书记是谁？",
    ]


def test_after_a_refusal_the_facts_of_the_zone_tell_what_can_be_asked(answerer: Answerer) -> None:
    assert texts(answerer.suggestions("桂林高新区的天气怎么样？", ())) == [
        "2023年桂林高新区工业总产值是多少？",
        "2023年桂林高新区引进了多少个院士团队？",
    ]


def test_without_a_zone_those_of_the_index_do(answerer: Answerer) -> None:
    made = answerer.suggestions("澳大利亚的首都是哪里？", ())
    assert made == answerer.example_questions("zh")


def test_they_are_in_the_language_of_the_question(answerer: Answerer) -> None:
    made = answerer.suggestions("Who is the mayor of Kunshan?", ("kunshan",))
    assert texts(made) == [
        "What was the gross domestic product of Kunshan High-tech Zone in 2023?",
        "What was the tax revenue of Kunshan High-tech Zone in 2023?",
        "How many high-tech enterprises are there in Kunshan High-tech Zone?",
        "Who is the party secretary of Kunshan High-tech Zone?",
    ]


def test_unknown_articles_have_nothing_to_follow(answerer: Answerer) -> None:
    assert answerer.suggestions("你好", ("nowhere",)) == ()
