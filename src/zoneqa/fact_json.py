"""The JSON of facts, and its types."""

from __future__ import annotations

from typing import TYPE_CHECKING

# pydantic reads no other TypedDict before Python 3.12.
from typing_extensions import TypedDict

from zoneqa.claims.approximation import Approximation
from zoneqa.claims.claim import Direction, Kind, Modality
from zoneqa.json_types import QuoteJson
from zoneqa.serialize import quote_json
from zoneqa.text.heading import heading
from zoneqa.types import Article, Span

if TYPE_CHECKING:
    from decimal import Decimal

    from zoneqa.answer.facts import Fact, FactResults
    from zoneqa.claims.periods import Period


class FactPeriodJson(TypedDict):
    """The first and the last day of a period, null where it is open, and the words for it."""

    first: str | None
    last: str | None
    words: str


class FactCitationJson(QuoteJson):
    """The sentence or the cell of a table that states a fact, and its article."""

    article_id: str
    title: str
    source: str | None
    date: str | None
    zone: str | None
    url: str | None


class FactJson(TypedDict):
    """A fact that an article states: `value` as printed, at `value_start` to `value_end`.

    `number` is exact and in the base `unit`: 1940000000 元 for 19.4亿元; `number_to` ends a range.
    `former` is true of what a value was before; `part_of`, what it is a part of.
    """

    subject: str | None
    attribute: str | None
    value: str
    value_start: int
    value_end: int
    number: str | None
    number_to: str | None
    unit: str | None
    approximation: Approximation | None
    kind: Kind
    direction: Direction | None
    modality: Modality
    former: bool
    period: FactPeriodJson | None
    part_of: str | None
    ordinal: str | None
    citation: FactCitationJson


class FactListJson(TypedDict):
    """Some of the `total` facts that were asked for, those of the newest article first."""

    facts: list[FactJson]
    total: int


def fact_list_json(page: FactResults) -> FactListJson:
    """Return some of the facts that were asked for."""
    return {"facts": [fact_json(fact) for fact in page.facts], "total": page.total}


def fact_json(fact: Fact) -> FactJson:
    """Return a fact; numbers are strings, since they are exact."""
    claim, article = fact.claim, fact.article
    quantity, period = claim.quantity, claim.period
    ranges = quantity is not None and quantity.low != quantity.high
    return {
        "subject": claim.subjects[0].text if claim.subjects else None,
        "attribute": claim.attribute.text if claim.attribute else None,
        "value": claim.value.quote,
        "value_start": claim.value.start,
        "value_end": claim.value.end,
        "number": _digits(quantity.low) if quantity else None,
        "number_to": _digits(quantity.high) if quantity and ranges else None,
        "unit": quantity.unit if quantity else None,
        "approximation": quantity.approximation if quantity else None,
        "kind": claim.kind,
        "direction": claim.direction,
        "modality": claim.modality,
        "former": claim.former,
        "period": _period_json(period, article) if period else None,
        "part_of": claim.part_of.text if claim.part_of else None,
        "ordinal": "第{}{}".format(*claim.ordinal) if claim.ordinal else None,
        "citation": _fact_citation_json(claim.sentence, article),
    }


def _digits(number: Decimal) -> str:
    """Return an exact number, without zeros that end its decimals."""
    return f"{number.normalize():f}"


def _period_json(period: Period, article: Article) -> FactPeriodJson:
    """Return a period; days of a year that is not known are not shown."""
    first, last = (period.first, period.last) if period.year_known else (None, None)
    return {
        "first": first.isoformat() if first else None,
        "last": last.isoformat() if last else None,
        "words": article.text[period.start : period.end],
    }


def _fact_citation_json(sentence: Span, article: Article) -> FactCitationJson:
    return {
        "article_id": article.id,
        "title": heading(article),
        "source": article.source,
        "date": article.date,
        "zone": article.zone,
        "url": article.url,
        **quote_json(sentence),
    }
