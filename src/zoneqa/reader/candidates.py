"""Selecting what is read: the passages that name what the question names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zoneqa.query.query import Query
from zoneqa.reader.base import Candidate
from zoneqa.text.heading import whole_text
from zoneqa.zones.names import ZoneNames, is_named
from zoneqa.zones.pinyin import capitalized_words, written_as


@dataclass(frozen=True, slots=True)
class Selection:
    """The candidates to read, and the query in the words that they use."""

    query: Query
    candidates: Sequence[Candidate]


def select_candidates(
    query: Query, candidates: Sequence[Candidate], *, is_subquestion: bool = False
) -> Selection:
    """Return those candidates that the query is put to.

    A subquestion, one of several zones asked about, needs passages that are about its zone.
    """
    some = candidates
    if not query.asks_for_zones:
        some = _naming(query, candidates, is_subquestion=is_subquestion)
    return Selection(_in_their_words(query, some), some)


def _naming(
    query: Query, candidates: Sequence[Candidate], *, is_subquestion: bool
) -> list[Candidate]:
    """Return the candidates that name a zone of the query and the most of its names.

    Where none names a zone, all do.
    """
    placed = list(candidates)
    if query.zones:
        is_about = _is_about if is_subquestion else _mentions
        placed = [c for c in candidates if any(is_about(c, z) for z in query.zones)] or placed
    counts = [len(candidate.article.names_written(query.names)) for candidate in placed]
    most = max(counts, default=0)
    return [c for c, count in zip(placed, counts, strict=True) if count == most]


def _is_about(candidate: Candidate, zone: ZoneNames) -> bool:
    return is_named(zone, candidate.passage.folded)


def _mentions(candidate: Candidate, zone: ZoneNames) -> bool:
    return candidate.article.mentions(zone)


def _in_their_words(query: Query, candidates: Sequence[Candidate]) -> Query:
    """Return the query with its pinyin as the articles write it: 苏州 for Suzhou."""
    if not query.names and not capitalized_words(query.text):
        return query
    articles = {candidate.article.article.id: candidate.article for candidate in candidates}
    texts = "\n".join(whole_text(prepared.article) for prepared in articles.values())
    text = query.text
    for word, zone in (*((name, None) for name in query.names), *zone_words(query)):
        forms = Counter(
            form for form in written_as(word).findall(texts) if form in (zone or (form,))
        )
        for form, _ in forms.most_common(1):
            text = text.replace(word, form)
    return query.with_text(text)


def zone_words(query: Query) -> Iterator[tuple[str, ZoneNames]]:
    """Yield the words of a query that are the pinyin of a zone, each with the zone's names."""
    for word in capitalized_words(query.text):
        for zone in query.zones:
            if any(written_as(word).fullmatch(name) for name in zone):
                yield word, zone
