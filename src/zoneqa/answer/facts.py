"""Facts: the claims that are asked for by zone, attribute and period, with their articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from zoneqa.claims.claim import Claim
from zoneqa.claims.vocabulary import term_list
from zoneqa.index import ClaimFilter, SearchableIndex
from zoneqa.query.filters import FilterResolver
from zoneqa.query.period_filter import days_asked
from zoneqa.text.normalize import clean_text, simplify
from zoneqa.types import Article, Filters


@dataclass(frozen=True, slots=True)
class FactFilters:
    """Which facts are asked for, as people type it; what is left out may be any."""

    zones: tuple[str, ...] = ()
    attribute: str | None = None
    period: str | None = None


ANY_FACTS = FactFilters()


@dataclass(frozen=True, slots=True)
class Fact:
    """A claim and the article that makes it."""

    claim: Claim
    article: Article


@dataclass(frozen=True, slots=True)
class FactResults:
    """Some of the `total` facts that are asked for, those of the newest article first."""

    facts: tuple[Fact, ...]
    total: int


def facts(
    index: SearchableIndex,
    resolver: FilterResolver,
    asked: FactFilters = ANY_FACTS,
    limit: int | None = None,
    offset: int = 0,
) -> FactResults:
    """Return the facts that are asked for, after the first `offset`. Raises BadFilter.

    A zone goes by any of its names, and so does an attribute that the list of terms has; any
    other is looked for as a part of the words.
    """
    wanted = claim_filter(asked, index, resolver)
    found = index.claims.find(wanted, limit, offset)
    return FactResults(tuple(_with_articles(found, index)), index.claims.count(wanted))


def claim_filter(
    asked: FactFilters, index: SearchableIndex, resolver: FilterResolver
) -> ClaimFilter:
    """Return the filter of claims that is meant. Raises BadFilter."""
    attribute = simplify(clean_text(asked.attribute or "")).strip()
    terms = term_list()
    groups = tuple(terms.names_within(term) for term in sorted(terms.find(attribute), key=str))
    return ClaimFilter(
        subjects=tuple(name for zone in asked.zones for name in _subjects(zone, index, resolver)),
        attributes=(attribute,) if attribute and not groups else (),
        terms=groups,
        days=days_asked(asked.period) if asked.period is not None else None,
    )


def _subjects(zone: str, index: SearchableIndex, resolver: FilterResolver) -> tuple[str, ...]:
    """Return the names of a zone. Raises BadFilter if no fact and no article is about it."""
    names = resolver.names_of_zone(zone)
    if not index.claims.count(ClaimFilter(subjects=names)):
        resolver.resolve(Filters(zones=(zone,)))
    return names


def _with_articles(claims: Iterator[Claim], index: SearchableIndex) -> Iterator[Fact]:
    for article_id, found in groupby(claims, lambda claim: claim.value.article_id):
        article = index.article(article_id)
        assert article is not None, "claims are those of the articles of their generation"
        for claim in found:
            yield Fact(claim, article)
