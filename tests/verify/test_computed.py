"""A computed sentence stands only if its numbers follow from what it cites."""

from __future__ import annotations

from decimal import Decimal

import pytest

from zoneqa.query.calculation import Threshold
from zoneqa.types import Article, Citation, Span
from zoneqa.verify.computed import verify_computed
from zoneqa.verify.derivation import CitedValue, Derivation, Derived

ARTICLE = Article("a", "数据", "菱溪税收24.6亿元。枫谷税收31.2亿元。澄湖下降2.5%。")
HUNDRED_MILLION = 10**8


def cited(marker: int, sentence: str, value: str) -> tuple[Citation, CitedValue]:
    start, at = ARTICLE.text.index(sentence), ARTICLE.text.index(value)
    span = Span("a", start, start + len(sentence), sentence)
    citation = Citation(marker, ARTICLE, "a:0-33", span)
    return citation, CitedValue(Span("a", at, at + len(value), value), falls="%" in value)


ONE = cited(1, "菱溪税收24.6亿元。", "24.6亿元")
OTHER = cited(2, "枫谷税收31.2亿元。", "31.2亿元")
FALL = cited(3, "澄湖下降2.5%。", "2.5%")

CITATIONS, VALUES = [ONE[0], OTHER[0]], [ONE[1], OTHER[1]]


def yuan(hundred_millions: str) -> Decimal:
    return Decimal(hundred_millions) * HUNDRED_MILLION


@pytest.mark.parametrize(
    ("text", "operation", "result", "verdict"),
    [
        ("枫谷比菱溪高6.6亿元：24.6亿元，31.2亿元。", "change", "6.6", "supported"),
        ("菱溪比枫谷低6.6亿元：24.6亿元，31.2亿元。", "difference", "-6.6", "supported"),
        ("合计55.8亿元：24.6亿元，31.2亿元。", "total", "55.8", "supported"),
        ("枫谷更高：31.2亿元，菱溪24.6亿元。", "most", "31.2", "supported"),
        ("菱溪更低：24.6亿元，枫谷31.2亿元。", "least", "24.6", "supported"),
        ("枫谷比菱溪高7.6亿元：24.6亿元，31.2亿元。", "change", "7.6", "cut"),
        ("枫谷比菱溪高7.6亿元：24.6亿元，31.2亿元。", "change", "6.6", "cut"),
        ("合计55.9亿元：24.6亿元，31.2亿元。", "total", "55.8", "cut"),
        ("菱溪更高：24.6亿元，枫谷31.2亿元。", "most", "24.6", "cut"),
        ("枫谷更高：33.2亿元，菱溪24.6亿元。", "most", "31.2", "cut"),
    ],
)
def test_a_wrong_derivation_is_cut(
    text: str, operation: Derived, result: str, verdict: str
) -> None:
    checked = verify_computed(text, CITATIONS, VALUES, Derivation(operation, yuan(result)))
    assert checked.verdict == verdict


def test_what_counts_is_counted_again() -> None:
    limit = Threshold("over", yuan("30"), "元")
    right = Derivation("count", Decimal(1), limit)
    assert verify_computed("有1个：枫谷31.2亿元。", CITATIONS, VALUES, right).verdict == "supported"
    wrong = Derivation("count", Decimal(2), limit)
    assert verify_computed("有2个：枫谷31.2亿元。", CITATIONS, VALUES, wrong).verdict == "cut"


def test_what_falls_is_less_than_nothing() -> None:
    fall = Derivation("least", Decimal("-2.5"))
    assert verify_computed("澄湖最低：-2.5%。", [FALL[0]], [FALL[1]], fall).verdict == "supported"


def test_a_value_outside_its_citation_is_cut() -> None:
    checked = verify_computed("24.6亿元。", [OTHER[0]], [ONE[1]])
    assert (checked.verdict, checked.reason) == ("cut", "quote_not_found")


def test_a_quote_that_the_article_does_not_have_is_cut() -> None:
    citation = Citation(1, ARTICLE, "a:0-33", Span("a", 0, 4, "枫谷税收"))
    checked = verify_computed("枫谷税收。", [citation], [CitedValue(citation.span)])
    assert (checked.verdict, checked.reason) == ("cut", "quote_not_found")
