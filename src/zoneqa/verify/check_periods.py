"""Checking the periods of a sentence: the evidence must tell of the same days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice

from zoneqa.claims.period_relation import relation
from zoneqa.claims.period_scope import is_base
from zoneqa.claims.periods import Period
from zoneqa.claims.quantities import quantities
from zoneqa.text.dates import days_of
from zoneqa.text.normalize import fold
from zoneqa.text.numbers import located
from zoneqa.text.overlap import overlaps_any
from zoneqa.types import Span
from zoneqa.verify.alignment import AlignedClause
from zoneqa.verify.check_computed import is_of_former_value
from zoneqa.verify.check_dated import dated_otherwise, planned_otherwise
from zoneqa.verify.cited_evidence import CitedEvidence
from zoneqa.verify.compared_sentence import ComparedPeriod, ComparedSentence
from zoneqa.verify.findings import Finding, finding
from zoneqa.verify.paired_periods import is_listed
from zoneqa.verify.period_agreement import (
    days_in,
    is_calendar_unit,
    is_under_a_year,
    names_year,
    periods_agree,
    year_of,
)
from zoneqa.verify.same_value import lasts_as_long
from zoneqa.verify.value_context import value_meant

_LONGER = 3
"""How many times as long a period may be that is meant instead of another."""

_TOOK = ("用", "用了", "花", "花了", "历时", "耗时", "长达", "需", "需要")
"""What stands before how long something took."""

_THIS_YEAR = "年内"

_FIRST_QUARTER, _IN_SHORT = "一季度", "首季"

_NOW = ("目前", "至今", "迄今", "现在", "如今", "当前", "now", "so far", "to date", "currently")
"""What tells of the day of an article, whatever it is."""

_MARKS = "，。；,; "

_SPANS = ("年", "个月", "天", "周")

_LONGEST_SPAN = 100
"""Years, days and the like of a span, at most: 2023年 is none."""


def check_periods(
    sentence: ComparedSentence, aligned: Sequence[AlignedClause], evidence: CitedEvidence
) -> Iterator[Finding]:
    """Yield what is wrong with the periods of a sentence, given its clauses."""
    for stated in _told(sentence):
        agreeing = [each for each in evidence.periods if periods_agree(stated, each)]
        known = _is_duration(stated) or _is_span_told(stated, evidence)
        known = known or (not agreeing and _is_in_other(stated, evidence))
        if known or is_of_former_value(stated, evidence):
            continue
        others = [(each.context, each) for each in evidence.periods if _excludes(stated, each)]
        comparable = all(each.sentence.language == sentence.language for each in agreeing)
        contexts = [each.context for each in agreeing]
        comparable = comparable and not (agreeing and _is_verbatim(stated, evidence))
        meant = value_meant(stated.context, contexts, others) if comparable else None
        if (
            meant
            and meant.words != stated.words
            and not is_listed(stated.place, sentence, evidence)
        ):
            yield finding("period", stated.place, stated.words, meant.span)
        elif not agreeing and not _is_taken_over(stated.period, evidence):
            certain = any(each.period.last and each.period.year_known for each in evidence.periods)
            right = _right(stated.period, aligned)
            yield finding("period", stated.place, stated.words, right, certain=certain)
        elif not meant:
            yield from dated_otherwise(stated, evidence)
        if agreeing:
            yield from planned_otherwise(stated, evidence)


def _is_in_other(stated: ComparedPeriod, evidence: CitedEvidence) -> bool:
    """Return whether a sentence in another language has the year that a sentence names."""
    year, language = year_of(stated.period), stated.sentence.language
    if not names_year(stated) or year is None:
        return False
    foreign = evidence.language != language
    return evidence.has_number(Decimal(year), language) or (
        foreign and str(year) in evidence.told_text
    )


def _is_span_told(stated: ComparedPeriod, evidence: CitedEvidence) -> bool:
    """Return whether a period is so long as the evidence says: 未来五年, 五年内."""
    words = stated.words
    if _FIRST_QUARTER in words and _IN_SHORT in evidence.told_text:
        return True
    spans = [
        words[start : end + len(unit)]
        for start, end, value in located(words)
        for unit in _SPANS
        if value < _LONGEST_SPAN and words.startswith(unit, end)
    ]
    told = [q for each in spans for q in islice(quantities(each), 1)]
    return any(lasts_as_long(q, each.text) for q in told for each in evidence.sentences)


def _is_verbatim(stated: ComparedPeriod, evidence: CitedEvidence) -> bool:
    """Return whether the evidence has what stands from a period to the end of the next clause."""
    sentence, end = stated.sentence, stated.clause[1]
    behind = (clause[1] for clause, _ in sentence.clauses if clause[0] >= end)
    words = sentence.words((stated.place[0], next(behind, end)))
    return fold(words).strip(_MARKS) in evidence.told_text


def _is_duration(stated: ComparedPeriod) -> bool:
    """Return whether a period tells how long something took: 用了近两年."""
    return stated.sentence.plain.endswith(_TOOK, 0, stated.place[0])


def _is_taken_over(period: Period, evidence: CitedEvidence) -> bool:
    """Return whether the evidence need not name a period: it is that of its text or its day."""
    if _is_counted_up_otherwise(period, evidence):
        return False
    return _is_carried(period, evidence) or _is_new(period, evidence)


def _is_counted_up_otherwise(period: Period, evidence: CitedEvidence) -> bool:
    """Return whether the evidence counts up from the same day to another one: 上半年, 前三季度."""
    given = (each.period for each in evidence.periods)
    months = period.first != period.last and is_under_a_year(period)
    return months and any(
        each.first == period.first and each.last != period.last and is_under_a_year(each)
        for each in given
    )


def _told(sentence: ComparedSentence) -> list[ComparedPeriod]:
    """Return the periods that a sentence tells of; 同期 only serves to compare."""
    figures = [value.place for value in sentence.figures]
    told = [p for p in sentence.periods if not p.period.recurring and _has_days(p.period)]
    counted = {end for _, end, _ in sentence.numerals}  # 两|年内 is no 年内
    told = [p for p in told if p.words != _THIS_YEAR or p.place[0] not in counted]
    free = [p for p in told if not overlaps_any(p.place, figures) and not _is_now(p)]
    return [p for p in free if names_year(p) or not is_base(sentence.plain, p.period)]


def _is_now(stated: ComparedPeriod) -> bool:
    """Return whether a period is only that in which somebody writes: 截至目前, so far."""
    return stated.words.lower().removeprefix("截至").strip() in _NOW


def _has_days(period: Period) -> bool:
    return period.first is not None or period.last is not None


def _excludes(stated: ComparedPeriod, given: ComparedPeriod) -> bool:
    if relation(stated.period, given.period) in ("same", "unknown") or periods_agree(stated, given):
        return False
    short, long = sorted((days_in(stated.period) + 1, days_in(given.period) + 1))
    return names_year(stated) == names_year(given) and long <= _LONGER * short


def _is_carried(period: Period, evidence: CitedEvidence) -> bool:
    """Return whether a claim of the evidence takes such a period over from the text before it."""
    taken = (claim.period for claim in evidence.claims if claim.period)
    return is_calendar_unit(period) and any(
        relation(period, each) in ("same", "within") for each in taken
    )


def _is_new(period: Period, evidence: CitedEvidence) -> bool:
    """Return whether a period holds the day on which some of the evidence was published."""
    if not is_calendar_unit(period) or not period.first or not period.last:
        return False
    days = filter(None, (days_of(each.article.date) for each in evidence.sources))
    return any(period.first <= end and start <= period.last for start, end in days)


def _right(period: Period, aligned: Sequence[AlignedClause]) -> Span | None:
    """Return the period of such a clause in the evidence, one that lasts as long before others."""
    clause = next((c for c in aligned if c.clause[0] <= period.start < c.clause[1]), None)
    if clause is None:
        return None
    told = [p for p in clause.given.periods if relation(period, p.period) == "other"]
    best = min(told, key=lambda p: abs(days_in(p.period) - days_in(period)), default=None)
    return best.span if best else None
