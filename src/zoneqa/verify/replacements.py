"""Where a sentence has other words than the evidence in a place that is otherwise the same."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from zoneqa.text.segment import trimmed
from zoneqa.text.tagged_words import TaggedWord, tagged_words
from zoneqa.text.terms import has_words
from zoneqa.types import Bounds
from zoneqa.verify.cited_evidence import CitedEvidence
from zoneqa.verify.compared_sentence import ComparedSentence
from zoneqa.verify.findings import Finding, finding
from zoneqa.verify.verification import FaultKind

_LIKE = 0.6
"""The share of a sentence's words that the evidence has in the same order, at least."""

_JOINED = frozenset("有在于为由与和及向对跟据")
"""What a tagger joins with the name behind it: 有枫桥."""

_MOST = 6
"""Words that one replacement has, at most."""


@dataclass(frozen=True, slots=True)
class ReplacedWords:
    """Words of a sentence, those that the evidence has in their place, and the word behind both."""

    words: tuple[TaggedWord, ...]
    given_words: tuple[TaggedWord, ...]
    sentence: ComparedSentence
    given: ComparedSentence
    following: TaggedWord | None

    @property
    def text(self) -> str:
        return self.sentence.words(self.place)

    @property
    def name_words(self) -> list[TaggedWord]:
        """The words without what may be joined with the first."""
        start = self.place[0] - self.sentence.bounds[0]
        return [word for word in self.words if word.place[1] > start]

    @property
    def is_of_person(self) -> bool:
        """Return whether the words are tagged as the name of a person."""
        return all(word.is_of_person for word in self.words)

    @property
    def given_text(self) -> str:
        return self.given.words(self.given_place)

    @property
    def place(self) -> Bounds:
        return self._place(self.words, self.sentence)

    @property
    def given_place(self) -> Bounds:
        return self._place(self.given_words, self.given)

    @property
    def clause(self) -> str:
        return self.sentence.words(_clause_of(self.sentence, self.place))

    @property
    def given_clause(self) -> str:
        return self.given.words(_clause_of(self.given, self.given_place))

    def finding(self, kind: FaultKind, *, certain: bool = True) -> Finding:
        """Return that the clause with the words should be that of the evidence."""
        clause = _clause_of(self.sentence, self.place)
        given = _clause_of(self.given, self.given_place)
        words, right = self.sentence.words(clause), self.given.span(given)
        return finding(kind, clause, words, right, certain=certain)

    def _place(self, words: tuple[TaggedWord, ...], sentence: ComparedSentence) -> Bounds:
        openings = {self.words[0].text[0], self.given_words[0].text[0]}
        start, joined = sentence.bounds[0], openings <= _JOINED
        return start + words[0].place[0] + joined, start + words[-1].place[1]


def _clause_of(sentence: ComparedSentence, place: Bounds) -> Bounds:
    return trimmed(sentence.plain, *sentence.parsed.clause_at(place[0]))


def replacements(sentence: ComparedSentence, evidence: CitedEvidence) -> list[ReplacedWords]:
    """Return what a sentence has in the place of other words of the sentence that is most like it.

    Only one of almost the same words tells what stands in whose place.
    """
    given = evidence.likest(sentence.terms)
    if given is None:
        return []
    said, printed = tagged_words(sentence.text), tagged_words(given.text)
    matcher = SequenceMatcher(None, [w.text for w in said], [w.text for w in printed], False)
    blocks = matcher.get_matching_blocks()
    if not said or sum(block.size for block in blocks) < _LIKE * len(said):
        return []
    changes = (
        (said[a:b], printed[c:d], next(iter(said[b : b + 1]), None))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag == "replace" and max(b - a, d - c) <= _MOST
    )
    return [
        ReplacedWords(own, other, sentence, given, following)
        for own, other, following in changes
        if has_words(own[0].text) and has_words(other[0].text)
    ]
