"""Checking that what is done to one part of a whole is not told of another: 一期竣工, 二期动工."""

from __future__ import annotations

from collections.abc import Iterator

from zoneqa.text.tagged_words import is_known
from zoneqa.types import Bounds
from zoneqa.verify.actions import actions_in, same_words
from zoneqa.verify.check_modality import told_as
from zoneqa.verify.cited_evidence import CitedEvidence
from zoneqa.verify.compared_sentence import ComparedSentence
from zoneqa.verify.findings import Finding, finding
from zoneqa.verify.period_agreement import periods_agree

_Clause = tuple[ComparedSentence, Bounds]

_VERB = "v"
_SHORTEST = 2
"""Characters of a verb that tells what is done."""


def check_part_actions(sentence: ComparedSentence, evidence: CitedEvidence) -> Iterator[Finding]:
    """Yield the parts of which a clause tells what the evidence tells of other ones alone.

    Clauses with figures are compared by those.
    """
    if sentence.language != "zh" or evidence.language != "zh":
        return
    for clause, _ in sentence.clauses:
        part = sentence.part_named(clause)
        verbs = _verbs(sentence, clause)
        if part is None or not verbs or sentence.figures_in(clause):
            continue
        told = [
            (given, own)
            for given in evidence.sentences
            for at, _ in given.clauses
            if all(_has(given.words(at), verb) for verb in verbs)
            if not _are_apart((sentence, clause), (given, at))
            for own in [given.part_named(at)]
        ]
        others = [(given, own) for given, own in told if own and part.excludes(own)]
        if others and len(others) == len(told):
            (given, own), words = others[0], sentence.words(part.place)
            right = given.span(own.place)
            yield finding("rank", part.place, words, right, certain=False)


def _verbs(sentence: ComparedSentence, clause: Bounds) -> set[str]:
    """Return the verbs of a clause; a tagger takes some for nouns: 投产."""
    done = {action.word for action in actions_in(sentence, clause)}
    tagged = (word.text for word in sentence.tagged_words(clause) if word.tag == _VERB)
    return done.union(word for word in tagged if len(word) >= _SHORTEST and is_known(word))


def _has(words: str, verb: str) -> bool:
    return any(each in words for each in (verb, *same_words(verb)))


def _are_apart(said: _Clause, printed: _Clause) -> bool:
    """Return whether two clauses tell of two times, or one as done and the other as planned."""
    first, second = (told_as(sentence.words(at)) for sentence, at in (said, printed))
    if None not in (first, second) and first != second:
        return True
    one, other = (sentence.periods_in(at) for sentence, at in (said, printed))
    agree = any(periods_agree(a, b) for a in one for b in other)
    return bool(one and other) and not agree
