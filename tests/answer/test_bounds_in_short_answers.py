"""The short answer keeps the word that makes a number a bound: 不少于300亩 is not 300亩."""

from __future__ import annotations

import pytest

from tests.answer.readings import read
from zoneqa.answer.composers.extractive import ExtractiveComposer
from zoneqa.answer.english_form import short_answer_in_english
from zoneqa.claims.value_with_bound import without_bound

COMPOSER = ExtractiveComposer()


@pytest.mark.parametrize(
    ("question", "sentence", "words", "short"),
    [
        ("项目占地多少？", "项目占地面积不少于300亩。", "300亩", "不少于300亩"),
        ("注册资本要多少？", "注册资本不低于人民币500万元。", "500万元", "不低于人民币500万元"),
        ("参会企业多少家？", "共有近300家企业参会。", "300家", "近300家"),
        ("税收多少？", "全区税收逾80亿元。", "80亿元", "逾80亿元"),
        ("总投资多少？", "项目总投资约为12亿元。", "12亿元", "约为12亿元"),
        ("产值多少？", "园区產值超過了100億元。", "100億元", "超過了100億元"),
        ("产值多少？", "园区总产值迈过300亿元。", "300亿元", "迈过300亿元"),
        ("企业多少家？", "园区有上百家企业。", "百家", "上百家"),
        ("人才多少？", "引进人才5000人以上。", "5000人", "5000人以上"),
        ("能容纳多少家企业？", "大楼至少可容纳200家企业。", "200家", "至少可容纳200家"),
        ("能停多少辆车？", "停车场最多可停放800辆车。", "800辆", "最多可停放800辆"),
        ("奖励多少？", "对新认定的企业最高给予100万元奖励。", "100万元", "最高给予100万元"),
    ],
)
def test_a_bound_stays(question: str, sentence: str, words: str, short: str) -> None:
    query, readings = read(question, sentence, words=words)
    assert COMPOSER.short_answer(query, readings) == short


@pytest.mark.parametrize(
    ("question", "sentence", "words", "short"),
    [
        ("产值多少？", "园区产值达到100亿元。", "100亿元", "100亿元"),
        ("通过多少项？", "专家会通过5项成果。", "5项", "5项"),
        ("企业多少家？", "数量最多的企业有300家。", "300家", "300家"),
    ],
)
def test_a_word_that_is_no_bound_is_left_out(
    question: str, sentence: str, words: str, short: str
) -> None:
    query, readings = read(question, sentence, words=words)
    assert COMPOSER.short_answer(query, readings) == short


@pytest.mark.parametrize(
    ("sentence", "words", "english"),
    [
        ("项目占地面积不少于300亩。", "300亩", "at least 300 mu"),
        ("全区税收逾80亿元。", "80亿元", "more than 8 billion yuan"),
        ("近300家企业参会。", "300家", "nearly 300 companies"),
        ("项目总投资约12亿元。", "12亿元", "about 1.2 billion yuan"),
        ("大楼至少可容纳200家企业。", "200家", "at least 200 companies"),
    ],
)
def test_a_bound_is_said_in_english(sentence: str, words: str, english: str) -> None:
    query, readings = read("How much is it?", sentence, words=words)
    assert short_answer_in_english(query, readings) == english


@pytest.mark.parametrize(
    ("short", "bare"),
    [("突破300亿元", "300亿元"), ("近300家", "300家"), ("300家", "300家"), ("沈砚秋", "沈砚秋")],
)
def test_a_value_without_its_bound(short: str, bare: str) -> None:
    assert without_bound(short) == bare
