"""Invented facts as the pages show them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from tests.made_claims import OUTPUT, YUNLING
from zoneqa.answer.facts import Fact
from zoneqa.api.shown_fact import ShownFact, shown_fact
from zoneqa.claims.claim import Words
from zoneqa.claims.periods import Period
from zoneqa.claims.quantities import Quantity
from zoneqa.types import Article, Language, Span

OTHER = replace(YUNLING, id="other", date="2023-12-01", source="岭上日报")


def output(
    year: int,
    amount: int,
    article: Article = YUNLING,
    subject: str = "云岭高新区",
    **changes: Any,
) -> Fact:
    """A fact: the output of a zone in a year, in 亿元."""
    number = Decimal(amount) * 10**8
    claim = replace(
        OUTPUT,
        value=Span(article.id, 0, 5, f"{amount}亿元"),
        sentence=Span(article.id, 0, 20, article.text[:20]),
        subjects=(Words(subject, (0, 0)),),
        quantity=Quantity(0, 5, number, number, "元"),
        period=Period(0, 0, date(year, 1, 1), date(year, 12, 31)),
    )
    return Fact(replace(claim, **changes), article)


def shown(*facts: Fact, language: Language = "zh") -> list[ShownFact]:
    return [shown_fact(fact, language, {}) for fact in facts]


def percent(number: str) -> Quantity:
    return Quantity(0, 4, Decimal(number), Decimal(number), "%")
