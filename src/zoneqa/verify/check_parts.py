"""Checking that the value of a whole is not told of a part: 企业90家，其中外资企业12家."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import dropwhile

from zoneqa.types import Bounds
from zoneqa.verify.check_attribution import MARKS, content_words
from zoneqa.verify.check_named_parts import agrees_in_part
from zoneqa.verify.cited_evidence import CitedEvidence
from zoneqa.verify.compared_sentence import ComparedFigure, ComparedSentence
from zoneqa.verify.findings import Finding, finding
from zoneqa.verify.name_support import is_made_of
from zoneqa.verify.same_value import figures_of_same_value

_OF_WHICH = "其中"
_GOES_ON = (*MARKS, "中", "里", "有")
"""What ends the words behind a figure that are of it: 96个项目中."""

_WITH = ("包括", "包含", "含")
"""What tells that a whole is meant though a part is named."""


def check_parts(sentence: ComparedSentence, evidence: CitedEvidence) -> Iterator[Finding]:
    """Yield the values of a sentence that the evidence has of a whole, where a part is named."""
    for stated in sentence.figures:
        if stated.is_threshold:
            continue
        same = figures_of_same_value(stated, evidence)
        if any(agrees_in_part(stated, given) for given in same):
            continue
        rivals = [_part_named(stated, given) for given in same]
        if rivals and rivals[0] and all(rivals):
            right = rivals[0].span
            yield finding("number", stated.place, stated.words, right)


def _part_named(stated: ComparedFigure, given: ComparedFigure) -> ComparedFigure | None:
    """Return the figure of the part of a whole that is named with the value of the whole."""
    said = _words_round(stated)
    if any(word in said for word in _WITH):
        return None
    whole = given.sentence.words((given.sentence.bounds[0], given.clause[1]))
    for part in _parts(given):
        words = _words_of_part(part)
        named = bool(words) and all(is_made_of(word, said) for word in words)
        if named and not all(is_made_of(word, whole) for word in words):
            return part
    return None


def _parts(whole: ComparedFigure) -> Iterator[ComparedFigure]:
    """Yield the figures behind a whole and 其中, which tell of parts of it."""
    sentence = whole.sentence
    behind = (clause for clause, _ in sentence.clauses if clause[0] >= whole.clause[1])
    for clause in dropwhile(lambda c: not sentence.words(c).startswith(_OF_WHICH), behind):
        yield from _inside(sentence, clause)


def _inside(sentence: ComparedSentence, clause: Bounds) -> list[ComparedFigure]:
    return [each for each in sentence.figures_in(clause) if not each.is_threshold]


def _words_of_part(part: ComparedFigure) -> list[str]:
    """Return the words that say which part it is: those of its clause since the last figure."""
    figures = _inside(part.sentence, part.clause)
    last = (f.place[1] for f in figures if f.place[1] <= part.place[0])
    words = part.sentence.words((max(last, default=part.clause[0]), part.place[0]))
    said = content_words(words.removeprefix(_OF_WHICH))
    return [*said, part.threshold] if part.threshold else [*said]


def _words_round(stated: ComparedFigure) -> str:
    """Return the words that say of what a figure is: those before it, and what it counts."""
    sentence, (start, end) = stated.sentence, stated.place
    last = (f.place[1] for f in _inside(sentence, stated.clause) if f.place[1] <= start)
    before = sentence.words((max(last, default=stated.clause[0]), start))
    behind = sentence.words((end, stated.clause[1]))
    ends = (at for mark in _GOES_ON if (at := behind.find(mark)) >= 0)
    return before + behind[: min(ends, default=len(behind))]
