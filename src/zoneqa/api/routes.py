"""The routes for programs."""

from __future__ import annotations

from functools import partial

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from zoneqa.api.http_errors import HttpError
from zoneqa.api.request_body import read_body
from zoneqa.api.schemas import ASK_BODY, BODY, AskRequest, SearchRequest
from zoneqa.api.service import Service
from zoneqa.api.streaming import EventStream
from zoneqa.conversation import Turn, in_thread, last_of
from zoneqa.query.clean import clean_question
from zoneqa.serialize import answer_json, article_json, hit_json
from zoneqa.types import Events

SEARCH_K = 10


def api_routes(service: Service) -> APIRouter:
    """The routes, bound to the service they ask."""
    router = APIRouter()

    @router.post("/api/ask", openapi_extra=ASK_BODY, summary="Answer a question, with citations")
    async def ask(request: Request) -> Response:
        asked = await read_body(request, AskRequest)
        question, earlier = clean_question(asked.question), asked.earlier()
        answerer, filters = service.ready(), asked.filters.filters()

        def events() -> Events:
            analyzer = answerer.analyzer
            thread = [Turn(analyzer.analyze(text), zones) for text, zones in earlier]
            answer = partial(answerer.events, k=asked.k, filters=filters)
            return in_thread(analyzer.analyze(question), thread, analyzer, answer)

        if wants_stream(request):
            return EventStream(service.answers.start(events()), request.state.request_id)
        answer = await service.answers.call(lambda: last_of(events()))
        return JSONResponse(answer_json(answer))

    @router.post("/api/search", openapi_extra=BODY, summary="Find passages")
    async def search(request: Request) -> Response:
        asked = await read_body(request, SearchRequest)
        question = clean_question(asked.question)
        answerer, k = service.ready(), asked.k or SEARCH_K
        filters = asked.filters.filters()
        hits = await service.answers.call(lambda: answerer.search(question, k, filters))
        rows = [hit_json(hit, text=True) for hit in hits]
        return JSONResponse({"question": question, "hits": rows})

    @router.get("/api/articles", summary="List the articles, without their text")
    async def articles() -> Response:
        found = await service.lookups.call(service.ready().articles)
        return JSONResponse({"articles": [article_json(each, text=False) for each in found]})

    @router.get("/api/articles/{article_id:path}", summary="One article with its text")
    async def article(article_id: str) -> Response:
        answerer = service.ready()
        found = await service.lookups.call(lambda: answerer.article(article_id))
        if found is None:
            raise HttpError(404, "article_unknown", "There is no such article.")
        return JSONResponse(article_json(found))

    @router.get("/health", summary="Whether the service can answer")
    async def health() -> Response:
        status, body = service.health()
        return JSONResponse(body, status_code=status)

    return router


def wants_stream(request: Request) -> bool:
    """Whether the client asked for server-sent events."""
    return "text/event-stream" in request.headers.get("accept", "").lower()
