"""What a question asks for and what it takes for granted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from zoneqa.figures import figures, years
from zoneqa.reading.places import Gazetteer, Mention, Place
from zoneqa.text import language_of, simplify
from zoneqa.types import Language

Wanted = Literal["figure", "date", "place", "name", "list", "other"]

MAX_PARTS = 3
# What joins one place to the next.
_JOINT = re.compile(r"(?:[和与跟及、,，]|以及|还有|\s(?:and|or|versus|vs\.?))\s*$")

# The first that matches decides; folded text, so Chinese is simplified and Latin lower case.
_WANTED: tuple[tuple[Wanted, re.Pattern[str]], ...] = (
    (
        "list",
        re.compile(
            r"哪[几些两三四五六七八九十]|分别|包括什么"
            r"|\bwhich (?:\w+ )?\w+s\b|\blist\b|what are the|\bnames of\b"
        ),
    ),
    (
        "date",
        re.compile(
            r"什么时[候间]|啥时候|何时|哪一?[年月天日]|几[月号]|多久|哪个月"
            r"|\bwhen\b|\b(?:what|which) (?:year|month|date|day)\b"
        ),
    ),
    (
        "figure",
        re.compile(
            r"多少|几[个家名人年亿万元倍成项条期次位所种类架列亩]|多[大高长远快]|占比|第几|百分之"
            r"|\bhow (?:many|much|large|big|long|far|fast)\b|\bby what\b|percentage"
            r"|\bwhat (?:\w+ )?(?:rank|share|rate|growth|amount|area|figure)"
        ),
    ),
    (
        "place",
        re.compile(
            r"哪里|哪儿|什么地方|何处|在哪|哪个?(?:国家|省|城市|市|区|街道|地方|镇)"
            r"|\bwhere\b|\b(?:what|which) (?:city|province|country|place)\b"
        ),
    ),
    (
        "name",
        re.compile(
            r"谁|哪[位家所个支]|[叫是]?什么|啥|名字|名称"
            r"|\bwhom?\b|\b(?:what|which)\b|\bcalled\b|\bnamed\b"
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question, taken apart. `figures` leaves out the years.

    `parts` are the same question asked of each place that it names, if it names several.
    """

    text: str
    language: Language
    wanted: Wanted
    places: tuple[Place, ...]
    years: frozenset[str]
    figures: frozenset[Decimal]
    parts: tuple[Question, ...] = ()


def analyse(text: str, gazetteer: Gazetteer) -> Question:
    """Takes a clean question apart."""
    plain = simplify(text)
    mentions = gazetteer.find(plain)
    whole = _question(text, plain, tuple(mention.place for mention in mentions))
    about = [mention for mention in mentions if mention.covered]
    if len(about) < len(mentions) or not 2 <= len(about) <= MAX_PARTS:
        return whole
    parts = (_question(part, part, (place,)) for place, part in _parts(plain, about))
    return replace(whole, parts=tuple(parts))


def _question(text: str, plain: str, places: tuple[Place, ...]) -> Question:
    named = years(plain)
    folded = plain.casefold()
    return Question(
        text=text,
        language=language_of(text),
        wanted=next((kind for kind, mark in _WANTED if mark.search(folded)), "other"),
        places=places,
        years=named,
        figures=figures(plain) - {Decimal(year).normalize() for year in named},
    )


def _parts(plain: str, mentions: Sequence[Mention]) -> Iterator[tuple[Place, str]]:
    """What is said from one place to the next, with the question's begin and end round it.

    桂林和苏州的产值各是多少 becomes 桂林的产值各是多少 and 苏州的产值各是多少.
    """
    head, tail = plain[: mentions[0].start], plain[mentions[-1].end :]
    for mention, following in zip(mentions, [*mentions[1:], None], strict=True):
        own = plain[mention.start : following.start] if following else plain[mention.start :]
        own = _JOINT.sub("", own) if following else own
        yield mention.place, f"{head}{own}{tail if following else ''}"
