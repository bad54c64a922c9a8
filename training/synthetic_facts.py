"""The facts of synthetic zone news, the sentences that state them, and questions about them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from training import templates
from training.synthetic_names import (
    CITIES,
    INDICATORS,
    WORDS,
    Slots,
    Zone,
    date,
    firm,
    number,
    period,
    person,
    pick,
)


@dataclass(frozen=True)
class QuestionForms:
    """The forms of a question in Chinese and English, and the slot that answers it."""

    slot: str
    zh: list[str]
    en: list[str]


@dataclass(frozen=True)
class Fact:
    """A fact of a kind: its values, sentences that can state it, and questions about it."""

    kind: str
    slots: Slots
    forms: list[str]
    questions: list[QuestionForms]


def _form(rows: dict[str, Any]) -> tuple[list[str], list[QuestionForms]]:
    return rows["forms"], [QuestionForms(**row) for row in rows["asks"]]


_FORMS = {kind: _form(rows) for kind, rows in templates.load("facts").items()}


def make_fact(rng: Random, zone: Zone) -> Fact:
    """Return a fact of a random kind about a zone."""
    makers: list[Callable[[Random, Zone], Fact]] = [statistic, project, leader, target, named_thing]
    return rng.choices(makers, (5, 3, 1, 1, 5))[0](rng, zone)


def similar_fact(rng: Random, zone: Zone, fact: Fact) -> Fact:
    """Return the same kind of fact with other values: of another year or another zone."""
    for _ in range(60):
        new = make_fact(rng, zone)
        if new.kind == fact.kind:
            keep = {k: fact.slots[k] for k in ("i", "ia", "ie", "u") if k in fact.slots}
            return Fact(new.kind, new.slots | keep, new.forms, new.questions)
    return make_fact(rng, zone)


def statistic(rng: Random, zone: Zone) -> Fact:
    """Return a figure of a period, or a count of something."""
    indicator = rng.choice(INDICATORS)
    unit = rng.choice(indicator.units)
    written, asked, english = period(rng, rng.randint(2010, 2025))
    about = rng.choice(("", "", "", "", "", "约"))
    slots = {
        "p": written,
        "pa": asked,
        "pe": english,
        "i": rng.choice(indicator.zh),
        "ia": rng.choice(indicator.zh),
        "ie": indicator.en,
        "v": about + number(rng, indicator.low, indicator.high, unit),
        "u": unit.removeprefix("余"),
        "g": f"{rng.uniform(1, 60):.{rng.choice((0, 1, 1, 2))}f}%",
        "d": number(rng, indicator.low, indicator.high, unit),
    }
    if unit in WORDS["counted"] and rng.random() < 0.8:
        return Fact("statistic:" + indicator.en, slots, *_FORMS["stock"])
    forms, (value, growth) = _FORMS["statistic"]
    return Fact("statistic:" + indicator.en, slots, forms, [value, value, growth])


def project(rng: Random, zone: Zone) -> Fact:
    """Return the investment of a company."""
    day, english = date(rng, rng.randint(2012, 2025))
    industry = rng.choice(list(WORDS["industries_en"]))
    slots = {
        "f": firm(rng),
        "m": number(rng, 0.5, 200, "亿元"),
        "a": number(rng, 20, 2000, "亩"),
        "t": day,
        "te": english,
        "o": number(rng, 1, 300, "亿元"),
        "x": rng.choice(WORDS["products"]),
        "q": number(rng, 1, 90, rng.choice(WORDS["capacities"])),
        "j": number(rng, 50, 5000, "个"),
        "k": industry,
        "ke": WORDS["industries_en"][industry],
        "n": rng.choice(WORDS["parts"]),
    }
    return Fact("project", slots, *_FORMS["project"])


def leader(rng: Random, zone: Zone) -> Fact:
    """Return a statement of an official."""
    english = WORDS["titles_en"]
    title = rng.choice(list(english) if rng.random() < 0.5 else WORDS["titles"])
    slots = {"w": person(rng), "l": title, "le": english.get(title, "")}
    sayings = [
        saying.replace("{i}", rng.choice(WORDS["industries"])) if "{i}" in saying else saying
        for saying in WORDS["sayings"]
    ]
    slots["s"] = rng.choice(sayings)
    forms, asks = _FORMS["leader"]
    if not slots["le"]:
        asks = [QuestionForms(ask.slot, ask.zh, [] if ask.slot == "w" else ask.en) for ask in asks]
    return Fact("leader:" + title, slots, forms, asks)


def target(rng: Random, zone: Zone) -> Fact:
    """Return a figure that is planned."""
    indicator = rng.choice(INDICATORS)
    year = str(rng.randint(2015, 2035))
    slots = {
        "y": f"{year}年",
        "ye": year,
        "i": rng.choice(indicator.zh),
        "ia": rng.choice(indicator.zh),
        "ie": indicator.en,
        "v": number(rng, indicator.low * 2, indicator.high * 2, rng.choice(indicator.units)),
    }
    return Fact("target:" + indicator.en, slots, *_FORMS["target"])


def named_thing(rng: Random, zone: Zone) -> Fact:
    """Return a policy, an event or the like, which has a name or a date."""
    year = rng.randint(1991, 2024)
    kind = rng.choice(list(_NAMED))
    day, english = date(rng, year)
    slots = {"t": day, "te": english, "y": f"{year}年", "ye": str(year)}
    slots |= {"f": firm(rng), "g": firm(rng)}
    return Fact(kind, slots | _NAMED[kind](rng, zone, year), *_FORMS[kind])


def _policy(rng: Random, zone: Zone, year: int) -> Slots:
    name = pick(rng, "policies")
    return {"n": name, "m": number(rng, 0.1, 50, rng.choice(("亿元", "万元")))}


def _platform(rng: Random, zone: Zone, year: int) -> Slots:
    name = pick(rng, "platforms")
    return {"n": name, "u": rng.choice(list(CITIES)) + rng.choice(WORDS["universities"])}


def _award(rng: Random, zone: Zone, year: int) -> Slots:
    return {"n": pick(rng, "awards"), "d": rng.choice(WORDS["departments"])}


def _event(rng: Random, zone: Zone, year: int) -> Slots:
    return {
        "n": pick(rng, "events"),
        "h": rng.choice(WORDS["venues"]),
        "c": number(rng, 3, 120, "个"),
        "v": number(rng, 5, 900, "亿元"),
        "e": number(rng, 30, 900, "家"),
    }


def _industry(rng: Random, zone: Zone, year: int) -> Slots:
    chosen = rng.sample(WORDS["industries"], rng.choice((2, 3, 4)))
    count = {2: "两", 3: "三", 4: "四"}[len(chosen)]
    return {"n": "、".join(chosen), "c": count, "v": number(rng, 100, 5000, "亿元")}


def _founding(rng: Random, zone: Zone, year: int) -> Slots:
    return {
        "o": f"{rng.randint(1988, year)}年",
        "a": number(rng, 2, 600, "平方公里"),
        "d": rng.choice(WORDS["districts"]),
        "k": zone.city + "市",
        "city": CITIES[zone.city],
    }


def _rank(rng: Random, zone: Zone, year: int) -> Slots:
    return {
        "r": f"第{rng.randint(1, 120)}" + rng.choice(("位", "名", "")),
        "b": rng.choice(WORDS["rankings"]),
        "n": number(rng, 1, 30, "位").replace(".", ""),
    }


def _funding(rng: Random, zone: Zone, year: int) -> Slots:
    return {
        "n": number(rng, 0.1, 60, rng.choice(("亿元", "万元"))),
        "b": rng.choice(WORDS["banks"]) + rng.choice(WORDS["branches"]),
        "c": rng.choice(WORDS["rounds"]),
        "e": number(rng, 5, 500, "家"),
    }


def _service(rng: Random, zone: Zone, year: int) -> Slots:
    low, high = sorted(rng.sample(range(1, 60), 2))
    return {
        "a": f"{low}个工作日",
        "b": f"{high}个工作日",
        "n": rng.choice(WORDS["reforms"]),
        "c": number(rng, 20, 900, "项"),
        "k": rng.choice(WORDS["permits"]),
    }


_NAMED: dict[str, Callable[[Random, Zone, int], Slots]] = {
    "policy": _policy,
    "platform": _platform,
    "award": _award,
    "event": _event,
    "industry": _industry,
    "founding": _founding,
    "rank": _rank,
    "funding": _funding,
    "service": _service,
}
