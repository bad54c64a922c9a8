"""A year with which a change is only compared is not told of."""

from __future__ import annotations

import pytest

from zoneqa.claims.article_text import ArticleText
from zoneqa.claims.told_years import compared_years, told_years
from zoneqa.types import Article


def parsed(text: str) -> ArticleText:
    return ArticleText.of(Article("a", "", text, date="2024-07-20"))


@pytest.mark.parametrize(
    ("text", "told", "compared"),
    [
        ("2024年税收12亿元，比2023年增长5%。", {"2024"}, {"2023"}),
        ("上半年税收12亿元，比去年同期多1亿元。", {"2024"}, {"2023"}),
        ("税收12亿元，是2022年的3倍。", set(), {"2022"}),
        ("税收与2021年相比，增加1亿元。", set(), {"2021"}),
        ("In 2023 it rose compared with 2022.", {"2023"}, {"2022"}),
        ("税收12亿元，比2022年的11亿元多。", {"2022"}, set()),
        ("税收12亿元，去年同期为11亿元。", {"2023"}, set()),
        ("2023年税收11亿元，今年比2023年增长5%。", {"2023", "2024"}, {"2023"}),
        ("2023全球论坛开幕。", {"2023"}, set()),
        ("2020至2022年累计投资9亿元。", {"2020", "2021", "2022"}, set()),
    ],
)
def test_years_that_a_text_tells_of_and_compares_with(
    text: str, told: set[str], compared: set[str]
) -> None:
    whole = (0, len(text))
    assert told_years(parsed(text), whole) == told
    assert compared_years(parsed(text), whole) == compared
