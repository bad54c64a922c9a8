"""The page of facts: filters, then a table over the years or a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from zoneqa.answer.facts import FactFilters
from zoneqa.api.choices import Choice, choices
from zoneqa.api.fact_chart import Chart, charts
from zoneqa.api.fact_pivot import PivotRow, pivot_rows, years
from zoneqa.api.layout import Layout
from zoneqa.api.paging import PageTurner, list_page
from zoneqa.api.protocols import AnswererProtocol
from zoneqa.api.schemas import LONGEST_NAME
from zoneqa.api.shown_fact import ShownFact, shown_fact
from zoneqa.errors import BadFilter
from zoneqa.query.period_filter import days_asked

View = Literal["table", "list"]

ROWS_ON_PAGE = 40
FACTS_ON_PAGE = 50
MOST_IN_TABLE = 2000
"""Facts that one table is made of, the newest."""

_MOST_FACTS = 50_000_000
"""More than any index has: how many there are is known when a page of them was found."""


@dataclass(frozen=True, slots=True)
class FactQuery:
    """What the address of the page asks for; empty where it may be anything."""

    zone: str
    attribute: str
    period: str
    view: View

    @classmethod
    def of(cls, query: QueryParams) -> FactQuery:
        """Return what is asked for; without a filter or a view, all facts are listed."""
        zone, attribute, period = (
            query.get(name, "").strip()[:LONGEST_NAME] for name in ("zone", "attribute", "period")
        )
        view: View = "table" if zone or attribute else "list"
        if query.get("view") in {"table", "list"}:
            view = "table" if query["view"] == "table" else "list"
        return cls(zone, attribute, period, view)

    @property
    def filters(self) -> FactFilters:
        zones = (self.zone,) if self.zone else ()
        return FactFilters(zones, self.attribute or None, self.period or None)

    @property
    def filtered(self) -> bool:
        """Return whether not all facts are asked for."""
        return bool(self._given(zone="zone"))

    def address(self, view: View) -> str:
        """Return the address of the first page of a view with the same filters."""
        return f"/facts?{urlencode({**self._given(zone='zone'), 'view': view}, errors='replace')}"

    @property
    def csv_address(self) -> str:
        """Return the address of the facts as CSV."""
        given = {**self._given(zone="zones"), "format": "csv"}
        return f"/api/facts?{urlencode(given, errors='replace')}"

    def _given(self, *, zone: str) -> dict[str, str]:
        named = {zone: self.zone, "attribute": self.attribute, "period": self.period}
        return {name: value for name, value in named.items() if value}


@dataclass(frozen=True, slots=True)
class Found:
    """The facts on a page: a list of them or, if `rows` are given, a table with charts."""

    total: int
    turner: PageTurner
    facts: tuple[ShownFact, ...] = ()
    rows: tuple[PivotRow, ...] = ()
    charts: tuple[Chart, ...] = ()

    @property
    def years(self) -> list[int | None]:
        """Return the years of the rows."""
        return years(self.rows)

    @property
    def in_table(self) -> int:
        """Return how many facts the whole table is made of."""
        return min(self.total, MOST_IN_TABLE)


@dataclass(frozen=True, slots=True)
class FactsPage:
    """The page of facts; `notice` says in a sentence why there are none."""

    template: ClassVar[str] = "facts.html"
    layout: Layout
    query: FactQuery
    zones: Sequence[Choice]
    attributes: Sequence[Choice]
    found: Found | None
    notice: str | None

    @property
    def turner(self) -> PageTurner | None:
        """Return the turner of what was found."""
        return self.found.turner if self.found else None


def facts_page(layout: Layout, answerer: AnswererProtocol, params: QueryParams) -> FactsPage:
    """Return the page that an address asks for."""
    query, texts, offered = FactQuery.of(params), layout.translations, answerer.fact_choices
    found, notice = None, _wrong_period(query, layout)
    if notice is None:
        try:
            find = _table if query.view == "table" else _list
            found = find(layout, answerer, query, params)
        except BadFilter:
            notice = texts["facts_no_zone"]
    if found and not found.total:
        found, notice = None, texts["facts_none" if offered.attributes else "facts_not_kept"]
    zones = choices(offered.zones, query.zone)
    return FactsPage(
        layout, query, zones, choices(offered.attributes, query.attribute), found, notice
    )


def _wrong_period(query: FactQuery, layout: Layout) -> str | None:
    try:
        if query.period:
            days_asked(query.period)
    except BadFilter:
        return layout.translations["facts_wrong_period"]
    return None


def _list(
    layout: Layout, answerer: AnswererProtocol, query: FactQuery, params: QueryParams
) -> Found:
    asked = list_page(params, _MOST_FACTS, FACTS_ON_PAGE)
    page = answerer.facts(query.filters, FACTS_ON_PAGE, asked.offset)
    part = list_page(params, page.total, FACTS_ON_PAGE)
    if part.offset < asked.offset:  # there are fewer pages than that
        page = answerer.facts(query.filters, FACTS_ON_PAGE, part.offset)
    names = answerer.fact_choices.zone_names
    shown = (shown_fact(fact, layout.language, names) for fact in page.facts)
    return Found(page.total, part.turner, tuple(shown))


def _table(
    layout: Layout, answerer: AnswererProtocol, query: FactQuery, params: QueryParams
) -> Found:
    page = answerer.facts(query.filters, MOST_IN_TABLE)
    names = answerer.fact_choices.zone_names
    shown = [shown_fact(fact, layout.language, names) for fact in page.facts]
    rows = pivot_rows(shown, set(names.values()))
    part = list_page(params, len(rows), ROWS_ON_PAGE)
    return Found(
        page.total,
        part.turner,
        rows=tuple(part.of(rows)),
        charts=tuple(charts(shown, query.attribute or None)) if part.offset == 0 else (),
    )
