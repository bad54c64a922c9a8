"""The list of articles: words to be found, filters with counts, a chart, pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from starlette.datastructures import QueryParams

from zoneqa.api.article_chart import ArticleChart, article_chart
from zoneqa.api.choices import Choice, choices
from zoneqa.api.layout import Layout
from zoneqa.api.paging import PAGE_OF_LIST, PageTurner, list_page
from zoneqa.api.protocols import AnswererProtocol
from zoneqa.api.schemas import LONGEST_NAME
from zoneqa.errors import BadFilter
from zoneqa.index import ArticleField, ArticleFilter
from zoneqa.types import ArticleSummary, Filters

_YEAR, _MONTH = 4, 7
"""Characters of 2021 and of 2021-03."""


@dataclass(frozen=True, slots=True)
class ArticlesQuery:
    """What the address of the page asks for; empty where it may be anything."""

    words: str = ""
    zone: str = ""
    source: str = ""
    month: str = ""

    @classmethod
    def of(cls, params: QueryParams) -> ArticlesQuery:
        """Return what is asked for."""
        names = ("q", "zone", "source", "month")
        return cls(*(params.get(name, "").strip()[:LONGEST_NAME] for name in names))

    @property
    def filtered(self) -> bool:
        """Return whether not all articles are asked for."""
        return self != ArticlesQuery()

    def filter(self, answerer: AnswererProtocol) -> ArticleFilter | None:
        """Return the filter of articles that is meant; None for what no article can pass."""
        zones = (self.zone,) if self.zone else ()
        sources = (self.source,) if self.source else ()
        month = self.month or None
        try:
            return answerer.article_filter(Filters(zones, sources, (), month, month), self.words)
        except BadFilter:
            return None


@dataclass(frozen=True, slots=True)
class ArticlesPage:
    """A page of the list of reports; `count` are all that were asked for, of `total`."""

    template: ClassVar[str] = "articles.html"
    layout: Layout
    query: ArticlesQuery
    zones: Sequence[Choice]
    sources: Sequence[Choice]
    months: Sequence[Choice]
    articles: Sequence[ArticleSummary]
    count: int
    total: int
    chart: ArticleChart | None
    turner: PageTurner


def articles_page(layout: Layout, answerer: AnswererProtocol, params: QueryParams) -> ArticlesPage:
    """Return the page that an address asks for, the newest articles first."""
    query = ArticlesQuery.of(params)
    asked = query.filter(answerer)
    count = answerer.article_count(asked) if asked else 0
    part = list_page(params, count, PAGE_OF_LIST)
    return ArticlesPage(
        layout,
        query,
        _choices(answerer, query, "zone"),
        _choices(answerer, query, "source"),
        _choices(answerer, query, "month"),
        answerer.newest(part.size, part.offset, asked) if asked else (),
        count,
        answerer.article_count(),
        article_chart(answerer.count_by(("zone", "month"), asked)) if asked else None,
        part.turner,
    )


def _choices(answerer: AnswererProtocol, query: ArticlesQuery, field: ArticleField) -> list[Choice]:
    """Return what one filter can be set to while the others stay, with what each then finds."""
    asked = replace(query, **{field: ""}).filter(answerer)
    found = answerer.count_by((field,), asked) if asked else {}
    counts = {name: count for (name,), count in found.items()}
    if field == "month":
        counts = _by_month(counts)
    else:
        counts = dict(sorted(counts.items(), key=lambda each: (-each[1], each[0])))
    return choices(counts, getattr(query, field))


def _by_month(counts: dict[str, int]) -> dict[str, int]:
    """Return the counts of months, the last first: an article of 2021 may be of any of 2021."""
    months = sorted((month for month in counts if len(month) == _MONTH), reverse=True)
    return {month: counts[month] + counts.get(month[:_YEAR], 0) for month in months}
