"""Filters as SQL conditions on the tables `article` and `claim`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from zoneqa.index.base import ArticleFilter
from zoneqa.index.claim_store import ClaimFilter
from zoneqa.index.sql_dialect import Dialect
from zoneqa.text.normalize import fold
from zoneqa.types import Filters, Wordings

Condition = tuple[str, tuple[str, ...]]
"""An SQL expression with a `?` for each parameter, and the parameters."""

# The fields of a Reprint.
_PAPER, _DAY = 2, 3


@dataclass(frozen=True, slots=True)
class ArticleConditions:
    """Writes conditions on articles."""

    dialect: Dialect

    def passing(self, filters: Filters) -> Condition:
        """Return the condition that an article must fulfil; it is `TRUE` without any filter."""
        return _all_of(self._conditions(filters))

    def asked(self, asked: ArticleFilter) -> Condition:
        """Return the condition that an article of a list must fulfil."""
        passing = [self.passing(asked.filters)] if asked.filters else []
        return _all_of([*passing, *map(self._has_any, asked.words)])

    def _conditions(self, filters: Filters) -> Iterator[Condition]:
        if filters.zones:
            yield f"zone {_among(filters.zones)}", filters.zones
        if filters.sources:
            among = _among(filters.sources)
            reprinted = self._reprinted(f"{self.dialect.element.format(_PAPER)} {among}")
            yield f"(source {among} OR {reprinted})", filters.sources * 2
        if filters.articles:
            yield f"id {_among(filters.articles)}", filters.articles
        if filters.since or filters.until:
            own, values = self._within("date", filters)
            reprint, _ = self._within(self.dialect.element.format(_DAY), filters)
            yield f"({own} OR {self._reprinted(reprint)})", values * 2

    def _reprinted(self, condition: str) -> str:
        """Return the condition that one of the reprints fulfils a condition."""
        reprints = self.dialect.elements.format("also")
        return f"(also <> '[]' AND EXISTS (SELECT 1 FROM {reprints} WHERE {condition}))"

    def _within(self, date: str, filters: Filters) -> Condition:
        """Return the condition that a date lies within the filters.

        Dates are compared to the precision both have: 2021 is not before 2021-03. A date in
        another form cannot be compared.
        """
        texts, values = [self.dialect.is_date.format(date)], list[str]()
        for comparison, limit in ((">=", filters.since), ("<=", filters.until)):
            if limit:
                shared = f"substr({date}, 1, length(?))"
                texts.append(f"{shared} {comparison} substr(?, 1, length({date}))")
                values += [limit, limit]
        return f"({' AND '.join(texts)})", tuple(values)

    def _has_any(self, wordings: Wordings) -> Condition:
        """Return the condition that title or text have one of these words."""
        if not wordings:
            return "FALSE", ()
        like = f"{self.dialect.like} ? ESCAPE '!'"
        has = " OR ".join([f"title {like} OR text {like}"] * len(wordings))
        return f"({has})", tuple(like for word in wordings for like in [_containing_like(word)] * 2)


@dataclass(frozen=True, slots=True)
class ClaimConditions:
    """Writes conditions on claims; `numbers` is the table of the numbers of articles."""

    dialect: Dialect
    numbers: str

    def asked(self, asked: ClaimFilter) -> Condition:
        """Return the condition that a claim must fulfil; `TRUE` if every claim is asked for."""
        return _all_of(self._conditions(asked))

    def _conditions(self, asked: ClaimFilter) -> Iterator[Condition]:
        schema = self.dialect.schema
        if asked.subjects:
            words, names = self._containing(asked.subjects)
            yield f"claim.number IN (SELECT claim FROM {schema}subject WHERE words {words})", names
        if asked.attributes:
            words, names = self._containing(asked.attributes)
            yield f"attribute {words}", names
        for terms in asked.terms:
            found = f"SELECT words FROM {schema}term WHERE name {_among(terms)}"
            yield f"attribute IN ({found})", terms
        if asked.kinds:
            yield f"kind {_among(asked.kinds)}", asked.kinds
        if asked.unit is not None:
            yield "unit = ?", (asked.unit,)
        if asked.days:
            days = tuple(day.isoformat() for day in asked.days)
            within = "coalesce(first, last) >= ? AND coalesce(last, first) <= ?"
            yield f"year_known AND {within}", days
        if asked.articles:
            found = f"SELECT number FROM {self.numbers} WHERE id {_among(asked.articles)}"
            yield f"article IN ({found})", asked.articles

    def _containing(self, names: tuple[str, ...]) -> Condition:
        """Return what chooses the numbers of the words that contain any of the names."""
        contained = " OR ".join([self.dialect.contains.format("folded")] * len(names))
        found = f"SELECT number FROM {self.dialect.schema}words WHERE {contained}"
        return f"IN ({found})", tuple(map(fold, names))


def _all_of(conditions: Iterable[Condition]) -> Condition:
    parts = list(conditions)
    parameters = tuple(value for _, values in parts for value in values)
    return " AND ".join(text for text, _ in parts) or "TRUE", parameters


def _containing_like(word: str) -> str:
    escaped = "".join(f"!{c}" if c in "!%_" else c for c in word)
    return f"%{escaped}%"


def _among(values: tuple[str, ...]) -> str:
    return f"IN ({','.join('?' * len(values))})"
