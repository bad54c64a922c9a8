"""What a question asks for and what it takes for granted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from zoneqa.query.subquestions import split_subquestions
from zoneqa.query.translation import Translate, untranslated
from zoneqa.text.language import language_of
from zoneqa.text.normalize import half_width, simplify
from zoneqa.text.numbers import figures, ordinals, years
from zoneqa.types import Language, Wordings
from zoneqa.zones.gazetteer import Gazetteer, Mention, ZoneNames
from zoneqa.zones.pinyin import pinyin_names

AnswerType = Literal["figure", "date", "place", "name", "list", "other"]

# The first that matches decides; folded text, so Chinese is simplified and Latin lower case.
_WANTED: tuple[tuple[AnswerType, re.Pattern[str]], ...] = (
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
            r"多少|几(?![乎率何经度时])|多[大高长远快]|占比|第几|百分之"
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


# Asks for zones, so that the answer stands in several articles.
_ACROSS = re.compile(
    r"哪(?:[几些两三四五六]|一些)个?(?:国家|农业)?(?:高新区|农高区|开发区|园区|地方|区)(?!域)"
    r"|\bwhich (?:two |three |of the )?(?:high-tech )?(?:zones|parks|places)\b"
)


@dataclass(frozen=True, slots=True)
class Query:
    """A question, taken apart. `figures` leaves out the years; `ordinals` are as ("8", "届").

    `text` is what was `typed`, but simplified, and calls places as the articles call them. `parts`
    are the same question asked of each thing that it is about, if there are several, or the several
    questions that it asks; `across` says that it asks which zones something holds for. `wordings`
    are what the terms of an English question may be called in Chinese, `names` those that it has in
    pinyin, places left out.
    """

    text: str
    typed: str
    language: Language
    wanted: AnswerType
    places: tuple[ZoneNames, ...]
    years: frozenset[str]
    figures: frozenset[Decimal]
    ordinals: frozenset[tuple[str, str]]
    across: bool = False
    wordings: tuple[Wordings, ...] = ()
    names: tuple[str, ...] = ()
    parts: tuple[Query, ...] = ()


def analyze(text: str, gazetteer: Gazetteer, translate: Translate = untranslated) -> Query:
    """Takes a clean question apart."""
    typed = simplify(text)
    plain = gazetteer.in_own_names(typed)
    language = language_of(text)
    mentions = gazetteer.find(plain)
    told = translate if language == "en" else untranslated
    parts = (
        _question(part, part, gazetteer.find(part), language, told)
        for part in split_subquestions(plain, mentions)
    )
    as_typed = plain == half_width(text)
    whole = _question(text if as_typed else plain, plain, mentions, language, told)
    return replace(whole, typed=text, parts=tuple(parts))


def _question(
    text: str,
    plain: str,
    mentions: Sequence[Mention],
    language: Language,
    translate: Translate,
) -> Query:
    named = years(plain)
    places = [(mention.start, mention.end) for mention in mentions]
    folded = plain.casefold()
    return Query(
        text=text,
        typed=text,
        language=language,
        wanted=next((kind for kind, mark in _WANTED if mark.search(folded)), "other"),
        places=tuple(mention.place for mention in mentions),
        years=named,
        figures=figures(plain) - {Decimal(year).normalize() for year in named},
        ordinals=ordinals(plain),
        across=_ACROSS.search(folded) is not None,
        wordings=translate(plain),
        names=pinyin_names(plain, places, translate) if language == "en" else (),
    )
