"""Checking the quotations in a sentence: their words must stand in the evidence, in one place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from zoneqa.text.character_bigrams import coverage
from zoneqa.text.normalize import fold
from zoneqa.text.terms import has_words
from zoneqa.types import Bounds, Span
from zoneqa.verify.cited_evidence import CitedEvidence
from zoneqa.verify.compared_sentence import ComparedSentence
from zoneqa.verify.findings import Finding, finding
from zoneqa.verify.verification import FaultKind

_MARKS = {"“": "”", "「": "」", "『": "』", "《": "》"}
_LONGEST_NAME = 10
"""Characters of a quoted name: “星火计划”."""

_LIKE = 0.5
"""The share of a quotation's pairs of characters that the words have which it should have been."""


def check_quotations(sentence: ComparedSentence, evidence: CitedEvidence) -> Iterator[Finding]:
    """Yield the quotations that no evidence has, as they stand."""
    text = letters_of("".join(given.text for given in evidence.sentences))
    named = letters_of(evidence.naming_text)
    for place in _quotations(sentence):
        words = sentence.words(place)
        letters = letters_of(words)
        if letters not in text and letters not in named and not letters.isascii():
            yield finding(_kind(words, text), place, words, _right(words, evidence))


def _quotations(sentence: ComparedSentence) -> Iterator[Bounds]:
    """Yield where words stand in quotation marks, the outer ones of two."""
    plain, (at, end) = sentence.plain, sentence.bounds
    while at < end:
        closing = plain.find(_MARKS.get(plain[at], "\n"), at, end) if plain[at] in _MARKS else -1
        if closing > at and has_words(plain[at:closing]):
            yield at + 1, closing
        at = max(at, closing) + 1


def letters_of(text: str) -> str:
    """Return the folded letters, digits and characters of a text, without marks."""
    return "".join(filter(str.isalnum, fold(text)))


def _kind(words: str, text: str) -> FaultKind:
    """Return whether quoted words are an unknown name, made of pieces, or invented."""
    pieces = ["".join(run) for is_word, run in groupby(fold(words), str.isalnum) if is_word]
    if len(pieces) > 1 and all(piece in text for piece in pieces):
        return "stitched_quote"
    return "entity" if len(words) <= _LONGEST_NAME and len(pieces) == 1 else "invented_quote"


def _right(words: str, evidence: CitedEvidence) -> Span | None:
    """Return the quotation of the evidence, or its sentence, that is most like some words."""
    quoted = [(given, place) for given in evidence.sentences for place in _quotations(given)]
    best = max(quoted, key=lambda each: coverage(words, _text(*each)), default=None)
    if best and coverage(words, _text(*best)) >= _LIKE:
        return best[0].span(best[1])
    return None


def _text(given: ComparedSentence, place: Bounds) -> str:
    return given.words(place)
