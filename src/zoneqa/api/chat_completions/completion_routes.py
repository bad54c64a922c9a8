"""The routes of OpenAI's protocol: zoneqa is the model `zoneqa`."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from zoneqa.api import openapi
from zoneqa.api.article_address import quote_address
from zoneqa.api.base_url import base_url
from zoneqa.api.chat_completions.completion_chunks import Completion, encode_chunk
from zoneqa.api.chat_completions.completion_content import FinishedContent, write_content
from zoneqa.api.chat_completions.completion_errors import completion_error_json
from zoneqa.api.chat_completions.completion_json import (
    CompletionErrorJson,
    CompletionJson,
    ModelJson,
    ModelListJson,
)
from zoneqa.api.chat_completions.completion_request import (
    BODY_LIMIT,
    COMPLETION_BODY,
    MODEL,
    CompletionRequest,
    Conversation,
    conversation,
)
from zoneqa.api.chat_completions.completion_thread import read_answered
from zoneqa.api.convertors import ANY
from zoneqa.api.disconnect import while_connected
from zoneqa.api.http_errors import HttpError
from zoneqa.api.protocols import AnswererProtocol
from zoneqa.api.request_body import read_body
from zoneqa.api.service import Service
from zoneqa.api.streaming import EventStream, Framing
from zoneqa.conversation import in_thread
from zoneqa.conversation.rewriter import MakeRewriter
from zoneqa.types import Events

FRAMING = Framing(
    ping=b": ping\n\n",
    error=lambda error, _request_id: encode_chunk({**completion_error_json(error)}),
)


@dataclass(frozen=True, slots=True)
class CompletionRoutes:
    """The handlers of the routes."""

    service: Service
    make_rewriter: MakeRewriter
    public_url: str | None
    created: int = field(default_factory=lambda: int(time.time()))

    async def complete(self, request: Request) -> Response:
        """Answer the last message of a conversation, at once or as a stream."""
        asked = await read_body(request, CompletionRequest, BODY_LIMIT)
        talk, answerer = conversation(asked), await self.service.ready(request)
        address, completion = base_url(request, self.public_url), Completion(asked)

        def message() -> Iterator[str | FinishedContent]:
            events = answer_events(talk, answerer, self.make_rewriter)
            return write_content(
                events, lambda span: address + quote_address(span), at_once=bool(asked.stream)
            )

        if asked.stream:
            job = self.service.answers.start(lambda: completion.chunks(message()))
            await while_connected(request, job.begun())
            return EventStream(job, request.state.request_id, framing=FRAMING)
        whole = self.service.answers.start(lambda: completion.whole(message()))
        return JSONResponse(await while_connected(request, whole.last()))

    async def models(self) -> Response:
        """List the models, of which there is one."""
        listed: ModelListJson = {"object": "list", "data": [self._model()]}
        return JSONResponse(listed)

    async def model(self, model_id: str) -> Response:
        """Describe the model."""
        if model_id != MODEL:
            message = f"There is no such model; the only one is '{MODEL}'."
            raise HttpError(404, "model_not_found", message, param="model")
        return JSONResponse(self._model())

    def _model(self) -> ModelJson:
        return {"id": MODEL, "object": "model", "created": self.created, "owned_by": "zoneqa"}


def answer_events(
    talk: Conversation, answerer: AnswererProtocol, make_rewriter: MakeRewriter
) -> Events:
    """Return the events of the answer to a conversation. Raises BadQuestion."""
    analyzer = answerer.analyzer
    query, thread = analyzer.analyze(talk.question), read_answered(talk.earlier, answerer)
    return in_thread(query, thread, analyzer, answerer.events, make_rewriter(analyzer))


def completion_routes(
    service: Service, make_rewriter: MakeRewriter, public_url: str | None
) -> APIRouter:
    """Return the routes, each with its description."""
    router, routes = APIRouter(), CompletionRoutes(service, make_rewriter, public_url)
    with_body = {*openapi.WITH_BODY, 404} - {422}
    router.post(
        "/v1/chat/completions",
        summary="Answer a conversation, in OpenAI's protocol",
        response_model=CompletionJson,
        responses=openapi.error_responses(*with_body, model=CompletionErrorJson),
        openapi_extra=COMPLETION_BODY,
    )(routes.complete)
    plain = openapi.error_responses(*openapi.EVERY_ROUTE, model=CompletionErrorJson)
    found = openapi.error_responses(*openapi.EVERY_ROUTE, 404, model=CompletionErrorJson)
    router.get(
        "/v1/models",
        summary="The models, in OpenAI's protocol",
        response_model=ModelListJson,
        responses=plain,
    )(routes.models)
    router.get(
        f"/v1/models/{{model_id:{ANY}}}",
        summary="One model, in OpenAI's protocol",
        response_model=ModelJson,
        responses=found,
    )(routes.model)
    return router
