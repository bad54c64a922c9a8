"""Periods of time as days: 2023年上半年, 去年同期, 截至10月底, 昨日, “十四五”期间."""

from __future__ import annotations

from collections.abc import Iterator

from zoneqa.claims.period import Basis, Period
from zoneqa.claims.period_reader import read_periods

__all__ = ["Basis", "Period", "periods"]


def periods(text: str, published: str | None = None) -> Iterator[Period]:
    """Yield the periods of a half-width, simplified text, in order.

    `published` is the ISO date of its article, perhaps without day or month; None for a question.
    """
    return read_periods(text, published)
