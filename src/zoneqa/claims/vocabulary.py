"""The words for what a value is of, and which of them exclude each other: data/terms.txt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from zoneqa.claims.agreement import Comparison
from zoneqa.claims.word_files import pattern_of

MOMENTS = frozenset({"document", "court", "market", "life"})
"""The sections whose words tell when something takes place, but not what a figure is of."""


@dataclass(frozen=True, slots=True)
class Term:
    """A line of the list: a thing called by any of its words; `wider` is what contains it."""

    section: str
    name: str
    wider: str | None = None


@dataclass(frozen=True)
class TermList:
    """Finds the terms of a text; a longer word wins over those in it."""

    by_word: dict[str, Term]
    words: re.Pattern[str]

    def get(self, word: str) -> Term | None:
        """Return the term that a word is, or None."""
        return self.by_word.get(word.upper())

    def find(self, text: str) -> tuple[Term, ...]:
        """Return the terms in a simplified text, each once, in order: the last is its noun."""
        found = (self.by_word[match[0].upper()] for match in self.words.finditer(text))
        return tuple(dict.fromkeys(found))

    def names_within(self, term: Term) -> tuple[str, ...]:
        """Return the name of a term and of those that it is wider than."""
        narrower = {o.name for o in self.by_word.values() if o.wider == term.name}
        return term.name, *sorted(narrower)


def compare_terms(asked: Sequence[frozenset[Term]], stated: Iterable[Term]) -> Comparison:
    """Return how the terms of a question and of a claim agree, over all sections that both have.

    Each of the `asked` is the set of what one word may mean. In a section one that is stated is
    enough; if none is, nor a wider or a narrower one, the section contradicts.
    """
    said = list(stated)
    verdicts = set(_by_section(asked, said))
    if "contradicts" in verdicts:
        return "contradicts"
    return "agrees" if "agrees" in verdicts else "unknown"


def excluded_terms(asked: Sequence[frozenset[Term]], stated: Iterable[Term]) -> frozenset[Term]:
    """Return the terms of a question that those of a claim exclude."""
    said = list(stated)
    sections = {term.section for term in said}
    wanted = (term for meant in asked for term in meant if term.section in sections)
    return frozenset(term for term in wanted if _compare([term], _of(term, said)) == "contradicts")


def _of(term: Term, said: Iterable[Term]) -> list[Term]:
    return [other for other in said if other.section == term.section]


def _by_section(asked: Sequence[frozenset[Term]], said: Sequence[Term]) -> Iterator[Comparison]:
    for section in dict.fromkeys(term.section for meant in asked for term in meant):
        wanted = [term for meant in asked for term in meant if term.section == section]
        found = [term for term in said if term.section == section]
        if found:
            yield _compare(wanted, found)


def _compare(wanted: Sequence[Term], found: Sequence[Term]) -> Comparison:
    if set(wanted) & set(found):
        return "agrees"
    related = any(w.name == f.wider or w.wider == f.name for w in wanted for f in found)
    return "unknown" if related else "contradicts"


@lru_cache(maxsize=1)
def term_list() -> TermList:
    """Return the packaged list."""
    text = (files("zoneqa.claims") / "data" / "terms.txt").read_text(encoding="utf-8")
    by_word = {word.upper(): term for term, words in _lines(text) for word in words}
    return TermList(by_word, pattern_of(by_word, re.IGNORECASE))


def _lines(text: str) -> Iterator[tuple[Term, list[str]]]:
    section = ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("#"):
            same, _, wider = (part.strip() for part in line.partition("<"))
            words = [word.strip() for word in same.split("=")]
            yield Term(section, words[0], wider or None), words
