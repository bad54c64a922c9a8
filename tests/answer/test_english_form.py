"""The short answer of an English question, in English with what is printed beside it."""

from __future__ import annotations

import pytest

from zoneqa.answer.english_form import short_answer_in_english
from zoneqa.answer.messages import answer_text, shown_short_answer
from zoneqa.query.analyze import analyze
from zoneqa.reader.base import Candidate, Reading
from zoneqa.types import Article, Hit, Passage, Sentence, Span
from zoneqa.zones.gazetteer import open_gazetteer

GAZETTEER = open_gazetteer(["云岭高新区"])


def english(question: str, text: str, words: str) -> str | None:
    """Return the short answer in English where a reader found words in a sentence."""
    article = Article("a", "报道", text, date="2024-03-20")
    hit = Hit(Passage("a", 0, len(text), text), 0.0)
    at = text.index(words)
    found = Span("a", at, at + len(words), words)
    reading = Reading(Candidate.of(hit, article), Span("a", 0, len(text), text), 1.0, found)
    return short_answer_in_english(analyze(question, GAZETTEER), [reading])


@pytest.mark.parametrize(
    ("question", "text", "words", "said"),
    [
        ("How much is it?", "云岭高新区税收近300亿元。", "300亿元", "nearly 30 billion yuan"),
        ("How much is it?", "云岭高新区税收近300亿元。", "近300亿元", "nearly 30 billion yuan"),
        ("How many are there?", "有企业500多家。", "500多家", "more than 500"),
        ("How many are there?", "有500多家企业入驻。", "500多家企业", "more than 500 companies"),
        ("How many are there?", "建成3个码头。", "3个", "3"),
        ("How many are there?", "建成3个码头，引进一批项目", "3个", "3"),
        ("How many are there?", "建成3个码头。", "3个码头", None),
        ("How much is it?", "用地1.5万亩，投资巨大。", "1.5万亩", "15,000 mu"),
        ("How many hectares?", "用地640亩，投资巨大。", "640亩", "about 42.67 hectares"),
        ("How many hectares?", "用地超3000亩。", "超3000亩", "more than 200 hectares"),
        ("How many mu of land is it?", "占地2公顷。", "2公顷", "30 mu"),
        ("How many square kilometres?", "规划面积1500亩。", "1500亩", "1 square kilometre"),
        ("How many meters long is it?", "大桥长1.2公里。", "1.2公里", "1,200 metres"),
        ("How many hectares?", "仓库占地0.5亩。", "0.5亩", None),
        # Nothing is converted into money or things of another kind.
        ("How many US dollars is it?", "税收300亿元。", "300亿元", "30 billion yuan"),
        ("How many people are there?", "有企业500家。", "500家", "500"),
        ("How much is it?", "投资由3亿元增至5亿元。", "3亿元增至5亿元", None),
        ("When was it?", "云岭论坛于2023年上半年举办。", "2023年上半年", "the first half of 2023"),
        ("When was it?", "大桥去年通车。", "去年", "2023"),
        ("When was it?", "每年5月举办论坛。", "每年5月", None),
        ("Where is it?", "总部设在哈尔滨。", "哈尔滨", "Harbin"),
        ("Which zone is it?", "获奖的是云岭高新区。", "云岭高新区", "Yunling High-tech Zone"),
        ("What is his office?", "刘超现为副局长。", "副局长", "deputy director"),
        ("Who is the director?", "刘超现为局长。", "刘超", "Liu Chao"),
        ("Which firm is it?", "中标的是晨曦光电。", "晨曦光电", None),
        ("税收是多少？", "云岭高新区税收300亿元。", "300亿元", None),
    ],
)
def test_the_words_that_were_read_in_english(
    question: str, text: str, words: str, said: str | None
) -> None:
    assert english(question, text, words) == said


def test_the_english_form_stands_before_what_is_printed() -> None:
    sentence = Sentence("税收为300亿元。", (1,))
    english = "nearly 30 billion yuan"
    assert shown_short_answer("en", "300亿元", english) == "nearly 30 billion yuan (300亿元)"
    assert answer_text("en", "300亿元", [sentence], english) == (
        "Nearly 30 billion yuan (300亿元). The articles say: “税收为300亿元。” [1]"
    )
    assert answer_text("zh", "300亿元", [sentence]) == "税收为300亿元。[1]"


def test_what_is_the_same_in_both_is_said_once() -> None:
    assert shown_short_answer("en", "6.2%", "6.2%") == "6.2%"
    assert shown_short_answer("en", "晨曦光电", None) is None
    assert shown_short_answer("zh", "晨曦光电", None) == "晨曦光电"
    assert shown_short_answer("en", None, None) is None
