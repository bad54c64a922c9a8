"""English questions that are made from what a Chinese sentence states."""

from __future__ import annotations

import pytest

from zoneqa.answer.examples.english_questions import english_question
from zoneqa.answer.examples.named_claim import named_claim
from zoneqa.claims.extract import claims_of
from zoneqa.types import Article


def question(text: str) -> str | None:
    """The question on the first claim of a report of 12 May 2024."""
    first, *_ = claims_of(Article("a", "", text, date="2024-05-12"))
    named = named_claim(first)
    return english_question(named) if named else None


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("2023年，昆山高新区地区生产总值达到412亿元。",
         "What was the gross domestic product of Kunshan High-tech Zone in 2023?"),
        ("2023年上半年，昆山高新区税收为31.5亿元。",
         "What was the tax revenue of Kunshan High-tech Zone in the first half of 2023?"),
        ("2023年，昆山高新区规划面积为349公顷。",
         "What is the planned area of Kunshan High-tech Zone?"),
        ("2023年，昆山高新区实际利用外资8亿美元。",
         "What was the utilized foreign investment of Kunshan High-tech Zone in 2023?"),
        ("苏州高新区党工委书记叶知秋致辞。",
         "Who is the party secretary of Suzhou New District?"),
        ("昆山高新区规划面积为349公顷。",
         "What is the planned area of Kunshan High-tech Zone?"),
        ("2023年，昆山高新区税收下降2.1%。",
         "By how much did the tax revenue of Kunshan High-tech Zone fall in 2023?"),
        ("截至2023年底，昆山高新区共有高新技术企业326家。",
         "How many high-tech enterprises were there in Kunshan High-tech Zone "
         "by 31 December 2023?"),
        ("2023年，昆山高新区签约投资项目46个。",
         "How many investment projects did Kunshan High-tech Zone sign in 2023?"),
        ("昆山高新区管委会主任温以宁介绍了项目情况。",
         "Who is the director of the administrative committee of Kunshan High-tech Zone?"),
        ("昆山高新区党工委书记叶知秋致辞。",
         "Who is the party secretary of Kunshan High-tech Zone?"),
    ],
)  # fmt: skip
def test_what_has_a_certain_english_form_is_asked_in_english(sentence: str, expected: str) -> None:
    assert question(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "昆山高新区已陆续开发出将近40个人力资源合作基地。",
        "昆山高新区现有瞪羚培育库入库企业12家。",
        "云岭芯辰半导体有限公司总投资46亿元。",
        "昆山高新区办完了69家企业的入园审批。",
    ],
)
def test_what_has_none_is_not_asked_in_english(sentence: str) -> None:
    assert question(sentence) is None
