"""Checking what a clause says apart from figures: planned or done, denied, up or down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from zoneqa.claims.modality import behind_plan, tells_of_plan
from zoneqa.text.segment import trimmed
from zoneqa.text.tagged_words import tagged_words
from zoneqa.text.terms import content_terms
from zoneqa.verify.actions import same_words
from zoneqa.verify.alignment import AlignedClause
from zoneqa.verify.check_modality import DONE, STAGE
from zoneqa.verify.compared_sentence import ComparedSentence
from zoneqa.verify.computation_words import tells
from zoneqa.verify.findings import Finding, finding
from zoneqa.verify.negation import denied_otherwise, denied_words, negations
from zoneqa.verify.opposites import OpposedWord, contradiction, opposed_words
from zoneqa.verify.plans import (
    are_totals,
    costs_plan,
    is_condition,
    is_intended,
    plans_alike,
    plans_elsewhere,
    surely_plans,
)
from zoneqa.verify.replacements import ReplacedWords
from zoneqa.verify.verification import FaultKind

_VERB, _HAPPENED = "v", "了"

_SURELY_SAME = 0.8
"""The share from which on a clause that leaves out a plan tells it as done."""

_SHORTEST = 6
"""Characters beside periods and zones of a clause that tells by itself whether it is a plan."""

_LITTLE_LIKE = 0.25
"""The share from which on a denial that the evidence lacks is pointed out."""


def check_wording(
    aligned: Sequence[AlignedClause], changes: Sequence[ReplacedWords]
) -> Iterator[Finding]:
    """Yield where clauses say otherwise what the evidence says in almost the same words."""
    for clause in aligned:
        if clause.speaks_of_same:
            yield from filter(None, (_modality(clause), _negation(clause), _opposite(clause)))
        elif clause.share >= _LITTLE_LIKE and _is_unheard(clause):
            yield from (replace(each, certain=False) for each in filter(None, (_opposite(clause),)))
        elif clause.share >= _LITTLE_LIKE and negations(clause.text) > 0:
            denied = _negation(clause)
            is_same = any(word in clause.given_text for word in denied_words(clause.text))
            yield from [replace(denied, certain=False)] if denied and is_same else []
    for change in changes:
        words_deny = denied_otherwise(change.text, change.given_text)
        if words_deny and denied_otherwise(change.clause, change.given_clause):
            yield change.finding("negation", certain=False)


def _modality(clause: AlignedClause) -> Finding | None:
    """Return that a plan is told as done, or what was done as a plan."""
    start, end = clause.clause
    zones = (name for name in clause.sentence.names if name.kind == "zone")
    places = [each.place for each in clause.sentence.periods_in(clause.clause)]
    places += [name.place for name in zones]
    told_apart = sum(b - a for a, b in places if start <= a and b <= end)
    if end - start - told_apart < _SHORTEST:
        return None
    said, printed = clause.text, clause.given_text
    before = clause.sentence.words((clause.sentence.bounds[0], clause.clause[1]))
    told = DONE in said or _HAPPENED in said or clause.share >= _SURELY_SAME
    claims_done = (
        tells_of_plan(printed)
        and told
        and _names_planned(clause)
        and (not _intends(before, said) or (DONE in said and DONE not in printed))
    )
    claims_plan = surely_plans(said) and not _is_planned(clause)
    if claims_plan and costs_plan(clause.given, clause.given_clause):
        return None
    if claims_done and are_totals(said, printed):
        return None
    return _whole_clause("modality", clause) if claims_done or claims_plan else None


def _names_planned(clause: AlignedClause) -> bool:
    """Return whether a clause tells of what the evidence plans: 将开通的航线全长48公里 does not."""
    if DONE in clause.text or clause.sentence.language != "zh":
        return True
    words = [w.text for w in tagged_words(behind_plan(clause.given_text)) if w.tag[0] == _VERB]
    verb = next((word for word in words if len(word) > 1), "")
    return not verb or any(word in clause.text for word in same_words(verb))


def _is_planned(clause: AlignedClause) -> bool:
    """Return whether the evidence plans what a clause plans: there, before or in another clause."""
    before = clause.given.bounds[0], clause.given_clause[1]
    if not content_terms(behind_plan(clause.text)):  # 局里预计，…
        return tells_of_plan(clause.given.text)
    return plans_alike(clause.text, clause.given, before) or plans_elsewhere(
        clause.text, clause.given, clause.given_clause
    )


def _intends(words: str, clause: str) -> bool:
    """Return whether words up to a clause, its own among them, tell of a plan or an aim."""
    return is_intended(words) or is_condition(clause)


def _negation(clause: AlignedClause) -> Finding | None:
    figures = clause.sentence.figures_in(clause.clause)
    is_rest = any(tells("rest", each) for each in figures)
    otherwise = not is_rest and denied_otherwise(clause.text, clause.given_text)
    return _whole_clause("negation", clause) if otherwise else None


def _whole_clause(kind: FaultKind, clause: AlignedClause) -> Finding:
    place = trimmed(clause.sentence.plain, *clause.clause)
    right = clause.given.span(trimmed(clause.given.plain, *clause.given_clause))
    return finding(kind, place, clause.sentence.words(place), right)


def _opposite(clause: AlignedClause) -> Finding | None:
    found = contradiction(
        (clause.sentence.plain, clause.clause), (clause.given.plain, clause.given_clause)
    )
    if found is None:
        return None
    word, against = found
    if word.pair == STAGE and _has_side(clause.given, word):
        return None
    said, right = clause.sentence.words(word.place), clause.given.span(against.place)
    return finding(word.kind, word.place, said, right)


def _is_unheard(clause: AlignedClause) -> bool:
    """Return whether no word of the article goes the way that a clause says something went."""
    plain = clause.given.plain
    said = opposed_words(clause.sentence.plain, *clause.clause)
    given = {(each.pair, each.side) for each in opposed_words(plain, 0, len(plain))}
    return bool(said) and all((each.pair, each.side) not in given for each in said)


def _has_side(given: ComparedSentence, word: OpposedWord) -> bool:
    """Return whether a sentence tells of an end as well as of a beginning: 开工15个，竣工9个."""
    words = opposed_words(given.plain, *given.bounds)
    return any((each.pair, each.side) == (word.pair, word.side) for each in words)
