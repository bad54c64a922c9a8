"""Which clauses of the evidence say what the clauses of a sentence say, by the words they share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zoneqa.claims.parsed_sentence import ParsedSentence
from zoneqa.text.character_bigrams import jaccard
from zoneqa.text.terms import content_terms
from zoneqa.types import Bounds
from zoneqa.verify.cited_evidence import CitedEvidence, GivenSentence

_OWN = 0.5
"""How much it counts, beside the words that are shared, that a clause has few other words."""

_SHORTEST = 4
"""Characters of a clause that is compared by itself."""


@dataclass(frozen=True, slots=True)
class AlignedClause:
    """A clause of a sentence and the clause of the evidence that is most like it.

    `share` (0 to 1) is how much of its words the other clause has, `likeness` how much of all
    words of both they have in common.
    """

    sentence: ParsedSentence
    clause: Bounds
    given: GivenSentence
    given_clause: Bounds
    share: float
    likeness: float

    @property
    def text(self) -> str:
        return self.sentence.plain[slice(*self.clause)]

    @property
    def given_text(self) -> str:
        return self.given.sentence.plain[slice(*self.given_clause)]


def aligned_clauses(sentence: ParsedSentence, evidence: CitedEvidence) -> Iterator[AlignedClause]:
    """Yield the clauses of a sentence with the clauses of the evidence that are most like them."""
    given = [(each, *clause) for each in evidence.sentences for clause in each.clauses]
    for clause in sentence.clauses:
        words = content_terms(sentence.plain[slice(*clause)])
        if clause[1] - clause[0] < _SHORTEST or not words or not given:
            continue
        shared = [len(words & terms) * (1 + _OWN * jaccard(words, terms)) for *_, terms in given]
        best, bounds, terms = given[shared.index(max(shared))]
        share = len(words & terms) / len(words)
        yield AlignedClause(sentence, clause, best, bounds, share, jaccard(words, terms))


def best_sentences(
    words: frozenset[str], sentences: Sequence[GivenSentence], most: int
) -> list[GivenSentence]:
    """Return the sentences that together have most of some words, the one with most first."""
    left, found = set(words), list[GivenSentence]()
    while left and len(found) < most and len(found) < len(sentences):
        best = max(sentences, key=lambda each: len(left & each.terms))
        if not left & best.terms:
            break
        found.append(best)
        left -= best.terms
    return found
