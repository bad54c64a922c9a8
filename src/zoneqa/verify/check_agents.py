"""Checking who does something: 甲公司投资建设 is not told of 乙公司."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from zoneqa.types import Bounds
from zoneqa.verify.actions import Action, actions_in, is_mutual
from zoneqa.verify.cited_evidence import CitedEvidence
from zoneqa.verify.compared_sentence import ComparedSentence
from zoneqa.verify.findings import Finding, finding
from zoneqa.verify.name_support import abbreviates, is_made_of
from zoneqa.verify.tagged_words import TaggedWord, tagged_words

_PASSIVE = ("由", "被", "经")
"""What stands before who does something where it is told of what it is done to."""

_SKIPPED = frozenset({"d", "t", "m", "c", "uj", "ul", "x"})
"""Tags of the words that stand between who does something and what is done: 将, 已, 去年."""

_SHORTEST = 3
"""Characters of who does something, where that is named."""


@dataclass(frozen=True, eq=False)
class _Deed:
    """What is done in a sentence, who does it and to whom, where that is said with a name."""

    sentence: ComparedSentence
    action: Action
    agent: Bounds | None
    patient: Bounds | None

    @property
    def agent_words(self) -> str:
        return self.sentence.words(self.agent) if self.agent else ""

    @property
    def patient_words(self) -> str:
        return self.sentence.words(self.patient) if self.patient else ""


def check_agents(sentence: ComparedSentence, evidence: CitedEvidence) -> Iterator[Finding]:
    """Yield who does something that the evidence has somebody else do, whom a sentence leaves out."""
    if sentence.language != "zh" or evidence.language != "zh":
        return
    given = [deed for each in evidence.sentences for deed in _deeds(each)]
    for stated in _deeds(sentence):
        same = [g for g in given if g.agent and g.action.word == stated.action.word]
        if not stated.agent or not same or is_mutual(stated.action.word):
            continue
        if all(_is_other(stated, each) for each in same):
            right = same[0].sentence.span(same[0].agent or same[0].action.place)
            yield finding("entity", stated.agent, stated.agent_words, right, certain=False)


def _is_other(stated: _Deed, given: _Deed) -> bool:
    """Return whether somebody else does what is stated, though both are named there."""
    agent, other = stated.agent_words, given.agent_words
    is_known = agent in given.sentence.plain
    turned = _are_one(agent, given.patient_words) and _are_one(stated.patient_words, other)
    left_out = other not in stated.sentence.text
    return is_known and not _are_one(agent, other) and (turned or left_out)


def _are_one(name: str, other: str) -> bool:
    if not name or not other:
        return False
    return name in other or other in name or is_made_of(name, other) or abbreviates(name, other)


def _deeds(sentence: ComparedSentence) -> Iterator[_Deed]:
    for clause, _ in sentence.clauses:
        words = tagged_words(sentence.words(clause))
        for action in actions_in(sentence, clause):
            at = action.place[0] - clause[0]
            before = [word for word in words if word.place[1] <= at]
            behind = [word for word in words if word.place[0] >= at + len(action.word)]
            agent = _last_name(before)
            patient = _last_name(list(takewhile(lambda word: word.text != "的", behind[:6])))
            if agent and any(word.text in _PASSIVE for word in before):
                patient = _last_name(_before_passive(before)) or patient
            yield _Deed(sentence, action, _at(agent, clause), _at(patient, clause))


def _before_passive(words: Sequence[TaggedWord]) -> list[TaggedWord]:
    return list(takewhile(lambda word: word.text not in _PASSIVE, words))


def _last_name(words: Sequence[TaggedWord]) -> Bounds | None:
    """Return where the last run of nouns stands that is a name."""
    run: list[TaggedWord] = []
    for word in reversed(words):
        if word.is_noun or word.tag in ("vn", "j"):
            run.insert(0, word)
        elif run or word.tag not in _SKIPPED:
            break
    named = any(word.is_proper for word in run)
    long = run and run[-1].place[1] - run[0].place[0] >= _SHORTEST
    return (run[0].place[0], run[-1].place[1]) if named and long else None


def _at(place: Bounds | None, clause: Bounds) -> Bounds | None:
    return (clause[0] + place[0], clause[0] + place[1]) if place else None
