"""Filters as SQL conditions on the tables `article` and `claim`."""

from __future__ import annotations

from collections.abc import Iterator

from zoneqa.index.base import ArticleFilter, ClaimFilter
from zoneqa.text.normalize import fold
from zoneqa.types import Filters, Wordings

Condition = tuple[str, tuple[str, ...]]
"""An SQL expression with a `?` for each parameter, and the parameters."""

_REPRINTED = "also <> '[]' AND EXISTS (SELECT 1 FROM json_each(also) WHERE"
# The fields of a Reprint.
_PAPER, _DAY = "json_extract(value, '$[2]')", "json_extract(value, '$[3]')"
_YEAR = "[0-9][0-9][0-9][0-9]"


def condition(filters: Filters) -> Condition:
    """Return the condition that an article must fulfil; it is `1` without any filter."""
    return _all_of(_conditions(filters))


def article_condition(asked: ArticleFilter) -> Condition:
    """Return the condition that an article of a list must fulfil; `1` if every one is asked for."""
    passing = [condition(asked.filters)] if asked.filters else []
    return _all_of(iter([*passing, *map(_has_any, asked.words)]))


def claim_condition(asked: ClaimFilter) -> Condition:
    """Return the condition that a claim must fulfil; it is `1` if every claim is asked for."""
    return _all_of(_claim_conditions(asked))


def _all_of(conditions: Iterator[Condition]) -> Condition:
    parts = list(conditions)
    parameters = tuple(value for _, values in parts for value in values)
    return " AND ".join(text for text, _ in parts) or "1", parameters


def _conditions(filters: Filters) -> Iterator[Condition]:
    if filters.zones:
        yield f"zone {_among(filters.zones)}", filters.zones
    if filters.sources:
        among = _among(filters.sources)
        yield f"(source {among} OR ({_REPRINTED} {_PAPER} {among})))", filters.sources * 2
    if filters.articles:
        yield f"id {_among(filters.articles)}", filters.articles
    if filters.since or filters.until:
        own, values = _within("date", filters)
        reprint, _ = _within(_DAY, filters)
        yield f"({own} OR ({_REPRINTED} {reprint})))", values * 2


def _claim_conditions(asked: ClaimFilter) -> Iterator[Condition]:
    if asked.subjects:
        words, names = _containing(asked.subjects)
        yield f"claim.number IN (SELECT claim FROM subject WHERE words {words})", names
    if asked.attributes:
        words, names = _containing(asked.attributes)
        yield f"attribute {words}", names
    for terms in asked.terms:
        yield f"attribute IN (SELECT words FROM term WHERE name {_among(terms)})", terms
    if asked.kinds:
        yield f"kind {_among(asked.kinds)}", asked.kinds
    if asked.unit is not None:
        yield "unit = ?", (asked.unit,)
    if asked.days:
        first, last = (day.isoformat() for day in asked.days)
        yield "year_known AND ifnull(first, last) >= ? AND ifnull(last, first) <= ?", (first, last)
    if asked.articles:
        ids = _among(asked.articles)
        yield f"article IN (SELECT number FROM article WHERE id {ids})", asked.articles


def _containing(names: tuple[str, ...]) -> Condition:
    """Return what chooses the numbers of the words that contain any of the names."""
    contained = " OR ".join(["instr(ifnull(folded, text), ?)"] * len(names))
    return f"IN (SELECT number FROM words WHERE {contained})", tuple(map(fold, names))


def _has_any(wordings: Wordings) -> Condition:
    """Return the condition that title or text have one of these words."""
    if not wordings:
        return "0", ()
    has = " OR ".join(["title LIKE ? ESCAPE '!' OR text LIKE ? ESCAPE '!'"] * len(wordings))
    return f"({has})", tuple(like for word in wordings for like in [_containing_like(word)] * 2)


def _containing_like(word: str) -> str:
    escaped = "".join(f"!{c}" if c in "!%_" else c for c in word)
    return f"%{escaped}%"


def _among(values: tuple[str, ...]) -> str:
    return f"IN ({','.join('?' * len(values))})"


def _within(date: str, filters: Filters) -> Condition:
    """Return the condition that a date lies within the filters.

    Dates are compared to the precision both have: 2021 is not before 2021-03. A date in another
    form cannot be compared.
    """
    texts = [f"({date} GLOB '{_YEAR}' OR {date} GLOB '{_YEAR}-[0-9][0-9]*')"]
    values: list[str] = []
    for comparison, limit in ((">=", filters.since), ("<=", filters.until)):
        if limit:
            texts.append(f"substr({date}, 1, length(?)) {comparison} substr(?, 1, length({date}))")
            values += [limit, limit]
    return f"({' AND '.join(texts)})", tuple(values)
