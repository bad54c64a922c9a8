"""The routes of what is kept. OpenAPI describes every body and every status of them."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from zoneqa.api import openapi
from zoneqa.api.history.conversation_routes import ConversationRoutes
from zoneqa.api.history.feedback_routes import FeedbackRoutes
from zoneqa.api.history.history_json import (
    ConversationJson,
    ConversationListJson,
    FeedbackJson,
    KeptJson,
    ShareJson,
    ShareListJson,
    ThreadJson,
)
from zoneqa.api.history.history_requests import (
    CHANGES_BODY,
    CONVERSATIONS_QUERY,
    FEEDBACK_BODY,
    KEPT_QUESTION_BODY,
    NEW_CONVERSATION_BODY,
    SHARE_BODY,
    SHARES_QUERY,
)
from zoneqa.api.history.history_service import HistoryService
from zoneqa.api.history.share_routes import ShareRoutes
from zoneqa.api.page_routes import PageRoutes
from zoneqa.conversation.rewriter import MakeRewriter

_READ = openapi.error_responses(*openapi.LOOKUP, 404)
_LIST = openapi.error_responses(*openapi.LOOKUP, 422)
_BODY = openapi.error_responses(*openapi.WITH_BODY, 404)
_CHANGE = openapi.error_responses(*openapi.LOOKUP, 403, 404)
_ASK = openapi.error_responses(*openapi.WITH_BODY, 404, 409)
_EVENTS = {**openapi.EVENTS, "kept": KeptJson}


def history_routes(
    pages: PageRoutes, history: HistoryService, make_rewriter: MakeRewriter
) -> APIRouter:
    """Return the routes of conversations, feedback and shared answers."""
    router = APIRouter()
    conversations = ConversationRoutes(pages.service, history, make_rewriter)
    add_conversations(router, conversations)
    add_one_conversation(router, conversations)
    add_feedback(router, FeedbackRoutes(history))
    add_shares(router, ShareRoutes(pages, history))
    return router


def add_conversations(router: APIRouter, routes: ConversationRoutes) -> None:
    """Add the routes that list conversations, and begin one."""
    router.get(
        "/api/conversations",
        summary="Your conversations, pinned and latest ones first",
        response_model=ConversationListJson,
        responses=_LIST,
        openapi_extra=CONVERSATIONS_QUERY,
    )(routes.find)
    router.post(
        "/api/conversations",
        summary="Begin a conversation",
        status_code=201,
        response_model=ConversationJson,
        responses=openapi.error_responses(*openapi.WITH_BODY, 409),
        openapi_extra=NEW_CONVERSATION_BODY,
    )(routes.create)


def add_one_conversation(router: APIRouter, routes: ConversationRoutes) -> None:
    """Add the routes that read, change and continue a conversation."""
    one = "/api/conversations/{conversation_id}"
    router.get(
        one,
        summary="A conversation with its questions and answers",
        response_model=ThreadJson,
        responses=_READ,
    )(routes.thread)
    router.patch(
        one,
        summary="Rename a conversation, or pin it",
        response_model=ConversationJson,
        responses=_BODY,
        openapi_extra=CHANGES_BODY,
    )(routes.change)
    router.delete(
        one,
        summary="Delete a conversation with its answers and links",
        status_code=204,
        responses=_CHANGE,
    )(routes.delete)
    router.post(
        f"{one}/ask",
        summary="Answer a question and keep the answer",
        response_class=Response,
        responses=openapi.stream_response(_EVENTS) | _ASK,
        openapi_extra=KEPT_QUESTION_BODY,
    )(routes.ask)
    router.post(
        f"{one}/stop",
        summary="Stop the answer that is being made",
        status_code=204,
        responses=_CHANGE,
    )(routes.stop)


def add_feedback(router: APIRouter, routes: FeedbackRoutes) -> None:
    """Add the routes of feedback."""
    router.post(
        "/api/feedback",
        summary="Say what you think of an answer",
        response_model=FeedbackJson,
        responses=_BODY,
        openapi_extra=FEEDBACK_BODY,
    )(routes.give)
    router.delete(
        "/api/feedback/{message_id}",
        summary="Take feedback back",
        status_code=204,
        responses=_CHANGE,
    )(routes.withdraw)


def add_shares(router: APIRouter, routes: ShareRoutes) -> None:
    """Add the routes of links to share."""
    router.get(
        "/api/shares",
        summary="The links to a conversation and its answers",
        response_model=ShareListJson,
        responses=_LIST,
        openapi_extra=SHARES_QUERY,
    )(routes.of_conversation)
    router.post(
        "/api/shares",
        summary="Make a link to an answer or a conversation",
        status_code=201,
        response_model=ShareJson,
        responses=_BODY,
        openapi_extra=SHARE_BODY,
    )(routes.share)
    router.delete(
        "/api/shares/{token}",
        summary="End a link",
        status_code=204,
        responses=_CHANGE,
    )(routes.revoke)
    router.add_route("/shared/{token}", routes.page, methods=["GET"])
