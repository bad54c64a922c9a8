"""Checking what somebody does: the evidence must say so, in other words perhaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zoneqa.types import Span
from zoneqa.verify.actions import Action, actions_in
from zoneqa.verify.alignment import AlignedClause
from zoneqa.verify.cited_evidence import CitedEvidence
from zoneqa.verify.compared_sentence import ComparedSentence
from zoneqa.verify.findings import Finding, finding

_DENIALS = ("不", "没", "未", "无")


def check_actions(
    sentence: ComparedSentence, aligned: Sequence[AlignedClause], evidence: CitedEvidence
) -> Iterator[Finding]:
    """Yield what is done in a sentence and nowhere in the evidence.

    Other words may be meant than the tables know, so that this alone cuts no sentence.
    """
    if evidence.language != sentence.language or sentence.language != "zh":
        return
    for clause in aligned:
        for action in actions_in(sentence, clause.clause):
            if not _is_borne(action, evidence) and not _is_denied(action, sentence):
                right = _instead(clause)
                yield finding("action", action.place, action.word, right, certain=False)


def _is_denied(action: Action, sentence: ComparedSentence) -> bool:
    """Return whether a sentence says that something is not done: 不停产."""
    return sentence.plain.endswith(_DENIALS, 0, action.place[0])


def _is_borne(action: Action, evidence: CitedEvidence) -> bool:
    return not action.telling or any(word in evidence.told_text for word in action.borne_by)


def _instead(clause: AlignedClause) -> Span | None:
    """Return what is done in the clause of the evidence that is most like one, and not in that."""
    given = actions_in(clause.given, clause.given_clause)
    others = (each for each in given if each.word not in clause.sentence.text)
    return next((clause.given.span(each.place) for each in others), None)
