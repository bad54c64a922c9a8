"""The routes for programs. OpenAPI describes every body and every status of them."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from zoneqa.api import openapi
from zoneqa.api.answer_export import EXPORT_BODY, MEDIA_TYPES
from zoneqa.api.api_handlers import ApiHandlers
from zoneqa.api.convertors import ANY
from zoneqa.api.quoted_article import QUOTED_ARTICLE_QUERY, QuotedArticleJson
from zoneqa.api.schemas import (
    ARTICLES_QUERY,
    ASK_BODY,
    BODY,
    CHECK_BODY,
    FACTS_QUERY,
    SUGGESTIONS_BODY,
)
from zoneqa.api.service import Service
from zoneqa.check_json import CheckJson
from zoneqa.conversation.rewriter import MakeRewriter, rules_only
from zoneqa.fact_json import FactListJson
from zoneqa.json_types import (
    AnswerJson,
    ArticleJson,
    ArticleListJson,
    FilterChoicesJson,
    HealthJson,
    SearchJson,
    SuggestionsJson,
)


def api_routes(service: Service, make_rewriter: MakeRewriter = rules_only) -> APIRouter:
    """Return the routes of the API, each with its description."""
    router, handlers = APIRouter(), ApiHandlers(service, make_rewriter)
    add_routes_with_body(router, handlers)
    add_lookups(router, handlers)
    return router


def add_routes_with_body(router: APIRouter, handlers: ApiHandlers) -> None:
    """Add the routes that read a question or a draft."""
    with_body = openapi.error_responses(*openapi.WITH_BODY)
    router.post(
        "/api/ask",
        summary="Answer a question, with citations",
        response_model=AnswerJson,
        responses=openapi.stream_response() | with_body,
        openapi_extra=ASK_BODY,
    )(handlers.ask)
    router.post(
        "/api/search",
        summary="Find passages",
        response_model=SearchJson,
        responses=with_body,
        openapi_extra=BODY,
    )(handlers.search)
    router.post(
        "/api/suggestions",
        summary="Find questions that can be asked next and that the articles answer",
        response_model=SuggestionsJson,
        responses=with_body,
        openapi_extra=SUGGESTIONS_BODY,
    )(handlers.suggestions)
    router.post(
        "/api/check",
        summary="Check a draft: which sentences the articles support or contradict",
        response_model=CheckJson,
        responses=with_body,
        openapi_extra=CHECK_BODY,
    )(handlers.check)
    router.post(
        "/api/export",
        summary="Questions and answers as a Word or Markdown file with footnotes",
        response_class=Response,
        responses=openapi.file_response(*MEDIA_TYPES.values()) | with_body,
        openapi_extra=EXPORT_BODY,
    )(handlers.export)


def add_lookups(router: APIRouter, handlers: ApiHandlers) -> None:
    """Add the routes that look something up, which needs no model."""
    lookup = openapi.error_responses(*openapi.LOOKUP)
    router.get(
        "/api/facts",
        summary="List what the articles state, with the sentences that state it",
        response_model=FactListJson,
        responses=openapi.csv_response() | lookup | openapi.error_responses(422),
        openapi_extra=FACTS_QUERY,
    )(handlers.facts)
    router.get(
        "/api/filters",
        summary="What a question can be limited to",
        response_model=FilterChoicesJson,
        responses=lookup,
    )(handlers.filters)
    router.get(
        "/api/quoted-article",
        summary="One article in paragraphs and tables, with a quote marked",
        response_model=QuotedArticleJson,
        responses=lookup | openapi.error_responses(404, 410, 422),
        openapi_extra=QUOTED_ARTICLE_QUERY,
    )(handlers.quoted_article)
    router.get(
        "/api/articles",
        summary="List the articles, without their text",
        response_model=ArticleListJson,
        responses=lookup | openapi.error_responses(422),
        openapi_extra=ARTICLES_QUERY,
    )(handlers.articles)
    router.get(
        f"/api/articles/{{article_id:{ANY}}}",
        summary="One article with its text",
        response_model=ArticleJson,
        responses=lookup | openapi.error_responses(404),
    )(handlers.article)
    router.get(
        "/health",
        summary="Whether the service can answer",
        response_model=HealthJson,
        responses=openapi.error_responses(*openapi.PUBLIC_ROUTE) | openapi.UNAVAILABLE,
    )(handlers.health)
