"""Comparing what a question asks for with what a claim is of."""

from __future__ import annotations

from collections.abc import Container
from itertools import takewhile

from zoneqa.claims.agreement import Comparison
from zoneqa.claims.claim import Claim
from zoneqa.claims.slots import Slots
from zoneqa.claims.totals import is_of_more
from zoneqa.claims.vocabulary import MOMENTS, Term, compare_terms, term_list
from zoneqa.text.character_bigrams import coverage
from zoneqa.text.tagged_words import is_known, tagged_words

_COVERED = 0.6
"""The share of the pairs of characters of an asked attribute that a claim about it has."""

_AMOUNTS = ("金额", "总额", "总量", "数量")
_EXPECTED = ("预计", "计划", "达到", "大约")
_LOCALISERS = ("上", "中", "里", "内", "下")

_RATES = ("增速", "增幅", "降幅", "涨幅", "跌幅")

_COMPOUND = 3
"""Characters of a noun whose last one says of which kind it is."""

_PLACES = ("r", "s", "f")
"""The tags of words that say where something is from: 本地."""

_LOOSE_KINDS = "区园线人者员量数额率值度家"
"""Last characters of nouns that may well mean the same: 工业园, 产业园."""

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
    terms = [term for term in term_list().find(stated) if term.section not in MOMENTS]
    found = _compare_named(slots, terms)
    if found == "contradicts" or _is_qualified_otherwise(slots.attribute, stated, claim):
        return "contradicts"
    if is_of_more(slots.attribute, claim) or _is_of_its_rate(slots.attribute, claim):
        return "contradicts"
    if found == "agrees" and claim.kind == "date" and not _names_one_event(slots):
        return "unknown"
    if found == "unknown" and _share_covered(slots.attribute, claim) >= _COVERED:
        return "agrees"
    return found


def _compare_named(slots: Slots, stated: list[Term]) -> Comparison:
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


def _is_of_its_rate(asked: str, claim: Claim) -> bool:
    """Return whether a claim says how a rate differs: 增速高于全市1.5个百分点, for 增长了多少."""
    rated = any(rate in claim.attribute_text for rate in _RATES)
    return claim.kind == "change" and rated and not any(rate in asked for rate in _RATES)


def _is_qualified_otherwise(asked: str, stated: str, claim: Claim) -> bool:
    """Return whether the same noun has another word before it: 居民用电量 for 工业用电量.

    What the whole sentence or its subjects name is no other word.
    """
    asked, stated = (_without_amount(words) for words in (asked, stated))
    noun = _common_end(asked, stated)
    asked_word, stated_word = asked.removesuffix(noun), stated.removesuffix(noun)
    if _ends_otherwise(asked, stated, claim):
        return True
    if not noun or not asked_word or not stated_word or stated_word in asked_word:
        return False
    last, other = asked_word[-1], stated_word[-1]
    if any(last in row and other in row for row in _OPPOSITES):
        return last not in claim.sentence.quote
    subjects = " ".join(words.text for words in claim.subjects)
    if stated_word in subjects or _is_one(asked_word, stated_word):
        return False
    around = f"{claim.sentence.quote} {subjects}"
    whole = min(len(asked_word), len(stated_word)) > 1 and not _is_beside(asked_word, stated_word)
    if whole and coverage(asked_word, around) == 0.0 and not _may_refer(stated_word, asked_word):
        return True
    nouns = [_noun_at_end(asked_word), _noun_at_end(stated_word, _PLACES), _noun_at_end(noun)]
    return all(nouns) and coverage(nouns[0], around) == 0.0


def _may_refer(stated_word: str, asked_word: str) -> bool:
    """Return whether a word may stand for a name that was said before: 园区 for 科创谷."""
    is_name = any(w.is_proper or not is_known(w.text) for w in tagged_words(asked_word))
    stated = tagged_words(stated_word)
    tells = any(word.is_noun or word.tag in _PLACES for word in stated)
    return is_name and tells and all(is_known(word.text) for word in stated)


def _ends_otherwise(asked: str, stated: str, claim: Claim) -> bool:
    """Return whether both end with a thing of one kind, but not the same.

    变电站 for 加氢站, 外地工人 for 本地工人.
    """
    one, other = _last_told_apart(asked, stated)
    if one and other:
        return coverage(one, claim.sentence.quote) == 0.0 and not _is_one(one, other)
    one = _noun_at_end(asked)
    if len(one) < _COMPOUND or one[-1] != stated[-1:] or one[-1] in _LOOSE_KINDS:
        return False
    other, tells = stated[-len(one) : -1], one[:-1]
    is_other = len(other) == len(tells) and set(other).isdisjoint(tells)
    return is_other and coverage(tells, claim.sentence.quote) == 0.0 and not _is_one(one, stated)


def _last_told_apart(asked: str, stated: str) -> tuple[str, str]:
    """Return the nouns before the words that two runs of words both end with, or nothing."""
    one, other = (list(tagged_words(words)) for words in (asked, stated))
    common = 0
    while one and other and one[-1].text == other[-1].text:
        common += one.pop().is_noun
        other.pop()
    if not common or not one or not other:
        return "", ""
    return _noun_at_end(one[-1].text), _noun_at_end(other[-1].text, _PLACES)


def _is_one(noun: str, stated: str) -> bool:
    """Return whether the list has both words as one term."""
    term = term_list().get(noun)
    return term is not None and term in term_list().find(stated)


def _is_beside(asked_word: str, stated_word: str) -> bool:
    """Return whether words before a noun tell nothing of it: 预计 and 会上."""
    return asked_word.endswith(_EXPECTED) or stated_word.endswith(_LOCALISERS)


def _noun_at_end(words: str, others: Container[str] = ()) -> str:
    """Return the noun or adjective of two characters or more that words end with, or nothing.

    Words with one of the tags in `others` count as well: 本地.

    A place or an occasion is none: 会上, 区内.
    """
    if not words:
        return ""
    last = tagged_words(words)[-1]
    is_whole = is_known(last.text) and not last.text.endswith(_LOCALISERS)
    tells = last.is_noun or last.tag == "a" or last.tag in others
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
