"""Checking what is told of a period: planned or done, and whether it happened in another."""

from __future__ import annotations

from collections.abc import Iterator

from zoneqa.claims.claim import Claim
from zoneqa.claims.modality import tells_of_plan
from zoneqa.claims.period_relation import relation
from zoneqa.types import Bounds
from zoneqa.verify.check_modality import DONE
from zoneqa.verify.cited_evidence import CitedEvidence
from zoneqa.verify.compared_sentence import ComparedPeriod, ComparedSentence
from zoneqa.verify.findings import Finding, finding
from zoneqa.verify.plans import is_aim, lies_ahead
from zoneqa.verify.predicates import Predicate, predicates_in

_MARKS = "，, "


def planned_otherwise(stated: ComparedPeriod, evidence: CitedEvidence) -> Iterator[Finding]:
    """Yield that what is dated is told as done, though only planned, or the other way round."""
    same = (p for p in evidence.periods if relation(stated.period, p.period) == "same")
    given = [each for each in same if _event(each)]
    if not _event(stated) or not given:
        return
    planned = _is_planned(stated)
    if planned and any(tells_of_plan(p.sentence.text) or lies_ahead(p) for p in given):
        return
    if all(_is_planned(each) != planned for each in given):
        sentence = given[0].sentence
        right = sentence.span(given[0].clause)
        yield finding("modality", stated.place, stated.words, right)


def dated_otherwise(stated: ComparedPeriod, evidence: CitedEvidence) -> Iterator[Finding]:
    """Yield that what is done in a period is done in another one wherever the evidence dates it."""
    sentence, clause = stated.sentence, stated.clause
    if sentence.language != "zh" or sentence.figures_in(clause):
        return
    verbs = {each.verb for each in predicates_in(sentence) if each.clause == clause}
    for verb in verbs:
        dated = [d for each in evidence.sentences for d in predicates_in(each) if d.verb == verb]
        dated = [d for d in dated if not _are_of_other_parts(sentence, clause, d)]
        periods = [p for d in dated for p in d.sentence.periods_in(d.clause)]
        told = dated and all(d.sentence.periods_in(d.clause) for d in dated)
        periods = [each for each in periods if each.words != stated.words]
        if (
            told
            and periods
            and all(relation(stated.period, each.period) == "other" for each in periods)
        ):
            right = periods[0].span
            yield finding("period", stated.place, stated.words, right, certain=False)


def _are_of_other_parts(sentence: ComparedSentence, clause: Bounds, given: Predicate) -> bool:
    """Return whether a clause tells of another part than a predicate: 一期, 二期."""
    part, other = sentence.part_named(clause), given.sentence.part_named(given.clause)
    return part is not None and other is not None and part.excludes(other)


def _event(period: ComparedPeriod) -> Claim | None:
    """Return the claim of what happened in a period, None if the period dates nothing."""
    claim = period.sentence.claim_at.get(period.place[0])
    return claim if claim and claim.kind == "date" else None


def _is_planned(period: ComparedPeriod) -> bool:
    """Return whether what happened in a period was a plan, and is not told as done."""
    start, end = period.clause
    event = _event(period)
    behind = event.attribute.place[1] if event and event.attribute else end
    if period.sentence.words(period.clause).strip(_MARKS) == period.words:
        end = period.sentence.parsed.clause_at(end)[1] if end < period.sentence.bounds[1] else end
    words = period.sentence.words((start, max(end, behind)))
    return (tells_of_plan(words) or is_aim(words)) and DONE not in words
