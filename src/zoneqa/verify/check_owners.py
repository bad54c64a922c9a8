"""Checking of whom a figure is: the total of many projects is not that of one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from zoneqa.text.tagged_words import tagged_words
from zoneqa.types import Article
from zoneqa.verify.cited_evidence import CitedEvidence
from zoneqa.verify.compare_numbers import units_agree
from zoneqa.verify.compared_sentence import ComparedFigure, ComparedSentence
from zoneqa.verify.findings import Finding, finding
from zoneqa.verify.same_value import figures_of_same_value

_SHORTEST = 3
"""Characters of what is named."""

_OF = "的"

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
        own = [_own_figure(owner, each, evidence) for each in same]
        if own and own[0] and all(own):
            right = own[0].span
            yield finding("number", stated.place, stated.words, right, certain=False)


def _owner(figure: ComparedFigure, evidence: CitedEvidence) -> str:
    """Return the longest words that open the clause of a figure and that the evidence has.

    What a clause opens with may only say of whom something is: 集团的子公司恒泽光电.
    """
    opening = figure.sentence.words((figure.clause[0], figure.place[0]))
    behind = opening.rpartition(_OF)[2]
    if behind != opening and (owned := _told_first(behind, [], evidence)):
        return owned
    names = (n for n in figure.sentence.names if n.kind != "person")
    return _told_first(opening, [n.text for n in names if n.place[0] == figure.clause[0]], evidence)


def _told_first(opening: str, names: Sequence[str], evidence: CitedEvidence) -> str:
    """Return the first of some names, or else the longest run of nouns, that the evidence has."""
    words = tagged_words(opening)
    run = [word.text for word in takewhile(lambda word: word.is_noun, words)]
    openings = ["".join(run[:end]) for end in range(len(run), 0, -1)]
    told = (each for each in (*names, *openings) if each in evidence.told_text)
    found = next(told, "")
    return found if len(found) >= _SHORTEST and not found.startswith(_GENERIC) else ""


def _own_figure(
    owner: str, given: ComparedFigure, evidence: CitedEvidence
) -> ComparedFigure | None:
    """Return the figure of an owner that is first named behind the clause of another figure.

    It is the first that is told in the same unit, or else the first of all.
    """
    article = given.sentence.article
    first = given.sentence.plain.find(owner)
    if first < given.clause[1] or owner in f"{article.title}{article.zone or ''}":
        return None
    own = [each for each in evidence.figures if _is_told_behind(first, article, each)]
    alike = (each for each in own if units_agree(given.quantity, each.quantity))
    return next(alike, next(iter(own), None))


def _is_told_behind(at: int, article: Article, figure: ComparedFigure) -> bool:
    """Return whether a figure stands behind a place of an article, in the sentence there."""
    sentence = figure.sentence
    is_there = sentence.article is article and sentence.bounds[0] <= at < figure.place[0]
    return is_there and at < sentence.bounds[1] and not figure.is_threshold
