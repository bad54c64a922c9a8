"""The values of claims in English: dates by the period, people in pinyin, offices."""

from __future__ import annotations

import pytest

from tests.claims.reports import claim_of
from zoneqa.claims.office_words_english import office_in_english
from zoneqa.claims.person_words_english import person_in_english
from zoneqa.claims.value_words_english import value_in_english


@pytest.mark.parametrize(
    ("text", "value", "english"),
    [
        ("云岭高新区2023年税收为19.4亿元。", "19.4亿元", "1.94 billion yuan"),
        ("云岭高新区税收逾3.2亿元。", "3.2亿元", "more than 320 million yuan"),
        ("云岭高新区去年有高新技术企业500多家。", "500多家", "more than 500 companies"),
        ("云岭高新区引进人才近3.2万人。", "3.2万人", "nearly 32,000 people"),
        ("云岭高新区工业占比提高6.2个百分点。", "6.2个百分点", "6.2 percentage points"),
        ("云岭高新区税收下降2.3%。", "2.3%", "2.3%"),
        ("云岭高新区2023年税收位居全省第三位。", "第三位", "third"),
        ("2021年3月15日，鹿鸣大桥开工。", "2021年3月15日", "15 March 2021"),
        ("3月15日，鹿鸣大桥开工。", "3月15日", "15 March 2024"),
        ("鹿鸣大桥昨日通车。", "昨日", "19 March 2024"),
        ("鹿鸣大桥去年建成。", "去年", "2023"),
        ("云岭高新区投资促进局局长刘超说。", "刘超", "Liu Chao"),
        ("创新大赛冠军是方云。", "方云", None),
        ("创新大赛冠军是清波团队。", "清波团队", None),
    ],
)
def test_the_value_of_a_claim(text: str, value: str, english: str | None) -> None:
    assert value_in_english(claim_of(text, value)) == english


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("刘超", "Liu Chao"),
        ("叶知秋", "Ye Zhiqiu"),
        ("欧阳明", "Ouyang Ming"),
        ("司马相如", "Sima Xiangru"),
        ("曾国安", "Zeng Guo'an"),
        ("单雨桐", "Shan Yutong"),
        ("仇远", "Qiu Yuan"),
        ("吕思源", "Lü Siyuan"),
        ("约翰·史密斯", None),
        ("晨曦光电", None),
        ("云岭集团有限公司", None),
        ("王", None),
        ("Smith", None),
    ],
)
def test_people_in_pinyin(name: str, english: str | None) -> None:
    assert person_in_english(name) == english


@pytest.mark.parametrize(
    ("title", "english"),
    [
        ("局长", "director"),
        ("副局长", "deputy director"),
        ("市长", "mayor"),
        ("院长", None),
        ("讲解员", None),
    ],
)
def test_offices_that_have_one_name(title: str, english: str | None) -> None:
    assert office_in_english(title) == english
