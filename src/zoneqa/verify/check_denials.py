"""Checking what is denied: 没有人员死亡 is not 造成人员死亡, wherever the words stand."""

from __future__ import annotations

from collections.abc import Iterator

from zoneqa.text.segment import trimmed
from zoneqa.types import Bounds
from zoneqa.verify.cited_evidence import CitedEvidence
from zoneqa.verify.compared_sentence import ComparedFigure, ComparedSentence
from zoneqa.verify.computation_words import tells
from zoneqa.verify.findings import Finding, finding
from zoneqa.verify.negation import denied_words, negations
from zoneqa.verify.same_value import figures_of_same_value

Denial = tuple[ComparedSentence, Bounds, tuple[str, ...]]
"""A clause that denies something, and the words that say what."""


def check_denials(sentence: ComparedSentence, evidence: CitedEvidence) -> Iterator[Finding]:
    """Yield the clauses that say what the evidence denies, or deny what it says."""
    if sentence.language != "zh" or evidence.language != "zh":
        return
    denied = [each for given in evidence.sentences for each in _denials(given)]
    for clause, _ in sentence.clauses:
        words = sentence.words(clause)
        if negations(words) == 0:
            against = [each for each in denied if all(word in words for word in each[2])]
            yield from (_otherwise(sentence, clause, each) for each in against[:1])
    for _, clause, told in _denials(sentence, fewest=1):
        said = [each for given in evidence.sentences for each in _saying(given, told)]
        is_rest = any(_is_rest(each, evidence) for each in sentence.figures_in(clause))
        if said and not is_rest and not any(negations(each.words(at)) for each, at in said):
            yield _otherwise(sentence, clause, (*said[0], told))


def _is_rest(figure: ComparedFigure, evidence: CitedEvidence) -> bool:
    """Return whether a figure is what is left, which no evidence prints: 还有2件没有完成."""
    return tells("rest", figure) or not figures_of_same_value(figure, evidence)


def _denials(sentence: ComparedSentence, fewest: int = 2) -> Iterator[Denial]:
    for clause, _ in sentence.clauses:
        words = sentence.words(clause)
        told = denied_words(words)
        if len(told) >= fewest and negations(words) == 1:
            yield sentence, clause, told


def _saying(
    sentence: ComparedSentence, told: tuple[str, ...]
) -> Iterator[tuple[ComparedSentence, Bounds]]:
    for clause, _ in sentence.clauses:
        if all(word in sentence.words(clause) for word in told):
            yield sentence, clause


def _otherwise(sentence: ComparedSentence, clause: Bounds, given: Denial) -> Finding:
    other, at, _ = given
    place = trimmed(sentence.plain, *clause)
    right = other.span(trimmed(other.plain, *at))
    return finding("negation", place, sentence.words(place), right, certain=False)
