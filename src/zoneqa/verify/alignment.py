"""Which clauses of the evidence say what the clauses of a sentence say, by the words they share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zoneqa.text.character_bigrams import jaccard
from zoneqa.types import Bounds
from zoneqa.verify.cited_evidence import CitedEvidence
from zoneqa.verify.compared_sentence import ComparedSentence

_OWN = 0.5
"""How much it counts, beside the words that are shared, that a clause has few other words."""

_LEAST_ADDED = 0.15
"""The share of the words sought that another sentence must add to be one that bears them."""

_SAME = 0.6
"""The share of a clause's words from which on another clause speaks of the same."""

_SHORTEST = 4
"""Characters of a clause that is compared by itself."""


@dataclass(frozen=True, slots=True)
class AlignedClause:
    """A clause of a sentence and the clause of the evidence that is most like it.

    `share` (0 to 1) is how much of its words the other clause has.
    """

    sentence: ComparedSentence
    clause: Bounds
    given: ComparedSentence
    given_clause: Bounds
    share: float

    @property
    def text(self) -> str:
        return self.sentence.words(self.clause)

    @property
    def speaks_of_same(self) -> bool:
        """Return whether the clause of the evidence has most of the words of the other."""
        return self.share >= _SAME

    @property
    def given_text(self) -> str:
        return self.given.words(self.given_clause)


def aligned_clauses(sentence: ComparedSentence, evidence: CitedEvidence) -> Iterator[AlignedClause]:
    """Yield the clauses of a sentence with the clauses of the evidence that are most like them."""
    given = [(each, *clause) for each in evidence.sentences for clause in each.clauses]
    for clause, words in sentence.clauses:
        if clause[1] - clause[0] < _SHORTEST or not words or not given:
            continue
        shared = [len(words & terms) * (1 + _OWN * jaccard(words, terms)) for *_, terms in given]
        best, bounds, terms = given[shared.index(max(shared))]
        share = len(words & terms) / len(words)
        yield AlignedClause(sentence, clause, best, bounds, share)


def best_sentences(
    words: frozenset[str], sentences: Sequence[ComparedSentence], most: int
) -> list[ComparedSentence]:
    """Return the sentences that together have most of some words, the one with most first.

    A sentence that adds little to those before it is none of them.
    """
    left, found = set(words), list[ComparedSentence]()
    while left and len(found) < most and len(found) < len(sentences):
        best = max(sentences, key=lambda each: len(left & each.terms))
        least = _LEAST_ADDED * len(words) if found else 0
        if len(left & best.terms) <= least:
            break
        found.append(best)
        left -= best.terms
    return found
