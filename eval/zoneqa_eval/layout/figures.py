"""Invented indicators with their units and values, for tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from zoneqa_eval.layout.news import SUFFIXES, ZONES


def _decimal(rng: Random) -> str:
    return f"{rng.uniform(2, 999):.1f}"


def _large(rng: Random) -> str:
    return f"{rng.uniform(1000, 9000):,.2f}"


def _count(rng: Random) -> str:
    return str(rng.randint(12, 999))


def _large_count(rng: Random) -> str:
    return f"{rng.randint(1000, 250000):,}"


def _signed(rng: Random) -> str:
    return f"{rng.uniform(-19, 38):.1f}"


@dataclass(frozen=True, slots=True)
class Indicator:
    """A measured quantity: its name, its unit, and a function that draws a value as printed."""

    name: str
    unit: str
    draw: Callable[[Random], str]

    @property
    def with_unit(self) -> str:
        """Return the name with the unit in brackets: 税收（亿元）."""
        return f"{self.name}（{self.unit}）"


INDICATORS = (
    Indicator("税收", "亿元", _decimal),
    Indicator("出口额", "亿元", _decimal),
    Indicator("研发投入", "亿元", _decimal),
    Indicator("工业总产值", "亿元", _large),
    Indicator("营业收入", "亿元", _large),
    Indicator("净利润", "亿元", _signed),
    Indicator("企业数", "家", _count),
    Indicator("孵化器", "个", _count),
    Indicator("专利授权量", "件", _large_count),
    Indicator("从业人员", "人", _large_count),
    Indicator("税收增速", "%", _signed),
    Indicator("出口增速", "%", _signed),
)


class Figures:
    """Draw what tables are filled with: zones, years, indicators and values."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng

    def zones(self, count: int) -> list[str]:
        """Return the names of distinct zones."""
        suffix = self.rng.choice(SUFFIXES)
        return [name + suffix for name in self.rng.sample(ZONES, count)]

    def years(self, count: int) -> list[str]:
        """Return successive years: 2021年, 2022年."""
        first = self.rng.randint(2012, 2025 - count)
        return [f"{first + n}年" for n in range(count)]

    def indicators(self, count: int, unit: str = "") -> list[Indicator]:
        """Return distinct indicators, all of one unit if it is given."""
        known = [indicator for indicator in INDICATORS if unit in ("", indicator.unit)]
        return self.rng.sample(known, min(count, len(known)))

    def values(self, indicator: Indicator, count: int) -> list[str]:
        """Return values without their unit."""
        return [indicator.draw(self.rng) for _ in range(count)]

    def values_with_unit(self, indicator: Indicator, count: int) -> list[str]:
        """Return values with their unit: 28.9亿元."""
        return [value + indicator.unit for value in self.values(indicator, count)]
