"""Checking who does something: what one company builds is not told of another."""

from __future__ import annotations

from collections.abc import Iterator

from zoneqa.claims.named_subjects import is_nameless
from zoneqa.types import Span
from zoneqa.verify.actions import is_mutual
from zoneqa.verify.actors import OFFICES
from zoneqa.verify.cited_evidence import CitedEvidence
from zoneqa.verify.compared_sentence import ComparedFigure, ComparedSentence
from zoneqa.verify.findings import Finding, finding
from zoneqa.verify.name_support import abbreviates, is_made_of
from zoneqa.verify.predicates import Predicate, predicates_in
from zoneqa.verify.same_value import figures_of_same_value

_COMPANY = ("公司", "企业")
"""Words that may be said for each other."""

_PIECE = 2
"""Characters of the shortest words for such: 法院."""

_ZONES = ("区", "园", "城")
"""What ends the names of zones: what is in one, it has."""


def check_agents(sentence: ComparedSentence, evidence: CitedEvidence) -> Iterator[Finding]:
    """Yield who does something in a sentence that somebody else does in the evidence.

    Words are not parsed, so that this alone cuts nothing.
    """
    if sentence.language != "zh" or evidence.language != "zh":
        return
    given = [own for each in evidence.sentences for own in predicates_in(each)]
    for stated in predicates_in(sentence):
        right = _right(stated, given) or _earlier(stated, evidence) or _instead(stated, evidence)
        if stated.agent and right:
            yield finding("entity", stated.agent, stated.agent_words, right, certain=False)


def _right(stated: Predicate, given: list[Predicate]) -> Span | None:
    """Return who does what is stated in the evidence, if it is always somebody else."""
    same = [each for each in given if each.verb == stated.verb]
    named = [each for each in same if each.agent]
    if not named or not stated.agent or is_mutual(stated.verb):
        return None
    if not all(_is_other(stated, each) for each in same):
        return None
    return named[0].sentence.span(named[0].agent or named[0].place)


def _instead(stated: Predicate, evidence: CitedEvidence) -> Span | None:
    """Return the body of the evidence that is like one which it does not have: 医保局, 民政局."""
    agent = stated.agent_words
    if not agent.endswith(OFFICES) or is_made_of(agent, evidence.naming_text):
        return None
    for given in evidence.sentences:
        for word in given.tagged_words(given.bounds):
            if word.is_noun and len(word.text) > _PIECE and word.text.endswith(agent[-1]):
                return given.span(word.place)
    return None


def _is_other(stated: Predicate, given: Predicate) -> bool:
    """Return whether two do the same, and the clause does not name the one of the evidence."""
    agent, other = stated.agent_words, given.agent_words
    if not other:  # nobody is named, or in words that are not read
        return agent not in given.clause_words
    if _are_one(agent, other) or (is_nameless(other) and agent in given.clause_words):
        return False  # 其子公司恒泽光电
    turned = _are_one(agent, given.patient_words) and _are_one(stated.patient_words, other)
    return turned or _own_name(other) not in stated.clause_words


def _own_name(words: str) -> str:
    """Return the name behind the words for a company, if one stands there: 旗下子公司|恒泽光电."""
    return words.rpartition(_COMPANY[0])[2] or words


def _are_one(name: str, other: str) -> bool:
    if not name or not other:
        return False
    name, other = (each.replace(*_COMPANY) for each in (name, other))
    forms = ((name, other), (other, name))
    return abbreviates(name, other) or any(is_made_of(one, two) for one, two in forms)


def _earlier(stated: Predicate, evidence: CitedEvidence) -> Span | None:
    """Return of whom the evidence has a figure before it first names who has it in a sentence."""
    agent, figures = stated.agent_words, stated.sentence.figures_in(stated.clause)
    if not agent or agent.endswith(_ZONES) or not figures or figures[0].place[0] < stated.place[0]:
        return None
    same = figures_of_same_value(figures[0], evidence)
    if not same or not all(_is_before(each, agent) for each in same):
        return None
    sentence = same[0].sentence
    names = [name.place for name in sentence.names if name.place[1] <= same[0].place[0]]
    return sentence.span(names[0] if names else same[0].clause)


def _is_before(figure: ComparedFigure, name: str) -> bool:
    """Return whether the article of a figure names somebody behind it only, and not in its head."""
    plain, article = figure.sentence.plain, figure.sentence.article
    first = plain.find(name)
    return first >= figure.sentence.bounds[1] and name not in f"{article.title}{article.zone or ''}"
