"""Words that refer to a name said before, and the text as it is read with the names."""

from __future__ import annotations

import pytest

from zoneqa.claims.read_text import ReadText, read_text
from zoneqa.claims.references import references
from zoneqa.text.segment import sentences


def as_read(text: str) -> str:
    return read(text, 0).text


def read(text: str, start: int) -> ReadText:
    found = references(text, sentences(text))
    return read_text(text, (start, len(text)), [one.replaced(text) for one in found])


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "甲山高新区与乙川高新区签约。前者出资3亿元，后者出资5亿元。",
            "甲山高新区与乙川高新区签约。甲山高新区出资3亿元，乙川高新区出资5亿元。",
        ),
        (
            "蓝鲸公司和白鹭公司合作，后者提供厂房。",
            "蓝鲸公司和白鹭公司合作，白鹭公司提供厂房。",
        ),
        (
            "海棠高新区位于湖滨。该区税收为17.2亿元。",
            "海棠高新区位于湖滨。海棠高新区税收为17.2亿元。",
        ),
        ("东溪大学及西溪大学参加，前者派出40人。", "东溪大学及西溪大学参加，东溪大学派出40人。"),
        (
            "甲山经开区成立于1998年，该园区面积46平方公里。",
            "甲山经开区成立于1998年，甲山经开区面积46平方公里。",
        ),
    ],
)
def test_a_reference_is_read_as_the_name(text: str, read: str) -> None:
    assert as_read(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "甲山高新区、乙川高新区、丙岭高新区签约。前者出资3亿元。",
        "大家意见不一，前者多，后者少。",
        "甲山高新区与乙川高新区签约。该区税收为3亿元。",
        "海棠高新区位于湖滨。\n该区域税收为17.2亿元。",
        "海棠高新区位于湖滨。\n另一段。该区税收为2亿元。",
    ],
)
def test_where_it_is_not_certain_the_word_stays(text: str) -> None:
    assert as_read(text) == text


def test_offsets_go_there_and_back() -> None:
    text = "甲山高新区与乙川高新区签约。前者出资3亿元，后者出资5亿元。"
    said = read(text, 14)
    assert said.text == "甲山高新区出资3亿元，乙川高新区出资5亿元。"
    figure = text.index("5亿元"), text.index("5亿元") + 3
    assert said.text[slice(*said.to_read(figure))] == "5亿元"
    assert said.to_article(said.to_read(figure)) == figure
    name = said.text.index("乙川高新区"), said.text.index("乙川高新区") + 5
    assert text[slice(*said.to_article(name))] == "后者"
    assert said.to_article((0, len(said.text))) == (14, len(text))
