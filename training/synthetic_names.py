"""The words of synthetic zone news: random zones, companies, people, figures and dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random
from typing import Any

from training import templates
from zoneqa.types import Bounds

Slots = dict[str, str]

WORDS: dict[str, Any] = templates.load("zones")
_PLACES = templates.load("places")
CITIES: dict[str, str] = _PLACES["cities"]
MONTHS: list[str] = WORDS["months"]
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Indicator:
    """A figure that zones report, with its units and its usual range."""

    zh: list[str]
    en: str
    units: list[str]
    low: float
    high: float


INDICATORS = [Indicator(**row) for row in WORDS["indicators"]]


@dataclass(frozen=True)
class Zone:
    """A zone: its `name` in articles, `alias` in questions, and `short`, without the city."""

    city: str
    name: str
    alias: str
    short: str
    en: str


def fill(template: str, slots: Slots) -> tuple[str, dict[str, Bounds]]:
    """Return the template with its slots filled, and the bounds of each slot's first value."""
    text, last = "", 0
    spans: dict[str, Bounds] = {}
    for match in _SLOT.finditer(template):
        text += template[last : match.start()]
        name = match.group(1)
        spans.setdefault(name, (len(text), len(text) + len(slots[name])))
        text += slots[name]
        last = match.end()
    return text + template[last:], spans


def make_zone(rng: Random) -> Zone:
    """Return a zone of a random city; at least every second one is a high-tech zone."""
    city = rng.choice(list(CITIES))
    kinds = _PLACES["kinds"]
    kind = rng.choice(kinds) if rng.random() < 0.5 else kinds[0]
    long, alias = kind["long"], rng.choice(kind["short"])
    name = rng.choice((city + long, city + rng.choice(kind["short"]), city + alias, city + alias))
    if rng.random() < 0.1:
        name = city + "市" + alias
    asked = city + rng.choice((alias, alias, alias, long))
    return Zone(city, name, asked, alias, f"{CITIES[city]} {rng.choice(kind['en'])}")


def number(rng: Random, low: float, high: float, unit: str) -> str:
    """Return a figure with its unit; its logarithm is uniform."""
    value = low * (high / low) ** rng.random()
    if unit in WORDS["whole"]:
        text = str(max(2, round(value)))
    elif value < 100 and rng.random() < 0.7:
        text = f"{value:.{rng.choice((1, 1, 2))}f}"
    else:
        whole = rng.random() < 0.6
        text = str(max(1, round(value))) if whole else f"{value:.{rng.choice((1, 2))}f}"
    return text + unit


def pick(rng: Random, kind: str) -> str:
    """Return a name of a kind, such as `policies`, with its slots filled."""
    template = rng.choice(WORDS[kind])
    slots = {
        "i": rng.choice(WORDS["industries"]),
        "y": str(rng.randint(2015, 2024)),
        "n": str(rng.randint(8, 50)),
        "c": rng.choice(list(CITIES)),
    }
    return fill(template, slots)[0]


def firm(rng: Random) -> str:
    """Return the name of a company."""
    city = rng.choice(("", "", rng.choice(list(CITIES))))
    head = city + rng.choice(WORDS["firm_heads"])
    return f"{head}{rng.choice(WORDS['firm_trades'])}{rng.choice(WORDS['firm_tails'])}"


def person(rng: Random) -> str:
    """Return the name of a person."""
    surname: str = rng.choice(WORDS["surnames"])
    return surname + "".join(rng.choice(WORDS["given"]) for _ in range(rng.choice((1, 2, 2))))


def date(rng: Random, year: int) -> tuple[str, str]:
    """Return a date as it is written, and in English."""
    month, day = rng.randint(1, 12), rng.randint(1, 28)
    english = MONTHS[month - 1]
    return rng.choice(
        (
            (f"{year}年{month}月{day}日", f"{english} {year}"),
            (f"{year}年{month}月", f"{english} {year}"),
            (f"{month}月{day}日", english),
        )
    )


def period(rng: Random, year: int) -> tuple[str, str, str]:
    """Return a period as it is written, as it is asked for, and in English."""
    n = rng.randint(2, 11)
    whole = f"{year}年", f"{year}年", f"in {year}"
    months = f"{year}年1—{n}月", f"{year}年1至{n}月", f"from January to {MONTHS[n - 1]} {year}"
    return rng.choice(
        (
            *(whole, whole, whole),
            (f"{year}年全年", f"{year}年", f"in {year}"),
            (f"{year}年上半年", f"{year}年上半年", f"in the first half of {year}"),
            (f"{year}年前三季度", f"{year}年前三季度", f"in the first three quarters of {year}"),
            (f"{year}年一季度", f"{year}年第一季度", f"in the first quarter of {year}"),
            months,
            (f"截至{year}年底", f"截至{year}年底", f"by the end of {year}"),
            ("今年上半年", "今年上半年", "in the first half of this year"),
            ("去年", "去年", "last year"),
            ("今年以来", "今年", "this year"),
        )
    )
