"""Comparing whether two figures are of a plan or of what was done."""

from __future__ import annotations

from zoneqa.claims.modality import tells_of_plan
from zoneqa.types import Span
from zoneqa.verify.compared_sentence import ComparedFigure
from zoneqa.verify.findings import Finding, finding
from zoneqa.verify.plans import (
    are_totals,
    costs_plan,
    is_condition,
    is_intended,
    plans_alike,
    surely_plans,
)

_PARTS = (" and ", ", ", "; ")
"""What parts what an English sentence says."""

_SEMICOLON = "；"

_LATER = ("后", "届时", "未来", "远期", "目标")
"""What tells that something has to come first, or comes later."""


def compare_modality(stated: ComparedFigure, given: ComparedFigure) -> Finding | None:
    """Return that a figure of a plan is told as one of what was done, or the other way round."""
    planned = _is_planned(stated)
    if planned == _is_planned(given) or _plans_before(given if planned else stated):
        return None
    agree = _may_be_planned(stated, given) if planned else _may_be_done(stated, given)
    if agree or are_totals(_clause_of(stated), _clause_of(given)):
        return None
    place = stated.clause[0], stated.place[1]
    return finding("modality", place, stated.sentence.words(place).strip(), _to_value(given))


def _may_be_done(stated: ComparedFigure, given: ComparedFigure) -> bool:
    """Return whether a figure that is told as done may be of a plan too, or the other of none."""
    intended = is_intended(stated.sentence.words(stated.clause)) or _has_condition(stated)
    return intended or not _shows_plan(given)


def _may_be_planned(stated: ComparedFigure, given: ComparedFigure) -> bool:
    """Return whether a figure that is told as planned may be of no plan, or the other of one."""
    start, end = stated.clause
    end = stated.place[0] if stated.sentence.language == "zh" else end
    said = stated.sentence.words((start, end))
    if not surely_plans(said) or plans_alike(said, given.sentence, given.clause):
        return True
    every_year = any(each.period.recurring for each in given.sentence.periods)
    return every_year or costs_plan(given.sentence, (given.clause[0], given.place[0]))


def _shows_plan(figure: ComparedFigure) -> bool:
    """Return whether the sentence of a figure tells by itself that it may be of a plan."""
    sentence = figure.sentence
    if tells_of_plan(sentence.text) or sentence.periods:
        return True
    return any(word in sentence.text for word in _LATER)


def _has_condition(figure: ComparedFigure) -> bool:
    """Return whether a clause before a figure tells of what has to come first."""
    before = (each for each, _ in figure.sentence.clauses if each[1] <= figure.place[0])
    return any(is_condition(figure.sentence.words(each)) for each in before)


def _is_planned(figure: ComparedFigure) -> bool:
    """Return whether a figure is of a plan; an English sentence may say so behind it."""
    assert figure.claim
    if figure.claim.modality == "planned":
        return not _is_of_own_part(figure)
    return figure.sentence.language == "en" and surely_plans(_part_of(figure))


def _is_of_own_part(figure: ComparedFigure) -> bool:
    """Return whether what is planned is of another part: 二期预计2026年建成；三期投资15亿元."""
    sentence, end = figure.sentence, figure.place[0]
    start = sentence.plain.rfind(_SEMICOLON, sentence.bounds[0], end)
    if start < 0 or tells_of_plan(sentence.words((start, figure.clause[1]))):
        return False
    names_part = any(start < part.place[0] < end for part in sentence.named_parts)
    return names_part and not sentence.periods_in((start, figure.clause[1]))


def _part_of(figure: ComparedFigure) -> str:
    """Return what stands round a figure in an English sentence up to the next "and" or comma."""
    sentence, (start, end) = figure.sentence, figure.place
    before = sentence.words((sentence.bounds[0], start))
    behind = sentence.words((end, sentence.bounds[1]))
    ends = [at for mark in _PARTS if (at := behind.find(mark)) >= 0]
    return before + behind[: min(ends, default=len(behind))]


def _plans_before(figure: ComparedFigure) -> bool:
    """Return whether the sentence tells of a plan before a figure, perhaps of it too."""
    start = figure.sentence.bounds[0]
    return tells_of_plan(figure.sentence.words((start, figure.place[0])))


def _clause_of(figure: ComparedFigure) -> str:
    return figure.sentence.words(figure.clause)


def _to_value(figure: ComparedFigure) -> Span:
    """Return the words of a clause up to the value in it."""
    return figure.sentence.span((figure.clause[0], figure.place[1]))
