"""Whether the evidence tells a number in another way: as a period, a rank, in another language."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from zoneqa.claims.period import Period
from zoneqa.claims.units import dimension
from zoneqa.text.dates import days_of
from zoneqa.text.han_numerals import han_value
from zoneqa.verify.cited_evidence import CitedEvidence
from zoneqa.verify.compared_sentence import ComparedFigure, ComparedSentence
from zoneqa.verify.computation_words import direction_of, tells
from zoneqa.verify.ordinals import ordinals
from zoneqa.verify.same_value import lasts_as_long

_RANKS = "零一二三四五六七八九十"

_TEN, _DISCOUNT = 10, "折"

_PLACES = ("位", "名", "个", "位次")

_DAY = "日"
_BEFORE_DAYS = (
    *(
        "拘留",
        "为期",
        "历时",
        "工期",
        "耗时",
        "用时",
        "期限",
        "长达",
        "假期",
        "放假",
        "周期",
        "共计",
    ),
)
"""What stands before a number of days that are told as 日."""

_TITLES, _MEDALS = ("军", "奖", "牌"), 3
"""What ends the titles of the first three: 亚军, 银奖."""

_YEAR, _DAYS = "年", ("天", "日")


def has_other_form(stated: ComparedFigure, evidence: CitedEvidence) -> bool:
    """Return whether the evidence has a value that no figure of it states."""
    if evidence.has_number(stated.quantity.low, stated.sentence.language):
        return True
    ways = _OF_TIME if dimension(stated.quantity.unit) == "time" else _OF_OTHERS
    return any(way(stated, evidence) for way in ways)


def _is_bare(stated: ComparedFigure, evidence: CitedEvidence) -> bool:
    """Return whether another language has the number of a figure whose unit is not known there."""
    foreign = stated.sentence.language != evidence.language
    bare = foreign and not stated.quantity.unit
    return bare and any(stated.quantity.low == each.quantity.low for each in evidence.figures)


def _lasts(stated: ComparedFigure, evidence: CitedEvidence) -> bool:
    """Return whether a span of time is printed in a period, or is that of one or between two."""
    words = [each.words for each in evidence.periods] + [each.text for each in evidence.sentences]
    if any(lasts_as_long(stated.quantity, each) for each in words):
        return True
    number, unit = stated.quantity.low, stated.quantity.unit
    if unit in _DAYS:
        if any(_tells_days(number, each) for each in evidence.sentences):
            return True
        return any(number == _days(each.period) for each in evidence.periods)
    years = sorted(set(_years(stated, evidence)))
    return unit == _YEAR and any(number == last - first for first, last in combinations(years, 2))


def _tells_days(number: Decimal, given: ComparedSentence) -> bool:
    """Return whether a sentence tells how many days something takes, as 日: 拘留10日."""
    return any(
        value == number
        and given.plain.startswith(_DAY, end)
        and given.plain.endswith(_BEFORE_DAYS, 0, start)
        for start, end, value in given.numerals
    )


def _days(period: Period) -> int | None:
    return (period.last - period.first).days + 1 if period.first and period.last else None


def _years(stated: ComparedFigure, evidence: CitedEvidence) -> Iterator[int]:
    """Yield the years that the evidence names, that of its day among them."""
    for each in (*evidence.periods, *stated.sentence.periods):
        yield from (day.year for day in (each.period.first, each.period.last) if day)
    for source in evidence.sources:
        yield from (day.year for day in days_of(source.article.date) or ())


def _is_counted_without_counter(stated: ComparedFigure, evidence: CitedEvidence) -> bool:
    """Return whether the evidence counts the same without a counter: 三县 for 三个县."""
    number, end = int(stated.quantity.low), stated.place[1]
    noun = stated.sentence.plain[end : end + 1]
    if number != stated.quantity.low or number >= len(_RANKS) or not noun.isalpha():
        return False
    told = (f"{_RANKS[number]}{noun}", f"{number}{noun}")
    return any(each in given.text for given in evidence.sentences for each in told)


def _is_listed_rank(stated: ComparedFigure, evidence: CitedEvidence) -> bool:
    """Return whether the evidence lists a rank with others: 二、三名."""
    number = int(stated.quantity.low)
    if not stated.quantity.ordinal or number >= len(_RANKS):
        return False
    listed = (f"{_RANKS[number]}、", f"、{_RANKS[number]}名", f"、{_RANKS[number]}位")
    return any(each in given.text for given in evidence.sentences for each in listed)


def _is_title(stated: ComparedFigure, evidence: CitedEvidence) -> bool:
    """Return whether the evidence tells ranks as titles: 冠军 for 第一名, 亚军 for second place."""
    best, worst = int(stated.quantity.low), int(stated.quantity.high)
    if not stated.quantity.ordinal or worst > _MEDALS:
        return False
    told = {
        each.number
        for given in evidence.sentences
        for each in ordinals(given.plain, *given.bounds)
        if each.counter in _TITLES
    }
    return told >= set(map(Decimal, range(best, worst + 1)))


def _is_discount(stated: ComparedFigure, evidence: CitedEvidence) -> bool:
    """Return whether the evidence has a share as the part of a price that is paid: 七折."""
    if stated.quantity.unit != "%":
        return False
    texts = (each.text for each in evidence.sentences if _DISCOUNT in each.text)
    before = (each.partition(_DISCOUNT)[0][-1:] for each in texts)
    paid = (han_value(each) if not each.isdecimal() else Decimal(each) for each in before if each)
    return any(value is not None and value * _TEN == stated.quantity.low for value in paid)


def _is_former_rank(stated: ComparedFigure, evidence: CitedEvidence) -> bool:
    """Return whether a rank is that before the change which the evidence tells: 第5，前进3名."""
    return (
        stated.quantity.ordinal
        and any(
            rank.quantity.low + direction_of(change) * change.quantity.low == stated.quantity.low
            for rank in evidence.figures
            if rank.quantity.ordinal
            for change in rank.sentence.figures
            if change.place > rank.place
            and change.quantity.unit in _PLACES
            and direction_of(change)
        )
        and tells("before", stated)
    )


def _is_how_many_so_far(stated: ComparedFigure, evidence: CitedEvidence) -> bool:
    """Return whether a number of things is told by that of the last: 第6家上市公司."""
    if dimension(stated.quantity.unit) != "count" or stated.quantity.ordinal:
        return False
    number = stated.quantity.low + tells("before", stated)  # the ninth is one more than before
    return any(
        (each.number, each.counter) == (number, stated.quantity.unit)
        for given in evidence.sentences
        for each in ordinals(given.plain, *given.bounds)
    )


_OF_TIME = (_lasts,)
_OF_OTHERS = (
    _is_bare,
    _is_counted_without_counter,
    _is_discount,
    _is_listed_rank,
    _is_title,
    _is_former_rank,
    _is_how_many_so_far,
)
