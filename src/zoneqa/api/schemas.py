"""Request bodies and parameters, strictly: no other fields, no other types, no null."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

from zoneqa.answer.facts import FactFilters
from zoneqa.api.openapi import body_schema, query_parameters
from zoneqa.checking.draft import Draft
from zoneqa.checking.draft_file import LONGEST_DRAFT, draft_day, typed_draft
from zoneqa.query.clean import clean_question
from zoneqa.text.normalize import clean_text
from zoneqa.types import Filters

FEWEST, MOST = 1, 50
LONGEST_NAME = 200
LONGEST_THREAD = 8
LEANED_ON = 4
"""Earlier questions that are kept in mind: a follow-up leans on one of the last few, if on any."""

MOST_ZONES = 8
MOST_FACTS = 1000
FACTS_ON_PAGE = 100

Name = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_NAME)]
Names = Annotated[list[Name], Field(max_length=MOST)]


class RequestBody(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    @field_validator("*", mode="before")
    @classmethod
    def not_null(cls, value: Any) -> Any:
        """Refuse null: a field is left out to get its default."""
        if value is None:
            raise ValueError("null is no value")
        return value


class FiltersBody(RequestBody):
    """The filters of a question; a zone may be given by any of its names."""

    zones: Names = Field(default_factory=list)
    sources: Names = Field(default_factory=list)
    articles: Names = Field(default_factory=list)
    since: Name | None = None
    until: Name | None = None

    def filters(self) -> Filters:
        return Filters(
            tuple(self.zones), tuple(self.sources), tuple(self.articles), self.since, self.until
        )


class SearchRequest(RequestBody):
    """The body of /api/search, which that of /api/ask extends."""

    question: str
    k: int | None = Field(default=None, ge=FEWEST, le=MOST)
    filters: FiltersBody = FiltersBody()


class EarlierTurn(RequestBody):
    """An earlier question, as it was understood, and the zones that its answer cited."""

    question: str
    zones: Names = Field(default_factory=list)

    @classmethod
    def of(cls, question: str, zones: Iterable[str | None]) -> EarlierTurn:
        """Return a question that was answered; of the zones cited for it, those that count."""
        named = dict.fromkeys(zone for zone in zones if zone and len(zone) <= LONGEST_NAME)
        return cls(question=question, zones=[*named][:MOST_ZONES])

    def turn(self) -> tuple[str, tuple[str, ...]]:
        zones = (" ".join(clean_text(zone).split()) for zone in self.zones)
        return clean_question(self.question), tuple(filter(None, zones))


class AskRequest(SearchRequest):
    """The body of /api/ask."""

    thread: list[EarlierTurn] = Field(default_factory=list, max_length=LONGEST_THREAD)

    def earlier(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return the earlier questions with the zones cited for them. Raises BadQuestion."""
        return tuple(one.turn() for one in self.thread)


class SuggestionsRequest(RequestBody):
    """The body of /api/suggestions: a question, and the articles cited or found for it."""

    question: str
    articles: Names = Field(default_factory=list)


class CheckRequest(RequestBody):
    """The body of /api/check; `date` is the day on which the draft speaks: 2024-03-15."""

    text: Annotated[str, StringConstraints(max_length=LONGEST_DRAFT)]
    date: Name | None = None

    def draft(self) -> Draft:
        """Return the draft. Raises BadDraft or BadFilter."""
        return typed_draft(self.text, draft_day(self.date) if self.date else None)


class ArticlesRequest(BaseModel):
    """The parameters of /api/articles; `words` are parted by blanks."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    words: Name | None = None
    zones: Names = Field(default_factory=list)
    sources: Names = Field(default_factory=list)
    since: Name | None = None
    until: Name | None = None
    limit: int | None = Field(default=None, ge=1, le=10**9)
    offset: int = Field(default=0, ge=0, le=10**9)

    def filters(self) -> Filters:
        return Filters(tuple(self.zones), tuple(self.sources), (), self.since, self.until)


class FactsRequest(BaseModel):
    """The parameters of /api/facts."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    zones: Names = Field(default_factory=list)
    attribute: Name | None = None
    period: Name | None = None
    limit: int | None = Field(default=None, ge=1, le=MOST_FACTS)
    offset: int = Field(default=0, ge=0, le=10**9)
    format: Literal["json", "csv"] | None = None

    def filters(self) -> FactFilters:
        return FactFilters(tuple(self.zones), self.attribute, self.period)


BODY = body_schema(SearchRequest)
ASK_BODY = body_schema(AskRequest)
SUGGESTIONS_BODY = body_schema(SuggestionsRequest)
CHECK_BODY = body_schema(CheckRequest)
ARTICLES_QUERY = query_parameters(ArticlesRequest)
FACTS_QUERY = query_parameters(FactsRequest)
"""The descriptions of the bodies and parameters for OpenAPI."""
