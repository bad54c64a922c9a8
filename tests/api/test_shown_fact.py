"""A fact in words: what its figure is, how exact, of when, from where."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from tests.made_claims import DIRECTOR, EXPORTS, GROWTH, LINGBEI, OUTPUT, YUNLING
from zoneqa.answer.facts import Fact
from zoneqa.api.shown_fact import shown_fact
from zoneqa.claims.claim import Claim
from zoneqa.claims.periods import Period
from zoneqa.claims.quantities import Quantity
from zoneqa.types import Article, Language, Span


def said(claim: Claim, article: Article, language: Language = "zh") -> str:
    return shown_fact(Fact(claim, article), language, {}).said


@pytest.mark.parametrize(
    ("claim", "zh", "en"),
    [
        (OUTPUT, "19.4亿元", "19.4亿元"),
        (GROWTH, "增长 6.2%", "up 6.2%"),
        (replace(GROWTH, direction="down"), "下降 6.2%", "down 6.2%"),
        (replace(GROWTH, kind="change"), "提高 6.2%", "up 6.2%"),
        (replace(OUTPUT, modality="planned"), "计划 19.4亿元", "planned 19.4亿元"),
        (replace(OUTPUT, former=True), "原为 19.4亿元", "formerly 19.4亿元"),
        (DIRECTOR, "张三", "张三"),
    ],
)
def test_what_a_figure_is_is_said_in_words(claim: Claim, zh: str, en: str) -> None:
    assert said(claim, YUNLING) == zh
    assert said(claim, YUNLING, "en") == en


@pytest.mark.parametrize(
    ("approximation", "zh"),
    [
        ("over", "超过 385家"),
        ("under", "接近 385家"),
        ("about", "约 385家"),
        ("at_least", "至少 385家"),
        ("at_most", "至多 385家"),
    ],
)
def test_how_exact_a_figure_is_is_said_in_words(approximation: Any, zh: str) -> None:
    quantity = Quantity(0, 4, Decimal(385), Decimal(385), "家", approximation)
    claim = replace(OUTPUT, value=Span("yunling", 0, 4, "385家"), quantity=quantity)
    assert said(claim, YUNLING) == zh


def test_words_that_are_printed_with_the_figure_are_not_said_twice() -> None:
    quantity = Quantity(0, 5, Decimal(20), Decimal(20), "家", "over")
    claim = replace(OUTPUT, value=Span("yunling", 0, 5, "20多家"), quantity=quantity)
    assert said(claim, YUNLING) == "20多家"


def test_a_part_is_named_with_its_whole() -> None:
    fact = shown_fact(Fact(EXPORTS, YUNLING), "zh", {})
    assert fact.attribute == "规模以上工业总产值中的出口额"


def test_a_copy_brings_its_source_along() -> None:
    fact = shown_fact(Fact(OUTPUT, replace(YUNLING, source="岭上日报")), "zh", {})
    assert fact.copied.split(", ") == [
        *("云岭高新区", "规模以上工业总产值", "2023年上半年", "19.4亿元"),
        *("云岭高新区晒出年报", "岭上日报", "2024-01-05"),
    ]


def test_a_period_in_the_words_of_the_report_is_kept() -> None:
    words = LINGBEI.text[:2]
    period = Period(0, 2, None, None, year_known=False)
    claim = replace(OUTPUT, period=period)
    assert shown_fact(Fact(claim, LINGBEI), "en", {}).period == words
