"""What somebody does, by words that may be said for each other: 兴建 for 建设."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from zoneqa.claims.vocabulary import term_list
from zoneqa.claims.word_files import sections_of
from zoneqa.text.overlap import overlaps_any
from zoneqa.text.tagged_words import TaggedWord
from zoneqa.types import Bounds
from zoneqa.verify.compared_sentence import ComparedSentence

_BORNE_BY = "<"
"""What stands before the sections that bear out another."""

_SHORTEST = 2
"""Characters of a word that tells what is done; in the evidence one may."""

_COMMON = "common"

_MUTUAL = ("sign", "cooperate", "break off", "merge")
"""Sections of what several do together."""

_NAMING_VERB = "vn"


@dataclass(frozen=True, slots=True)
class Action:
    """A word that says what is done, and where it stands; `borne_by` are the words that say so.

    One that is `telling` has few other words: 收购, 拆除; 建设 has many.
    """

    word: str
    place: Bounds
    borne_by: frozenset[str]
    telling: bool


def actions_in(sentence: ComparedSentence, part: Bounds) -> Iterator[Action]:
    """Yield what is done in a part of a Chinese sentence; 研发 in 研发人员 is not."""
    names = [name.place for name in sentence.names if name.holds_no_verb]
    words = sentence.tagged_words(part)
    for at, word in enumerate(words):
        together = word.text + "".join(each.text for each in words[at + 1 : at + 2])
        borne_by = _borne_by().get(together) or _borne_by().get(word.text)
        told = borne_by and not _belongs_to_noun(word, words[at + 1 :])
        if borne_by and told and not overlaps_any(word.place, names):
            yield Action(word.text, word.place, borne_by, word.text not in _common())


def _belongs_to_noun(word: TaggedWord, following: Sequence[TaggedWord]) -> bool:
    """Return whether a word only tells of what kind the noun behind it is."""
    if word.tag != _NAMING_VERB or not any(each.tag.startswith("n") for each in following[:1]):
        return False
    named = term_list().get(word.text + following[0].text) is not None  # 销售收入
    return named or word.text in _common()


def words_for(word: str) -> frozenset[str]:
    """Return the words that say what is done with another, none of a word that is no action."""
    return _borne_by().get(word, frozenset())


@lru_cache(maxsize=512)
def same_words(word: str) -> frozenset[str]:
    """Return the words that may be said for one that says what is done, itself among them."""
    groups, _ = _groups()
    told = (words for name, words in groups.items() if name != _COMMON and word in words)
    return frozenset((word,)).union(*told)


def is_mutual(word: str) -> bool:
    """Return whether several do together what a word says: 签约."""
    groups, _ = _groups()
    return any(word in groups[name] for name in _MUTUAL)


@lru_cache(maxsize=1)
def _borne_by() -> dict[str, frozenset[str]]:
    """Return all words that bear out each word: those of its sections and what stands for them."""
    groups, others = _groups()
    found: dict[str, frozenset[str]] = {}
    for name, words in groups.items():
        if name == _COMMON:
            continue
        own = frozenset(word for each in (name, *others[name]) for word in groups[each])
        for word in words:
            if len(word) >= _SHORTEST:
                found[word] = found.get(word, frozenset()) | own
    return found


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    groups, _ = _groups()
    return frozenset(word for name in groups[_COMMON] for word in groups[name])


@lru_cache(maxsize=1)
def _groups() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return the words of each section, and the sections that bear it out."""
    groups: dict[str, list[str]] = {}
    others: dict[str, list[str]] = {}
    for heading, words in sections_of("actions.txt", "zoneqa.verify").items():
        name, _, borne_by = (part.strip() for part in heading.partition(_BORNE_BY))
        groups[name], others[name] = words, _sections(borne_by)
    return groups, others


def _sections(names: str) -> list[str]:
    return [name.strip() for name in names.split(",") if name.strip()]
