"""Whom or what claims are about: named in the sentence, or before it."""

from __future__ import annotations

import pytest

from tests.claims.reports import claim_of, claims_in

NAMED = [
    ("鹿鸣高新区税收达3亿元。", "3亿元", "鹿鸣高新区"),
    ("清波电子有限公司产值达3亿元。", "3亿元", "清波电子有限公司"),
    ("据远山市统计局介绍，鹿鸣高新区产值增长8%。", "8%", "鹿鸣高新区"),
    ("记者从远山海关获悉，宁夏进出口总值12亿元。", "12亿元", "宁夏"),
    ("2023年，松林区地区生产总值增长3.7%。", "3.7%", "松林区"),
    ("2023年度鹿鸣开发区减免税费3亿元。", "3亿元", "鹿鸣开发区"),
    ("选手把成果留在鹿鸣园区，鹿鸣高新区奖金达3亿元。", "3亿元", "鹿鸣高新区"),
    ("希望松林开发区产值达3亿元。", "3亿元", "松林开发区"),
    ("平台是政校企合作联盟，成员60家。", "60家", "政校企合作联盟"),
    ("“一园”指清波软件产业园，面积3亩。", "3亩", "清波软件产业园"),
    ("带着清波电子有限公司参展，产值达3亿元。", "3亿元", "清波电子有限公司"),
    ("南指挥中心有座席30个。", "30个", "南指挥中心"),
]


@pytest.mark.parametrize(("text", "value", "name"), NAMED)
def test_a_figure_is_about_the_nearest_name_before_it(text: str, value: str, name: str) -> None:
    subject = claim_of(text, value).subjects[0]
    assert (subject.text, subject.carried) == (name, False)


STAND_INS = [
    ("远山市去年税收25亿元。全市企业达310家。", "310家", "远山市"),
    ("松林县去年税收5亿元。全县企业达31家。", "31家", "松林县"),
    ("鹿鸣区发展很快。我区税收达8亿元。", "8亿元", "鹿鸣区"),
    ("清波集团总部设在云岭。公司去年收入8亿元。", "8亿元", "清波集团"),
    ("苏湖省出台政策。全省企业达3万家。", "3万家", "苏湖省"),
]


@pytest.mark.parametrize(("text", "value", "name"), STAND_INS)
def test_words_that_stand_for_a_name_count_as_it(text: str, value: str, name: str) -> None:
    subject = claim_of(text, value).subjects[0]
    assert (subject.text, subject.carried) == (name, False)


REPEATED = [
    ("清波电子预计，全年亏损3亿元。清波电子有员工120人。", "3亿元", "清波电子"),
    ("远山重工持有松林股份8%的股权。远山重工发布公告。", "8%", "远山重工"),
    ("“星河谷”共引进项目61个。星河谷位于鹿鸣。", "61个", "星河谷"),
]


@pytest.mark.parametrize(("text", "value", "name"), REPEATED)
def test_a_company_is_known_by_the_name_that_the_text_repeats(
    text: str, value: str, name: str
) -> None:
    assert name in [subject.text for subject in claim_of(text, value).subjects]


NAMELESS = [
    ("重大项目61个。", "61个"),
    ("上市公司有9家。", "9家"),
    ("全国12个工业园区参展。", "12个"),
    ("3个县7个乡镇受益。", "3个"),
    ("7家企业获批省级研究中心。", "7家"),
]


@pytest.mark.parametrize(("text", "value"), NAMELESS)
def test_common_words_and_counted_things_are_no_names(text: str, value: str) -> None:
    assert claim_of(text, value).subjects == ()


def test_a_name_before_is_carried_and_the_zone_of_the_article_comes_last() -> None:
    text = "清波研究院落户鹿鸣。\n\n产值达3亿元。"
    (claim,) = claims_in(text, title="云岭高新区快讯", zone="云岭高新区")
    assert [(s.text, s.carried) for s in claim.subjects] == [
        ("清波研究院", True),
        ("云岭高新区", True),
    ]


TERMS = ["地区生产总值", "固定资产投资", "高新技术企业", "一般公共预算收入", "社会消费品零售总额"]


@pytest.mark.parametrize("term", TERMS)
def test_the_name_of_a_figure_that_opens_a_clause_is_no_subject(term: str) -> None:
    text = f"{term}88亿元，鹿鸣高新区明年的目标是{term}达到95亿元。"
    subjects = claim_of(text, "88亿元").subjects
    assert not any(term.startswith(subject.text) for subject in subjects)
