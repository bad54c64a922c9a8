"""The words of training texts by kind, to put one in the place of another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from random import Random
from typing import TypeVar

from training.tagging import Word, words
from zoneqa.claims.vocabulary import Term, term_list

LONGEST_NOUN = 6

K = TypeVar("K")


class Lexicon:
    """Finds words that could stand where another stands: of its kind, and as long as it."""

    def __init__(self, texts: Iterable[str]) -> None:
        names: dict[tuple[str, int], set[str]] = defaultdict(set)
        ends: dict[str, set[str]] = defaultdict(set)
        before: dict[str, set[str]] = defaultdict(set)
        cut = [words(text) for text in texts]
        counts = Counter(word.text for found in cut for word in found)
        for found in cut:
            for word, following in zip(found, (*found[1:], None), strict=True):
                # What is cut out once is often no word.
                if not can_change(word) or counts[word.text] < 2:
                    continue
                if word.is_name:
                    names[word.tag[:2], len(word.text)].add(word.text)
                    continue
                ends[word.text[-1]].add(word.text)
                if following and following.is_noun:
                    before[following.text].add(word.text)
        self._names = _sorted(names)
        self._ends = _sorted(ends)
        self._before = _sorted(before)

    def other(self, word: Word, following: str, rng: Random) -> str | None:
        """Return a word for the place of another that stands before `following`; None if none fits.

        A name gives way to a name, a noun to one that qualifies the same noun or ends alike, or to
        an indicator or object that excludes it.
        """
        options = self._options(word, following)
        return rng.choice(options) if options else None

    def qualifier(self, noun: str, rng: Random) -> str | None:
        """Return a word that stands before a noun in some text; None if there is none."""
        options = self._before.get(noun, ())
        return rng.choice(options) if options else None

    def _options(self, word: Word, following: str) -> Sequence[str]:
        if word.is_name:
            return self._names.get((word.tag[:2], len(word.text)), ())
        alike = [*self._before.get(following, ()), *self._ends.get(word.text[-1], ())]
        term = term_list().get(word.text)
        near = [other for other in alike if abs(len(other) - len(word.text)) <= 2]
        return [other for other in (*_rivals(term), *near) if not _same(term, other)]


def can_change(word: Word) -> bool:
    """Return whether a word is a name or a noun of two characters or more."""
    return (word.is_name or word.is_noun) and 2 <= len(word.text) <= LONGEST_NOUN


def _rivals(term: Term | None) -> list[str]:
    """Return the terms of the same section that do not contain a term."""
    if term is None:
        return []
    others = dict.fromkeys(term_list().by_word.values())
    return [o.name for o in others if o.section == term.section and o.name != term.wider]


def _same(term: Term | None, word: str) -> bool:
    """Return whether a word may mean a term, or something wider or narrower."""
    other = term_list().get(word)
    if term is None or other is None:
        return False
    return term.name in (other.name, other.wider) or term.wider == other.name


def _sorted(found: dict[K, set[str]]) -> dict[K, list[str]]:
    return {key: sorted(values) for key, values in found.items()}
