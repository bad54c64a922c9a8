"""The type of answer that a question asks for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from zoneqa.zones.lexicon import HIGH_TECH, SEVERAL, WHEN, WHEN_ENGLISH

AnswerType = Literal["figure", "date", "place", "name", "list", "other"]

# A place left open in a statement that is to be completed.
_BLANK = r"(?:_{2,}|\(\s*\))"

# The first that matches decides; folded text, so Chinese is simplified and Latin lower case.
_PATTERNS: Mapping[AnswerType, str] = {
    "list": (
        rf"哪{SEVERAL}|分别|包括什么"
        r"|\bwhich (?:\w+ )?\w+s\b|\blist\b|what are the|\bnames of\b"
    ),
    "date": rf"{WHEN}|啥时候|多久|哪个月|{WHEN_ENGLISH}",
    "figure": (
        r"多少|几(?![乎率何经度时])|多[大高长远快]|占比|第几|百分之"
        rf"|{_BLANK}\s*(?:[十百千万亿]|平方|公[里顷斤]|美?元|[人名家个项件所座亩吨米%倍])"
        r"|\bhow (?:many|much|large|big|long|far|fast)\b|\bby what\b|percentage"
        r"|\bwhat (?:\w+ )?(?:rank|share|rate|growth|amount|area|figure)"
    ),
    "place": (
        r"哪里|哪儿|什么地方|何处|在哪|哪个?(?:国家|省|城市|市|区|街道|地方|镇)"
        r"|\bwhere\b|\b(?:what|which) (?:city|province|country|place)\b"
    ),
    "name": (
        r"谁|哪[位家所个支]|[叫是]?什么|啥|名字|名称"
        r"|\bwhom?\b|\b(?:what|which)\b|\bcalled\b|\bnamed\b"
    ),
}
_COMPILED = {kind: re.compile(pattern) for kind, pattern in _PATTERNS.items()}

# No question, but the name of a figure: 桂林高新区规划面积：
_FIGURE_NAMED = re.compile(
    r"(?!.*(?:怎|如何|为[什何]|是否|有无|[吗么]))"
    r".*(?:面积|[额值率量](?<!价值|质量|力量|大量)|[人总]数|投资|投入|人口|增[速幅]|价格|利润|收入|税收)"
    r"[是为达]?\s*[:=]?\s*[?.。]?"
)

# Asks for zones, so that the answer stands in several articles.
_ASKS_FOR_ZONES = re.compile(
    rf"哪(?:{SEVERAL}|一些)个?(?:国家|农业)?(?:(?:{HIGH_TECH}|经开|开发|园)?区|地方)(?!域)"
    r"|\bwhich (?:two |three |of the )?(?:high-tech )?(?:zones|parks|places)\b"
)


def answer_type(folded: str) -> AnswerType:
    """Return the type of answer that a folded question asks for; `other` if none is recognized."""
    unasked: AnswerType = "figure" if _FIGURE_NAMED.fullmatch(folded) else "other"
    return next((kind for kind, pattern in _COMPILED.items() if pattern.search(folded)), unasked)


def asks_for_zones(folded: str) -> bool:
    """Return whether a folded question asks which zones something holds for."""
    return _ASKS_FOR_ZONES.search(folded) is not None
