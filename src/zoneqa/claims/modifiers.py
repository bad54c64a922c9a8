"""Figures that are a part of a noun, and no values: 三大产业; 10亿元以上项目7个."""

from __future__ import annotations

import re

from zoneqa.claims.parsed_sentence import ParsedSentence
from zoneqa.claims.quantities import Quantity
from zoneqa.claims.units import dimension
from zoneqa.claims.vocabulary import term_list
from zoneqa.text.characters import HAN
from zoneqa.types import Bounds

LIST_MARK = re.compile("[、和与及]|以及")
"""What parts the items of a list in Chinese."""

_NUMERALS = tuple("二两三四五六七八九十")
_THRESHOLDS = ("以上", "以下", "以内")
_NOUN = re.compile(rf"的?(?!的|左右|[，。；])[{HAN}“A-Za-z]")
_NO_NOUN = frozenset("，。；：、,;:（(")


def modifies_a_noun(sentence: ParsedSentence, value: Quantity) -> bool:
    """Return whether a quantity is a part of a noun."""
    return _is_threshold(sentence, value) or sums_up(sentence, value) is not None


def _is_threshold(sentence: ParsedSentence, value: Quantity) -> bool:
    """Return whether a value only bounds the things that another one counts, or is an age."""
    plain = sentence.plain
    printed = plain[value.start : value.end]
    is_bound = any(word in printed for word in _THRESHOLDS)
    if not is_bound or not _NOUN.match(plain, value.end):
        return False
    following = next((other for other in sentence.quantities if other.start > value.start), None)
    is_counted = following and _NO_NOUN.isdisjoint(plain[value.end : following.start])
    return bool(is_counted) or value.unit == "岁"


def sums_up(sentence: ParsedSentence, value: Quantity) -> Bounds | None:
    """Return the bounds of the list that a value sums up, None if there is none.

    装备制造、生物医药、新材料三大产业: three items, then their number with what they are.
    """
    plain, start = sentence.plain, sentence.clause_at(value.start)[0]
    if dimension(value.unit) != "count" or not plain.startswith(_NUMERALS, value.start):
        return None
    marks = list(LIST_MARK.finditer(plain, start, value.start))
    if len(marks) + 1 != value.low or not _NOUN.match(plain, value.end):
        return None
    last = plain[marks[-1].end() : value.start] if marks else ""
    happens = any(term.section == "action" for term in term_list().find(last))
    return (start, value.start) if last and not happens else None
