"""Checking the periods of a sentence: the evidence must tell of the same days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from decimal import Decimal
from functools import lru_cache
from itertools import islice

from zoneqa.claims.claim import Claim
from zoneqa.claims.days import third_of_month
from zoneqa.claims.modality import tells_of_plan
from zoneqa.claims.period_relation import relation
from zoneqa.claims.period_scope import is_base
from zoneqa.claims.periods import Period
from zoneqa.claims.quantities import quantities
from zoneqa.claims.word_files import sections_of
from zoneqa.text.dates import days_of
from zoneqa.text.numbers import located
from zoneqa.text.overlap import overlaps_any
from zoneqa.types import Span
from zoneqa.verify.alignment import AlignedClause
from zoneqa.verify.check_computed import is_of_former
from zoneqa.verify.check_modality import DONE
from zoneqa.verify.cited_evidence import CitedEvidence
from zoneqa.verify.compared_sentence import ComparedPeriod, ComparedSentence
from zoneqa.verify.deeds import deeds_in
from zoneqa.verify.findings import Finding, finding
from zoneqa.verify.paired_periods import is_listed
from zoneqa.verify.plans import lies_ahead
from zoneqa.verify.same_value import lasts_as_long
from zoneqa.verify.value_context import value_meant

_LONGER = 3
"""How many times as long a period may be that is meant instead of another."""

_THIRDS = ("上旬", "中旬", "下旬")

_MARKS = "，, "

_SO_FAR = ("今年", "年内", "年初以来", "开年以来")

_SPANS = ("年", "个月", "天", "周")

_LONGEST_SPAN = 100
"""Years, days and the like of a span, at most: 2023年 is none."""

_FEW_DAYS = 15
"""Days of an event from its opening on."""

_YEAR = 364
"""Days from the first of a year to its last."""


def check_periods(
    sentence: ComparedSentence, aligned: Sequence[AlignedClause], evidence: CitedEvidence
) -> Iterator[Finding]:
    """Yield what is wrong with the periods of a sentence, given its clauses."""
    yield from _other_holiday(sentence, evidence)
    for stated in _told(sentence):
        agreeing = [each for each in evidence.periods if _agrees(stated, each)]
        known = is_of_former(stated, evidence) or _is_span_told(stated, evidence)
        if known or (not agreeing and _is_in_other(stated, evidence)):
            continue
        others = [(each.context, each) for each in evidence.periods if _excludes(stated, each)]
        comparable = all(each.sentence.language == sentence.language for each in agreeing)
        contexts = [each.context for each in agreeing]
        meant = value_meant(stated.context, contexts, others) if comparable else None
        if meant and not is_listed(stated.place, sentence, evidence):
            yield finding("period", stated.place, stated.words, meant.span)
        elif not agreeing and not _is_taken_over(stated.period, evidence):
            certain = any(each.period.last and each.period.year_known for each in evidence.periods)
            right = _right(stated.period, aligned)
            yield finding("period", stated.place, stated.words, right, certain=certain)
        elif not meant:
            yield from _dated_otherwise(stated, evidence)
        if agreeing:
            yield from _planned_otherwise(stated, evidence)


def _other_holiday(sentence: ComparedSentence, evidence: CitedEvidence) -> Iterator[Finding]:
    """Yield the holidays that the evidence does not name, though it names another."""
    said = [each for each in _holidays() if each in sentence.text]
    text = evidence.naming_text
    given = next(((e, h) for e in evidence.sentences for h in _holidays() if h in e.text), None)
    for word in said if given else ():
        if given and word not in text:
            at, (other, right) = sentence.plain.find(word, sentence.bounds[0]), given
            first = other.plain.find(right, other.bounds[0])
            span = other.span((first, first + len(right)))
            yield finding("period", (at, at + len(word)), word, span)


@lru_cache(maxsize=1)
def _holidays() -> list[str]:
    return [w for words in sections_of("holidays.txt", "zoneqa.verify").values() for w in words]


def _is_in_other(stated: ComparedPeriod, evidence: CitedEvidence) -> bool:
    """Return whether a sentence in another language has the year that a sentence names."""
    year, language = _year(stated.period), stated.sentence.language
    if not _names_year(stated) or year is None:
        return False
    foreign = evidence.language != language
    return evidence.has_number(Decimal(year), language) or (foreign and str(year) in evidence.told_text)


def _is_span_told(stated: ComparedPeriod, evidence: CitedEvidence) -> bool:
    """Return whether a period is so long as the evidence says: 未来五年, 五年内."""
    words = stated.words
    spans = [
        words[start:]
        for start, end, value in located(words)
        if value < _LONGEST_SPAN and words.startswith(_SPANS, end)
    ]
    told = [q for each in spans for q in islice(quantities(each), 1)]
    return any(lasts_as_long(q, each.text) for q in told for each in evidence.sentences)


def _is_taken_over(period: Period, evidence: CitedEvidence) -> bool:
    """Return whether the evidence need not name a period: it is that of its text or its day."""
    return _is_carried(period, evidence) or _is_new(period, evidence)


def _planned_otherwise(stated: ComparedPeriod, evidence: CitedEvidence) -> Iterator[Finding]:
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


def _dated_otherwise(stated: ComparedPeriod, evidence: CitedEvidence) -> Iterator[Finding]:
    """Yield that what is done in a period is done in another one wherever the evidence dates it."""
    sentence, clause = stated.sentence, stated.clause
    if sentence.language != "zh" or sentence.figures_in(clause):
        return
    verbs = {deed.verb for deed in deeds_in(sentence) if deed.clause == clause}
    for verb in verbs:
        dated = [d for each in evidence.sentences for d in deeds_in(each) if d.verb == verb]
        periods = [p for d in dated for p in d.sentence.periods_in(d.clause)]
        told = dated and all(d.sentence.periods_in(d.clause) for d in dated)
        if told and all(relation(stated.period, each.period) == "other" for each in periods):
            right = periods[0].span
            yield finding("period", stated.place, stated.words, right, certain=False)


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
    return tells_of_plan(words) and DONE not in words


def _told(sentence: ComparedSentence) -> list[ComparedPeriod]:
    """Return the periods that a sentence tells of; 同期 only serves to compare."""
    figures = [value.place for value in sentence.figures]
    told = [p for p in sentence.periods if not p.period.recurring and _has_days(p.period)]
    free = [p for p in told if not overlaps_any(p.place, figures)]
    return [p for p in free if _names_year(p) or not is_base(sentence.plain, p.period)]


def _names_year(period: ComparedPeriod) -> bool:
    return period.words[:1].isdigit()


def _has_days(period: Period) -> bool:
    return period.first is not None or period.last is not None


def _agrees(stated: ComparedPeriod, given: ComparedPeriod) -> bool:
    """Return whether a period of the evidence bears one that is stated.

    当日 and the like are what the evidence means by the same word.
    """
    one, other = stated.period, given.period
    if other.recurring:
        return False
    if stated.words == given.words and not _names_year(stated):
        return True
    if is_base(stated.sentence.plain, one):  # 较2022年同期: only its year is compared with
        return bool(one.last and other.last) and _year(one) == _year(other)
    found = relation(one, other)
    if found in ("within", "contains") and _is_so_far(one, stated) and _is_so_far(other, given):
        return True
    if found == "contains" and one.first == one.last and _is_short(other):
        return one.first in (other.first, other.last)  # the day on which it opened
    if found == "within":
        return _is_calendar_unit(one) and not _is_cut_short(one, other)
    if found == "contains":
        return None in (one.first, one.last) and _share_an_end(one, other)
    return found == "same" or (found == "unknown" and not other.year_known)


def _is_so_far(period: Period, named: ComparedPeriod) -> bool:
    """Return whether a period is this year, or what has passed of it: 今年以来, 年内."""
    return period.offset == 0 and named.words.startswith(_SO_FAR)


def _is_short(period: Period) -> bool:
    """Return whether a period is of a few days, of which each may be named."""
    return period.first is not None and period.last is not None and _days(period) <= _FEW_DAYS


def _year(period: Period) -> int | None:
    return period.last.year if period.last else None


def _is_cut_short(one: Period, other: Period) -> bool:
    """Return whether what is counted up in a period goes on in another: 1至2月 in 1至3月.

    What happened in a part of a year happened in that year.
    """
    months = {day.month for day in (one.first, one.last, other.first, other.last) if day}
    return one.first == other.first and len(months) > 2 and _days(one) < _YEAR


def _is_calendar_unit(period: Period) -> bool:
    """Return whether a period is a day, a third of a month or whole months of one year.

    What stands in it is of it.
    """
    first, last = period.first, period.last
    if first is None or last is None:
        return False
    if (first, last) in (third_of_month(first.year, first.month, third) for third in _THIRDS):
        return True
    whole_months = first.day == 1 and (last + timedelta(days=1)).day == 1
    return first == last or (whole_months and first.year == last.year)


def _share_an_end(one: Period, other: Period) -> bool:
    return one.last == other.last if one.last else one.first == other.first


def _excludes(stated: ComparedPeriod, given: ComparedPeriod) -> bool:
    if relation(stated.period, given.period) in ("same", "unknown") or _agrees(stated, given):
        return False
    short, long = sorted((_days(stated.period) + 1, _days(given.period) + 1))
    return _names_year(stated) == _names_year(given) and long <= _LONGER * short


def _is_carried(period: Period, evidence: CitedEvidence) -> bool:
    """Return whether a claim of the evidence takes such a period over from the text before it."""
    taken = (claim.period for claim in evidence.claims if claim.period)
    return _is_calendar_unit(period) and any(
        relation(period, each) in ("same", "within") for each in taken
    )


def _is_new(period: Period, evidence: CitedEvidence) -> bool:
    """Return whether a period holds the day on which some of the evidence was published."""
    if not _is_calendar_unit(period) or not period.first or not period.last:
        return False
    days = filter(None, (days_of(each.article.date) for each in evidence.sources))
    return any(period.first <= end and start <= period.last for start, end in days)


def _right(period: Period, aligned: Sequence[AlignedClause]) -> Span | None:
    """Return the period of such a clause in the evidence, one that lasts as long before others."""
    clause = next((c for c in aligned if c.clause[0] <= period.start < c.clause[1]), None)
    if clause is None:
        return None
    told = [p for p in clause.given.periods if relation(period, p.period) == "other"]
    best = min(told, key=lambda p: abs(_days(p.period) - _days(period)), default=None)
    return best.span if best else None


def _days(period: Period) -> int:
    return (period.last - period.first).days if period.first and period.last else 0
