"""A sentence of an article with its clauses, figures, periods and names, found once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from operator import attrgetter

from zoneqa.claims.article_text import ArticleText
from zoneqa.claims.claim import Words
from zoneqa.claims.periods import Period
from zoneqa.claims.quantities import Quantity
from zoneqa.types import Bounds, Span

# A full-width comma parts clauses before a digit too, a half-width one stands in 1,500.
_CLAUSE_END = re.compile(r"[，；：;]|[,:](?!\d)")


@dataclass(frozen=True)
class ParsedSentence:
    """A sentence at `bounds` in the text of an article."""

    text: ArticleText
    bounds: Bounds

    @property
    def plain(self) -> str:
        """Return the simplified text of the whole article, to which all offsets refer."""
        return self.text.plain

    @cached_property
    def clauses(self) -> list[Bounds]:
        start, end = self.bounds
        marks = (mark.end() for mark in _CLAUSE_END.finditer(self.plain, start, end))
        edges = [start, *marks, end]
        return [(a, b) for a, b in pairwise(edges) if a < b]

    @cached_property
    def quantities(self) -> Sequence[Quantity]:
        first, last = _inside(self.text.quantities, self.bounds)
        return self.text.quantities[first:last]

    @cached_property
    def periods(self) -> Sequence[Period]:
        first, last = _inside(self.text.periods, self.bounds)
        return self.text.periods[first:last]

    @cached_property
    def named(self) -> list[Words]:
        """The zones, places and organisations that it names, in order; counted ones are none."""
        found = self.text.subjects(*self.bounds)
        starts = [value.start for value in self.quantities]
        return [w for w in found if not any(w.place[0] <= at < w.place[1] for at in starts)]

    def clause_at(self, at: int) -> Bounds:
        """Return the clause in which an offset stands."""
        return next((a, b) for a, b in reversed(self.clauses) if a <= at)

    def span(self, at: Bounds) -> Span:
        """Return a part of the article's own text."""
        return Span(self.text.article.id, *at, self.text.article.text[slice(*at)])

    def words(self, at: Bounds) -> Words:
        """Return a part of the simplified text."""
        return Words(self.plain[slice(*at)], at)


def _inside(found: Sequence[Quantity] | Sequence[Period], bounds: Bounds) -> Bounds:
    """Return which of some that stand in order begin inside a sentence."""
    start, end = (bisect_left(found, offset, key=attrgetter("start")) for offset in bounds)
    return start, end
