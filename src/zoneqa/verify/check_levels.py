"""Checking of which level an honour or a body is: 省劳动模范 is no 全国劳动模范."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from zoneqa.types import Bounds
from zoneqa.verify.cited_evidence import CitedEvidence
from zoneqa.verify.compared_sentence import ComparedSentence
from zoneqa.verify.findings import Finding, finding

_LEVELS = (
    *("世界", "国际", "全球", "全国", "国家级", "国家", "省级", "省", "市级", "市"),
    *("县级", "县", "区级"),
)
"""The words for levels, of which a longer one stands before those in it."""

_SAME = ({"全国", "国家级", "国家"}, {"省级", "省"}, {"市级", "市"}, {"县级", "县"})
"""Words for one level."""

_SHORTEST = 2
"""Characters of a noun that has a level."""


def check_levels(sentence: ComparedSentence, evidence: CitedEvidence) -> Iterator[Finding]:
    """Yield the levels of what the evidence has of others only."""
    if sentence.language != "zh":
        return
    for place, level, noun in _levels(sentence):
        given = [
            (other, at, word)
            for other in evidence.sentences
            for at, word, same in _levels(other)
            if same == noun
        ]
        if given and not any(_are_one(level, word) for _, _, word in given):
            other, at, _ = given[0]
            yield finding("rank", place, level, other.span(at), certain=False)


def _levels(sentence: ComparedSentence) -> Iterator[tuple[Bounds, str, str]]:
    """Yield where a sentence names a level, which, and the noun behind it."""
    for word, following in pairwise(sentence.tagged_words(sentence.bounds)):
        level = next((each for each in _LEVELS if word.text == each), None)
        if level and following.is_noun and len(following.text) >= _SHORTEST:
            yield word.place, level, following.text


def _are_one(one: str, other: str) -> bool:
    return one == other or any({one, other} <= same for same in _SAME)
