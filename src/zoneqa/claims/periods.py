"""Periods of time as days: 2023年上半年, 去年同期, 截至10月底, 昨日, “十四五”期间."""

from __future__ import annotations

from collections.abc import Iterator

from zoneqa.claims.period import Basis, Period
from zoneqa.claims.period_english import english_periods
from zoneqa.claims.period_reader import read_periods
from zoneqa.text.dates import days_of
from zoneqa.text.language import language_of

__all__ = ["Basis", "Period", "periods"]

_SEEN = 400
"""Characters of a text that show its language."""


def periods(text: str, published: str | None = None) -> Iterator[Period]:
    """Yield the periods of a half-width, simplified text, in order.

    `published` is the ISO date of its article, perhaps without day or month; None for a question.
    """
    days = days_of(published)
    read = english_periods if language_of(text[:_SEEN]) == "en" else read_periods
    return read(text, days)
