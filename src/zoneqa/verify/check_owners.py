"""Checking of whom a figure is: the total of many projects is not that of one of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from zoneqa.text.tagged_words import tagged_words
from zoneqa.types import Bounds
from zoneqa.verify.cited_evidence import CitedEvidence
from zoneqa.verify.compared_sentence import ComparedFigure, ComparedSentence
from zoneqa.verify.findings import Finding, finding
from zoneqa.verify.same_value import figures_of_same_value

_SHORTEST = 3
"""Characters of what is named."""

_GENERIC = ("该", "本", "这", "其", "全", "各")


def check_owners(sentence: ComparedSentence, evidence: CitedEvidence) -> Iterator[Finding]:
    """Yield the figures that the evidence tells before it names of whom a sentence says they are.

    There must be another figure that is told of those: 总投资387亿元，其中产业园投资60亿元.
    """
    if sentence.language != "zh" or any(each.language != "zh" for each in evidence.sentences):
        return
    for stated in sentence.figures[:1]:
        owner = _owner(stated, evidence)
        same = figures_of_same_value(stated, evidence) if owner else []
        own = [_own_figure(owner, each) for each in same]
        if own and own[0] and all(own):
            right = own[0].span
            yield finding("number", stated.place, stated.words, right, certain=False)


def _owner(figure: ComparedFigure, evidence: CitedEvidence) -> str:
    """Return the longest words that open the clause of a figure and that the evidence has."""
    words = tagged_words(figure.sentence.words((figure.clause[0], figure.place[0])))
    run = [word.text for word in takewhile(lambda word: word.is_noun, words)]
    openings = ["".join(run[:end]) for end in range(len(run), 0, -1)]
    names = (
        n for n in figure.sentence.names if n.kind != "person" and n.place[0] == figure.clause[0]
    )
    told = (each for each in (*(n.text for n in names), *openings) if each in evidence.told_text)
    found = next(told, "")
    return found if len(found) >= _SHORTEST and not found.startswith(_GENERIC) else ""


def _own_figure(owner: str, given: ComparedFigure) -> ComparedFigure | None:
    """Return the figure of an owner that is first named behind the clause of another figure."""
    sentence, article = given.sentence, given.sentence.article
    first = sentence.plain.find(owner)
    if first < given.clause[1] or owner in f"{article.title}{article.zone or ''}":
        return None
    clause: Bounds = sentence.parsed.clause_at(first)
    return next((each for each in sentence.figures_in(clause) if not each.is_threshold), None)
