"""Checking the names that a sentence has in the place of others: 欧盟 in a sentence on 东盟."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zoneqa.text.normalize import fold
from zoneqa.text.overlap import overlap
from zoneqa.text.tagged_words import TaggedWord, is_known
from zoneqa.types import Bounds
from zoneqa.verify.cited_evidence import CitedEvidence
from zoneqa.verify.findings import Finding, finding
from zoneqa.verify.name_support import is_subsequence
from zoneqa.verify.named_parts import named_parts
from zoneqa.verify.replacements import ReplacedWords

_NAMING_TAGS = frozenset({"j", "nt"})
"""Tags of abbreviations and of organisations, which dictionaries have: 东盟, 财政厅."""

_JOINING_TAGS = frozenset({"c", "d", "p", "t", "u", "uj", "ul", "x"})
"""Tags of words that are part of no name: 将, 于."""

_DONE = ("v", "a", "d")
"""How the tags of verbs, adjectives and adverbs begin."""

_CAN = ("能", "可", "会", "须", "需", "应")
"""What begins words for what can or has to be done."""

_BODIES = tuple("厅局委部司署院办处行社会厂店馆校所队港场站园城区")
"""What the names of bodies and sites end with."""

_COMMON = 2
"""Characters of the common words for bodies and sites: 公司, 社会, 园区."""

_SAME = (("企业", "公司"), ("行业", "产业"), ("机构", "单位"), ("人员", "员工"))
"""Words that may be said for each other."""

_SHORTEST = 2
"""Characters of a name."""


def check_replacements(
    changes: Sequence[ReplacedWords], evidence: CitedEvidence
) -> Iterator[Finding]:
    """Yield the names that the evidence does not have where it has another in their place."""
    for found in changes:
        if _is_name(found) and not _is_borne(found, evidence):
            place, right = _whole_names(found) or (found.place, found.given_place)
            yield finding("entity", place, found.sentence.words(place), found.given.span(right))


def _whole_names(found: ReplacedWords) -> tuple[Bounds, Bounds] | None:
    """Return the names of one kind that the words of either side are of, None if there are none."""
    names = (name for name in found.sentence.names if overlap(name.place, found.place))
    given = [name for name in found.given.names if overlap(name.place, found.given_place)]
    pairs = ((a, b) for a in names for b in given if a.kind == b.kind)
    return next(((a.place, b.place) for a, b in pairs), None)


def _is_name(found: ReplacedWords) -> bool:
    """Return whether words are a name: one of them is, or they are nouns for nouns, of a body."""
    own, other, words = found.text, found.given_text, found.name_words
    if min(len(own), len(other)) < _SHORTEST or any(map(_counts, words)):
        return False
    if not all(map(_is_nominal, words)) or any(named_parts(own, 0, len(own))):
        return False
    of_body = _is_of_body(words[-1]) or any(word.tag in _NAMING_TAGS for word in words)
    for_noun = all(map(_is_nominal, found.given_words)) or other.endswith(_BODIES)
    is_proper = any(map(_is_proper, words)) and not any(map(_joins, found.given_words))
    return is_proper or (for_noun and (of_body or _opens_name(found)))


def _opens_name(found: ReplacedWords) -> bool:
    """Return whether the words stand for a name before a noun that belongs to it: 云杉|资本."""
    is_name = any(word.is_proper for word in found.given_words)
    return is_name and found.following is not None and found.following.is_noun


def _is_of_body(word: TaggedWord) -> bool:
    """Return whether a word ends the name of a body: 规划司, or 司 alone, but not 公司 or 园区."""
    return word.text.endswith(_BODIES) and len(word.text) != _COMMON


def _counts(word: TaggedWord) -> bool:
    """Return whether a word is a number or says which of several something is: 二等奖."""
    return word.tag == "m" or "第" in word.text or word.text[1:].startswith("等")


def _is_proper(word: TaggedWord) -> bool:
    """Return whether a word is a name; one that is tagged as a verb is what is done: 可领.

    So is what a tagger joins with what can be done: 能领.
    """
    can = word.text.startswith(_CAN) and not is_known(word.text)
    return word.is_proper and not word.tag.startswith(_DONE) and not can


def _joins(word: TaggedWord) -> bool:
    return word.tag in _JOINING_TAGS


def _is_nominal(word: TaggedWord) -> bool:
    return word.is_noun or word.is_proper or word.tag.startswith("n")


def _stands_for_name(found: ReplacedWords) -> bool:
    """Return whether the evidence has a name, of a person for one, where a sentence has another."""
    people = [word for word in found.given_words if word.is_of_person and word.is_proper]
    proper = [word for word in found.given_words if word.is_proper]
    joined = any(map(_joins, found.given_words))
    return bool(people if found.is_of_person else proper) and not joined


def _with_common_words(name: str) -> str:
    """Return a folded name with one word for each of those that may be said for each other."""
    folded = fold(name)
    for word, same in _SAME:
        folded = folded.replace(word, same)
    return folded


def _is_borne(found: ReplacedWords, evidence: CitedEvidence) -> bool:
    """Return whether the evidence has such a name, or each is a form of the other.

    Where it has a name in that place, it must have the own one in the same sentence. Who wrote an
    article is not whom it tells of.
    """
    told = evidence.told_text if found.is_of_person else evidence.naming_text
    if _stands_for_name(found):
        told = fold(found.given.naming_text)
    own, other = _with_common_words(found.text), _with_common_words(found.given_text)
    is_form = is_subsequence(*sorted((own, other), key=len))
    counted = any(map(str.isdigit, own + other)) or not other.isalnum()
    return fold(found.text) in told or is_form or counted or other in fold(found.sentence.text)
