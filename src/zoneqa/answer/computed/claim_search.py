"""The claims of the whole index that may state a figure that is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from zoneqa.claims.agreement import Agreement
from zoneqa.claims.claim import Claim
from zoneqa.claims.match import compare
from zoneqa.claims.slots import Slots
from zoneqa.index import ClaimFilter, ClaimStore
from zoneqa.query.calculation import AskedIndicator
from zoneqa.text.character_bigrams import character_bigrams
from zoneqa.types import Wordings

_MOST = 20_000
"""Claims that are looked at for one figure, the newest first."""

_MUST_NOT_CONTRADICT = ("ordinal", "direction", "unit")

_OF_PERIOD = re.compile(r"[年月]?[末底]?(?:时|同期)?的?")

# What is a share by its name: 研发投入强度, 入住率. Of any other figure, a share is not the amount.
_SHARES = ("率", "度", "比重", "占比", "比例")


def agreeing(store: ClaimStore, indicator: AskedIndicator) -> Iterator[Agreement]:
    """Yield the claims that do not contradict what is asked, whatever zone and period."""
    for claim in _claims(store, indicator):
        if claim.quantity is None or (claim.former and not _has_own_period(claim)):
            continue
        if claim.modality == "planned" and indicator.slots.modality != "planned":
            continue
        if (
            claim.kind == "share"
            and "level" in indicator.slots.kinds
            and not _asks_share(indicator)
        ):
            continue
        agreement = compare(indicator.slots, (), claim)
        if not set(agreement.contradicted) & set(_MUST_NOT_CONTRADICT):
            yield agreement


def _has_own_period(claim: Claim) -> bool:
    """Return whether a period leads straight to a value: 由2022年的12.5亿元增至17.1亿元."""
    period, start = claim.period, claim.sentence.start
    if period is None or period.start < start:
        return False
    between = claim.sentence.quote[period.end - start : claim.value.start - start]
    return _OF_PERIOD.fullmatch(between) is not None


def _asks_share(indicator: AskedIndicator) -> bool:
    named = [indicator.slots.attribute, *(word for same in indicator.wordings for word in same)]
    return any(name.endswith(_SHARES) for name in named)


def holders(store: ClaimStore, slots: Slots) -> Iterator[Claim]:
    """Yield the claims that name who holds the office that is asked for, the newest first."""
    # Titles of which one is part of the other share two characters: 书记, 党工委书记.
    titles = slots.office.titles if slots.office else ()
    asked = ClaimFilter(kinds=("role",), attributes=tuple(sorted(character_bigrams(*titles))))
    for claim in store.find(asked, _MOST):
        if compare(slots, (), claim).office == "agrees":
            yield claim


def _claims(store: ClaimStore, indicator: AskedIndicator) -> Iterable[Claim]:
    """Return the claims whose attribute, or else whose subject, has the noun that is asked for."""
    kinds = tuple(sorted(indicator.slots.kinds))
    nouns = _nouns(indicator)
    filters = [ClaimFilter(attributes=nouns, kinds=kinds), ClaimFilter(subjects=nouns, kinds=kinds)]
    if indicator.slots.terms:
        names = tuple(sorted({term.name for term in indicator.slots.terms[-1]}))
        filters.insert(0, ClaimFilter(terms=(names,), kinds=kinds))
    found: dict[tuple[str, int], Claim] = {}
    for asked in filters:
        for claim in store.find(asked, _MOST):
            found.setdefault((claim.value.article_id, claim.value.start), claim)
    return found.values()


def _nouns(indicator: AskedIndicator) -> Wordings:
    """Return the last word of what is asked for, or all that it may be called."""
    if indicator.wordings:
        return indicator.wordings[-1]
    return (indicator.slots.attribute[-2:],)
