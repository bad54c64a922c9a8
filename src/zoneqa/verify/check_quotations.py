"""Checking the quotations in a sentence: their words must stand in the evidence, in one place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from zoneqa.text.character_bigrams import coverage
from zoneqa.text.normalize import fold
from zoneqa.types import Span
from zoneqa.verify.cited_evidence import CitedEvidence
from zoneqa.verify.compared_sentence import ComparedSentence
from zoneqa.verify.findings import Finding, finding
from zoneqa.verify.quoted_words import is_quoted_name, letters_of, quoted
from zoneqa.verify.verification import FaultKind

_LIKE = 0.5
"""The share of a quotation's pairs of characters that the words have which it should have been."""


def check_quotations(sentence: ComparedSentence, evidence: CitedEvidence) -> Iterator[Finding]:
    """Yield the quotations that no evidence has, as they stand; names are checked elsewhere."""
    text = letters_of("".join(given.text for given in evidence.sentences))
    for place in quoted(sentence.plain, *sentence.bounds):
        words = sentence.words(place)
        letters = letters_of(words)
        if not is_quoted_name(words) and letters not in text and not letters.isascii():
            yield finding(_kind(words, text), place, words, _right(words, evidence))


def _kind(words: str, text: str) -> FaultKind:
    """Return whether quoted words are made of pieces that the evidence has apart, or invented."""
    pieces = ["".join(run) for is_word, run in groupby(fold(words), str.isalnum) if is_word]
    stitched = len(pieces) > 1 and all(piece in text for piece in pieces)
    return "stitched_quote" if stitched else "invented_quote"


def _right(words: str, evidence: CitedEvidence) -> Span | None:
    """Return the quotation of the evidence that is most like some words."""
    given = (
        (each, place) for each in evidence.sentences for place in quoted(each.plain, *each.bounds)
    )
    best = max(given, key=lambda pair: coverage(words, pair[0].words(pair[1])), default=None)
    if best is None or coverage(words, best[0].words(best[1])) < _LIKE:
        return None
    return best[0].span(best[1])
