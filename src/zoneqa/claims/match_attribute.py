"""Comparing what a question asks for with what a claim is of."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from zoneqa.claims.agreement import Comparison
from zoneqa.claims.claim import Claim
from zoneqa.claims.slots import Slots
from zoneqa.claims.totals import is_of_more
from zoneqa.claims.vocabulary import Term, compare_terms, term_list
from zoneqa.text.character_bigrams import coverage
from zoneqa.text.tagged_words import is_known, tagged_words

_COVERED = 0.6
"""The share of the pairs of characters of an asked attribute that a claim about it has."""

_AMOUNTS = ("金额", "总额", "总量", "数量")
_EXPECTED = ("预计", "计划", "达到", "大约")
_LOCALISERS = ("上", "中", "里", "内", "下")

_OPPOSITES = (
    "男女",
    "净毛",
    "进出",
    "内外",
    "春夏秋冬",
    "东南西北中",
    "上中下",
    "一二三四五六七八九十",
)
"""Single characters that tell one thing from another before the same noun."""


def compare_attribute(slots: Slots, claim: Claim) -> Comparison:
    """Return how what is asked for agrees with what the claim is of."""
    stated = claim.attribute_text
    found = _compare_named(slots, term_list().find(stated))
    if found == "contradicts" or _is_qualified_otherwise(slots.attribute, stated, claim):
        return "contradicts"
    if is_of_more(slots.attribute, claim):
        return "contradicts"
    if found == "agrees" and claim.kind == "date" and not _names_one_event(slots):
        return "unknown"
    if found == "unknown" and _share_covered(slots.attribute, claim) >= _COVERED:
        return "agrees"
    return found


def _compare_named(slots: Slots, stated: Sequence[Term]) -> Comparison:
    """Return how the terms of a question and a claim agree.

    Words that a dictionary translated contradict for certain only if no other words of the question
    name what is stated.
    """
    found = compare_terms(slots.terms, stated)
    if found != "contradicts" or not slots.mentioned:
        return found
    return "contradicts" if compare_terms(slots.mentioned, stated) == found else "unknown"


def _names_one_event(slots: Slots) -> bool:
    """Return whether what happened is told by one term, not by a verb with many: opened."""
    return any(len(meant) == 1 for meant in slots.terms)


def _is_qualified_otherwise(asked: str, stated: str, claim: Claim) -> bool:
    """Return whether the same noun has another word before it: 居民用电量 for 工业用电量.

    What the whole sentence or its subjects name is no other word.
    """
    asked, stated = (_without_amount(words) for words in (asked, stated))
    noun = _common_end(asked, stated)
    asked_word, stated_word = asked.removesuffix(noun), stated.removesuffix(noun)
    if not noun or not asked_word or not stated_word or stated_word in asked_word:
        return False
    last, other = asked_word[-1], stated_word[-1]
    if any(last in row and other in row for row in _OPPOSITES):
        return last not in claim.sentence.quote
    subjects = " ".join(words.text for words in claim.subjects)
    if stated_word in subjects:
        return False
    around = f"{claim.sentence.quote} {subjects}"
    whole = min(len(asked_word), len(stated_word)) > 1 and not _is_beside(asked_word, stated_word)
    if whole and coverage(asked_word, around) == 0.0:
        return True
    nouns = [_noun_at_end(words) for words in (asked_word, stated_word, noun)]
    return all(nouns) and coverage(nouns[0], around) == 0.0


def _is_beside(asked_word: str, stated_word: str) -> bool:
    """Return whether words before a noun tell nothing of it: 预计 and 会上."""
    return asked_word.endswith(_EXPECTED) or stated_word.endswith(_LOCALISERS)


def _noun_at_end(words: str) -> str:
    """Return the noun or adjective of two characters or more that words end with, or nothing.

    A place or an occasion is none: 会上, 区内.
    """
    last = tagged_words(words)[-1]
    is_whole = is_known(last.text) and not last.text.endswith(_LOCALISERS)
    tells = last.is_noun or last.tag == "a"
    return last.text if tells and is_whole and len(last.text) > 1 else ""


def _without_amount(words: str) -> str:
    """Return words without what only says that they have an amount: 外资金额."""
    shorter = next((words[: -len(end)] for end in _AMOUNTS if words.endswith(end)), words)
    return shorter or words


def _common_end(one: str, other: str) -> str:
    pairs = zip(reversed(one), reversed(other), strict=False)
    same = takewhile(lambda pair: pair[0] == pair[1], pairs)
    return one[len(one) - sum(1 for _ in same) :]


def _share_covered(asked: str, claim: Claim) -> float:
    """Return the share of an attribute's pairs of characters that the claim has."""
    words = (claim.attribute, claim.part_of, *claim.subjects)
    return coverage(asked, " ".join(word.text for word in words if word))
