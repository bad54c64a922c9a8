"""Checking the holidays and seasons of a sentence: 国庆 is not 五一."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from zoneqa.claims.word_files import sections_of
from zoneqa.types import Bounds
from zoneqa.verify.cited_evidence import CitedEvidence
from zoneqa.verify.compared_sentence import ComparedSentence
from zoneqa.verify.findings import Finding, finding


def check_holidays(sentence: ComparedSentence, evidence: CitedEvidence) -> Iterator[Finding]:
    """Yield the holidays that the evidence does not name, though it names another."""
    given = next(((s, at) for s in evidence.sentences for at in _places(s)), None)
    if given is None:
        return
    other, right = given
    for place in _places(sentence):
        word = sentence.words(place)
        if word not in evidence.naming_text:
            yield finding("period", place, word, other.span(right))


def _places(sentence: ComparedSentence) -> Iterator[Bounds]:
    """Yield where a sentence first names each holiday or season."""
    for word in _holidays():
        at = sentence.plain.find(word, *sentence.bounds)
        if at >= 0:
            yield at, at + len(word)


@lru_cache(maxsize=1)
def _holidays() -> list[str]:
    return [w for words in sections_of("holidays.txt", "zoneqa.verify").values() for w in words]
