"""Nouns that are alike: the figure of one is not given for the other where both are told apart."""

from __future__ import annotations

import pytest

from tests.answer.readings import read
from zoneqa.answer.composers.extractive import ExtractiveComposer

COMPOSER = ExtractiveComposer()
FAIR = "招聘会岗位需求4477个，发布职位320个，126家企业参会。"
SIGNED = "签约会上，共签约企业38家，项目52个落地。"
TOWER = "大厦占地面积2.6万平方米，建筑面积14.8万平方米。"
STAFF = "全区有科研人员1.2万人，从业人员6.8万人，引进人才5200人。"


@pytest.mark.parametrize(
    ("question", "sentence", "short"),
    [
        ("招聘会职位多少个？", FAIR, "320个"),
        ("招聘会岗位需求多少个？", FAIR, "4477个"),
        ("参会企业多少家？", FAIR, "126家"),
        ("有多少项目落地？", SIGNED, "52个"),
        ("签约企业多少家？", SIGNED, "38家"),
        ("大厦建筑面积多少？", TOWER, "14.8万平方米"),
        ("大厦占地多少？", TOWER, "2.6万平方米"),
        ("全区引进多少人才？", STAFF, "5200人"),
        ("全区有多少从业人员？", STAFF, "6.8万人"),
    ],
)
def test_each_noun_has_its_own_figure(question: str, sentence: str, short: str) -> None:
    query, readings = read(question, sentence, words=short)
    assert COMPOSER.short_answer(query, readings) == short


@pytest.mark.parametrize(
    ("question", "short"), [("招聘会职位多少个？", "320个"), ("招聘会岗位多少个？", "4477个")]
)
def test_each_noun_has_its_own_sentence(question: str, short: str) -> None:
    sentences = ("招聘会提供岗位4477个。", "招聘会发布职位320个。")
    for told in (sentences, sentences[::-1]):
        query, readings = read(question, *told)
        assert COMPOSER.short_answer(query, readings) == short


@pytest.mark.parametrize(
    ("question", "sentence", "short"),
    [
        ("招聘会职位多少个？", "招聘会岗位需求2150个。", "2150个"),
        ("招聘会提供多少岗位？", "招聘会提供职位2150个。", "2150个"),
        ("公司有员工多少人？", "公司有职工800人。", "800人"),
        ("全区有多少家公司？", "全区有企业210家。", "210家"),
    ],
)
def test_a_synonym_has_the_same_figure(question: str, sentence: str, short: str) -> None:
    query, readings = read(question, sentence, words=short)
    assert COMPOSER.short_answer(query, readings) == short


@pytest.mark.parametrize(
    ("question", "content"),
    [
        ("有多少项目落地？", "项目落地"),
        ("引进多少人才？", "引进人才"),
        ("有多少名额？", "名额"),
        ("有多少家企业？", "企业"),
        ("有多少人参加？", "参加"),
    ],
)
def test_a_unit_that_begins_a_noun_stays_with_it(question: str, content: str) -> None:
    query, _ = read(question, FAIR)
    assert query.slots.attribute == content
