"""Later reports on the same matter as an article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from zoneqa.claims.named_subjects import is_zone_name
from zoneqa.index import ClaimFilter, SearchableIndex
from zoneqa.text.heading import summary
from zoneqa.text.normalize import simplify
from zoneqa.types import Article, ArticleSummary, Filters, Vectors

SAME = 0.975
"""The cosine of two articles from which they are of one matter, whatever they name."""

ALIKE = 0.94
"""The cosine from which they are if they name the same, which few others name."""

_FEW = 12
"""Claims about what few articles name, at most."""

_SHORTEST_NAME = 4
_PASSAGES = 60
_COMPARED = 12
_SHOWN = 5


@dataclass(frozen=True)
class LaterReports:
    """Finds the articles that tell how a matter went on."""

    index: SearchableIndex

    def find(self, article: Article) -> tuple[ArticleSummary, ...]:
        """Return up to five later articles on the same matter, the earliest first.

        An article is compared by the mean of its passages. Two that are very much alike are of one
        matter, and so are two that are alike and name the same company, project or event.
        """
        mean = self._mean(article.id)
        if mean is None or not article.date:
            return ()
        names = self._rare_names(article)
        later = (each for each in self._nearest(article, mean) if _is_later(each, article))
        same = [each for each in later if self._same_matter(mean, names, each)][:_SHOWN]
        return tuple(summary(each) for each in sorted(same, key=lambda each: each.date or ""))

    def _nearest(self, article: Article, mean: Vectors) -> Iterator[Article]:
        """Yield the articles since the day of one that have the passages closest to it."""
        allowed = self.index.store.rows(Filters(since=article.date))
        rows = self.index.vectors.search(mean, _PASSAGES, allowed)
        found = self.index.store.passages(rows)
        ids = dict.fromkeys(found[row].article_id for row in rows)
        others = [each for each in ids if each != article.id][:_COMPARED]
        yield from filter(None, map(self.index.article, others))

    def _same_matter(self, mean: Vectors, names: frozenset[str], other: Article) -> bool:
        its_mean = self._mean(other.id)
        likeness = 0.0 if its_mean is None else float(mean @ its_mean)
        if likeness >= SAME:
            return True
        text = simplify(other.text)
        return likeness >= ALIKE and any(name in text for name in names)

    def _mean(self, article_id: str) -> Vectors | None:
        rows = self.index.store.rows(Filters(articles=(article_id,)))
        if not len(rows):
            return None
        mean = self.index.vectors.vectors(rows.tolist()).mean(axis=0)
        unit: Vectors = mean / np.linalg.norm(mean)
        return unit

    def _rare_names(self, article: Article) -> frozenset[str]:
        """Return the names of companies, projects and events that few articles tell of."""
        claims = self.index.claims.find(ClaimFilter(articles=(article.id,)))
        names = {words.text for claim in claims for words in claim.subjects}
        return frozenset(
            simplify(name)
            for name in names
            if len(name) >= _SHORTEST_NAME
            and not is_zone_name(name)
            and self._claims_about.get(name, 0) <= _FEW
        )

    @cached_property
    def _claims_about(self) -> Mapping[str, int]:
        return self.index.claims.subjects()


def _is_later(other: Article, article: Article) -> bool:
    """Return whether an article is certainly of a later day, month or year."""
    own, its = article.date or "", other.date or ""
    return its > own and not its.startswith(own)
