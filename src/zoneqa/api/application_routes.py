"""The routes of the application, as far as there are parts for them."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from starlette.routing import Route

from zoneqa.accounts.data_requests import DataRequests
from zoneqa.api.accounts.account_routes import account_routes
from zoneqa.api.accounts.people_routes import people_routes
from zoneqa.api.accounts.sign_in_routes import sign_in_routes
from zoneqa.api.application_parts import Parts
from zoneqa.api.ask_routes import ask_routes
from zoneqa.api.chat_completions.completion_routes import completion_routes
from zoneqa.api.check_routes import check_routes
from zoneqa.api.documents.document_page_routes import document_page_routes
from zoneqa.api.documents.document_routes import document_routes
from zoneqa.api.feedback.evaluation_routes import evaluation_routes
from zoneqa.api.feedback.feedback_page_routes import feedback_page_routes
from zoneqa.api.history.history_routes import history_routes
from zoneqa.api.monitoring.monitoring_routes import monitoring_routes
from zoneqa.api.page_routes import page_routes
from zoneqa.api.routes import api_routes
from zoneqa.conversation.rewriter import MakeRewriter


def add_answering(
    app: FastAPI, parts: Parts, make_rewriter: MakeRewriter, public_url: str | None
) -> None:
    """Add the routes that answer, for programs and for people."""
    app.include_router(api_routes(parts.service, make_rewriter))
    app.include_router(monitoring_routes(parts.service, parts.monitor))
    app.include_router(completion_routes(parts.service, make_rewriter, public_url))
    # No GET: a client of the protocol is sent nothing but what it asked for.
    app.router.routes.append(Route("/mcp", parts.mcp, methods=["POST"]))
    app.include_router(page_routes(parts.pages))
    app.include_router(ask_routes(parts.pages, make_rewriter, parts.history))
    app.include_router(check_routes(parts.pages))


def add_kept(app: FastAPI, parts: Parts, make_rewriter: MakeRewriter, reports: Path | None) -> None:
    """Add the routes of conversations, feedback and documents, as far as there are any."""
    if parts.history:
        app.include_router(history_routes(parts.pages, parts.history, make_rewriter))
        app.include_router(feedback_page_routes(parts.pages, parts.history))
    app.include_router(evaluation_routes(parts.pages, reports))
    if parts.documents:
        app.include_router(document_routes(parts.documents))
        app.include_router(document_page_routes(parts.pages, parts.documents))


def add_people(
    app: FastAPI, parts: Parts, public_url: str | None, data_requests: DataRequests | None
) -> None:
    """Add the routes of accounts; without any, there is only the page of the local person."""
    app.include_router(account_routes(parts.pages, parts.accounts, data_requests))
    if parts.accounts:
        app.include_router(sign_in_routes(parts.pages, parts.accounts, public_url))
        app.include_router(people_routes(parts.pages, parts.accounts))
