"""The page of an article: its text, the facts in it, where else it stood, and later reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from starlette.requests import Request

from zoneqa.api.highlight import Block, blocks
from zoneqa.api.layout import Layout
from zoneqa.api.linked_quote import LinkedQuote
from zoneqa.api.paging import (
    PageTurner,
    page_holding,
    page_turner,
    requested_page,
    text_pages,
)
from zoneqa.api.protocols import AnswererProtocol
from zoneqa.api.shown_fact import ShownFact, shown_fact
from zoneqa.types import Article, ArticleSummary, Bounds, Reprint

MOST_REPRINTS = 100
MOST_FACTS = 60
"""Facts below an article."""


@dataclass(frozen=True, slots=True)
class RepairGroup:
    """The repairs of one kind in an article; `kind` is a key of the translations."""

    kind: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """A page of a report, with the span that an answer cites; `bounds` is its part of the text.

    `quote_is_gone` is true if the link is to words that the report no longer has. `facts` are some
    of the `fact_count` that it states, `later` reports that tell how the matter went on.
    """

    template: ClassVar[str] = "article.html"
    layout: Layout
    article: Article
    blocks: tuple[Block, ...]
    bounds: Bounds
    turner: PageTurner
    quote_is_gone: bool = False
    facts: tuple[ShownFact, ...] = ()
    fact_count: int = 0
    later: Sequence[ArticleSummary] = ()

    @property
    def text(self) -> str:
        """Return the text that is on the page."""
        return self.article.text[slice(*self.bounds)]

    @property
    def marked(self) -> bool:
        """Return whether the span is on the page."""
        return any(piece.anchor for block in self.blocks for piece in block.pieces)

    @property
    def reprints(self) -> tuple[Reprint, ...]:
        """Return where else the report was printed; not all, if it stood in very many places."""
        return self.article.also[:MOST_REPRINTS]

    @property
    def repairs(self) -> list[RepairGroup]:
        """Return the repairs that begin on the page, grouped by kind."""
        text, places = self.article.text, defaultdict[str, list[str]](list)
        start, end = self.bounds
        for repair in self.article.repairs:
            if start <= repair.start < end:
                places[f"repaired_{repair.kind}"].append(text[repair.start : repair.end])
        return [RepairGroup(kind, tuple(found)) for kind, found in sorted(places.items())]


def article_page(
    layout: Layout, answerer: AnswererProtocol, article: Article, request: Request
) -> ArticlePage:
    """Return the page of an article that is asked for, else the one that the link's span is on."""
    query, pages = request.query_params, text_pages(article.text)
    linked = LinkedQuote.of(query)
    span = linked.find(article.text) if linked else None
    number = requested_page(query, len(pages)) or page_holding(pages, span[0] if span else 0)
    bounds = pages[number - 1]
    stated = answerer.facts_in(article, MOST_FACTS)
    return ArticlePage(
        layout,
        article,
        blocks(article, span, bounds),
        bounds,
        page_turner(number, len(pages), query),
        quote_is_gone=span is None and is_cited(request),
        facts=tuple(shown_fact(fact, layout.language, {}) for fact in stated.facts),
        fact_count=stated.total,
        later=answerer.later(article),
    )


def is_cited(request: Request) -> bool:
    """Return whether the link comes from an answer: its article was there when it was cited."""
    linked = LinkedQuote.of(request.query_params)
    return linked is not None and linked.is_of_an_answer
