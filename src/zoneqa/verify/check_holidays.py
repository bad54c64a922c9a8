"""Checking the holidays and seasons of a sentence: 国庆 is not 五一."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from zoneqa.claims.word_files import sections_of
from zoneqa.verify.cited_evidence import CitedEvidence
from zoneqa.verify.compared_sentence import ComparedSentence
from zoneqa.verify.findings import Finding, finding


def check_holidays(sentence: ComparedSentence, evidence: CitedEvidence) -> Iterator[Finding]:
    """Yield the holidays that the evidence does not name, though it names another."""
    said = [each for each in _holidays() if each in sentence.text]
    text = evidence.naming_text
    given = next(((e, h) for e in evidence.sentences for h in _holidays() if h in e.text), None)
    for word in said if given else ():
        if given and word not in text:
            at, (other, right) = sentence.plain.find(word, sentence.bounds[0]), given
            first = other.plain.find(right, other.bounds[0])
            span = other.span((first, first + len(right)))
            yield finding("period", (at, at + len(word)), word, span)


@lru_cache(maxsize=1)
def _holidays() -> list[str]:
    return [w for words in sections_of("holidays.txt", "zoneqa.verify").values() for w in words]
