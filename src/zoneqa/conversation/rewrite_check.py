"""Whether a rewritten question says what its follow-up and its thread say, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zoneqa.claims.periods import Period
from zoneqa.conversation.rewriter import followup_of, rewrite_by_rules
from zoneqa.conversation.surfaces import known_surfaces
from zoneqa.conversation.turns import Turn, year_of
from zoneqa.conversation.word_list import content_words
from zoneqa.query.query import Query
from zoneqa.zones.gazetteer import Gazetteer

_WHOLE_YEAR = (1, 1, 12, 31)


def is_faithful(
    rewritten: Query, query: Query, thread: Sequence[Turn], gazetteer: Gazetteer
) -> bool:
    """Return whether a rewrite of a query can be asked in its place.

    Its zones, periods, numbers and words come from the query or its thread, those of the query are
    kept, and it leans on the thread no more.
    """
    return (
        rewritten.language == query.language
        and rewritten.intent == "question"
        and _zones_hold(rewritten, query, thread, gazetteer)
        and _periods_hold(rewritten, query, thread)
        and _numbers_hold(rewritten, query, thread)
        and _words_hold(rewritten, query, thread)
        and not leans(rewritten, thread)
    )


def leans(query: Query, thread: Sequence[Turn]) -> bool:
    """Return whether a question cannot be understood without those before it, as far as seen.

    The rules find something missing in it, or it names no zone and a word refers to what was said.
    """
    if not thread or query.is_small_talk:
        return False
    refers = not query.wording.zone and followup_of(query).has_reference
    return refers or rewrite_by_rules(query, thread) != query.typed


def _zones_hold(
    rewritten: Query, query: Query, thread: Sequence[Turn], gazetteer: Gazetteer
) -> bool:
    known = [mention.zone for _, mention in known_surfaces(query, thread, gazetteer)]
    own = [mention.zone for _, mention in query.surfaces]
    said = rewritten.zones
    return all(any(zone & each for each in known) for zone in said) and all(
        any(zone & each for each in said) for zone in own
    )


def _periods_hold(rewritten: Query, query: Query, thread: Sequence[Turn]) -> bool:
    """Return whether no year is new save the one before or after, and no part of a year."""
    queries = [query, *(turn.query for turn in thread)]
    years = {year for each in queries for year in each.years}
    if thread and (derived := year_of(query.wording, thread[-1].wording)):
        years.add(derived)
    parts = {_WHOLE_YEAR, *(part for each in queries for part in _parts(each.slots.periods))}
    return query.years <= rewritten.years <= years and parts.issuperset(
        _parts(rewritten.slots.periods)
    )


def _parts(periods: Sequence[Period]) -> Iterator[tuple[int, int, int, int]]:
    """Yield the part of the year of each period: from which day to which."""
    for period in periods:
        if period.first and period.last:
            first, last = period.first, period.last
            yield first.month, first.day, last.month, last.day


def _numbers_hold(rewritten: Query, query: Query, thread: Sequence[Turn]) -> bool:
    queries = [query, *(turn.query for turn in thread)]
    numbers = frozenset().union(*(each.numbers for each in queries))
    ordinals = frozenset().union(*(each.ordinals for each in queries))
    return (
        query.numbers <= rewritten.numbers <= numbers
        and query.ordinals <= rewritten.ordinals <= ordinals
    )


def _words_hold(rewritten: Query, query: Query, thread: Sequence[Turn]) -> bool:
    """Return whether no telling word is new, which would be a name, and none of the query lost."""
    language = query.language
    said = content_words(rewritten.typed, language)
    cited = (zone for turn in thread for zone in turn.cited)
    before = (query.typed, *(turn.query.typed for turn in thread), *cited)
    names = {name.casefold() for _, m in query.surfaces for name in m.zone}
    known = frozenset(names).union(*(content_words(text, language) for text in before))
    return content_words(followup_of(query).rest, language) <= said <= known
