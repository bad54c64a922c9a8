"""With which period a value is compared: 比2022年增长, 同比, more than a year earlier.

What is compared with a period is not of it: 364家，比去年同期多46家 has no figure of last year.
"""

from __future__ import annotations

import re
from dataclasses import replace

from zoneqa.claims.claim import CHANGES, Claim
from zoneqa.claims.days import in_year
from zoneqa.claims.period_scope import is_base
from zoneqa.claims.periods import Period, periods

_YEAR_ON_YEAR = re.compile(
    r"同比|\byear[- ](?:on|over)[- ]year\b|\b(?:a|the previous) year(?: earlier| ago| before)?\b"
)
# These are compared with something else than the year before.
_OF_LONGER = re.compile(r"环比|年均|累计|平均|\b(?:average|annualized)\b")


def compared_year(claim: Claim) -> int | None:
    """Return the year with which a change is compared, the one before it if none is said.

    None of what is no change, or where the year is not known or that of the value itself.
    """
    if claim.kind not in CHANGES:
        return None
    lead, own = _lead(claim), claim.period
    found = _bases(lead, own)
    if not found and not _OF_LONGER.search(lead):
        found = [_years_later(own, -1)]
    year = found[-1].last.year if found and found[-1] and found[-1].last else None
    return None if own and own.last and own.year_known and own.last.year == year else year


def periods_compared_with(claim: Claim) -> tuple[Period, ...]:
    """Return the periods with which a sentence compares a figure, as far as they are known."""
    return tuple(filter(None, _bases(_comparing(claim), claim.period)))


def offsets_compared_with(claim: Claim) -> frozenset[int]:
    """Return the offsets of the years with which a figure is compared: -1 for 比去年同期."""
    words = _comparing(claim)
    bases = (period for period in periods(words) if is_base(words, period))
    return frozenset(base.offset for base in bases if base.offset is not None)


def _comparing(claim: Claim) -> str:
    """Return the words of a sentence that may compare a figure: before a change, else behind."""
    if claim.kind in CHANGES:
        return _lead(claim)
    behind = claim.sentence.quote[claim.value.end - claim.sentence.start :]
    return behind.partition("；")[0]


def _lead(claim: Claim) -> str:
    """Return the words that lead to a value, from its period on where that is among them."""
    period = claim.period
    return claim.lead[max(0, period.start - claim.sentence.start) if period else 0 :]


def _bases(words: str, own: Period | None) -> list[Period | None]:
    """Return the periods with which words compare what is of a period; None if not known."""
    found = [(p.start, _resolved(p, own)) for p in periods(words) if is_base(words, p)]
    found += [(m.start(), _years_later(own, -1)) for m in _YEAR_ON_YEAR.finditer(words)]
    return [base for _, base in sorted(found, key=lambda pair: pair[0])]


def _resolved(base: Period, own: Period | None) -> Period | None:
    """Return a period with its year, which may count from the period of the value."""
    if base.year_known:
        return base
    if base.offset is None or own is None:
        return None
    return _years_later(own, base.offset - (own.offset or 0))


def _years_later(own: Period | None, years: int) -> Period | None:
    """Return a period some years later; None if its year is not known or it is longer than one."""
    if own is None or not own.year_known or own.last is None:
        return None
    if own.first is not None and own.first.year != own.last.year:
        return None
    year = own.last.year + years
    first = own.first and in_year(own.first, year)
    return replace(own, first=first, last=in_year(own.last, year))
