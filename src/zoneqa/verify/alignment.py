"""Which clauses of the evidence say what the clauses of a sentence say, by the words they share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zoneqa.claims.parsed_sentence import ParsedSentence
from zoneqa.text.terms import content_terms
from zoneqa.types import Bounds
from zoneqa.verify.cited_evidence import CitedEvidence, GivenSentence

_SHORTEST = 4
"""Characters of a clause that is compared by itself."""


@dataclass(frozen=True, slots=True)
class AlignedClause:
    """A clause of a sentence and the clause of the evidence that is most like it.

    `share` (0 to 1) is how much of the words of the clause the evidence's sentence has.
    """

    sentence: ParsedSentence
    clause: Bounds
    given: GivenSentence
    given_clause: Bounds
    share: float

    @property
    def text(self) -> str:
        return self.sentence.plain[slice(*self.clause)]

    @property
    def given_text(self) -> str:
        return self.given.sentence.plain[slice(*self.given_clause)]


def aligned_clauses(sentence: ParsedSentence, evidence: CitedEvidence) -> Iterator[AlignedClause]:
    """Yield the clauses of a sentence with the clauses of the evidence that are most like them."""
    for clause in sentence.clauses:
        words = content_terms(sentence.plain[slice(*clause)])
        if clause[1] - clause[0] >= _SHORTEST and words and evidence.sentences:
            given = max(evidence.sentences, key=lambda each: len(words & each.terms))
            share = len(words & given.terms) / len(words)
            yield AlignedClause(sentence, clause, given, _closest(words, given), share)


def _closest(words: frozenset[str], given: GivenSentence) -> Bounds:
    return max(given.clauses, key=lambda each: len(words & each[1]))[0]


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
