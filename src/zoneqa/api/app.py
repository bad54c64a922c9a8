"""The application: its parts, routes, middleware and error handlers."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache, partial
from pathlib import Path

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from zoneqa.accounts.accounts import Accounts
from zoneqa.accounts.data_requests import DataRequests
from zoneqa.api.accounts.access_table import AccessTable
from zoneqa.api.accounts.account_routes import account_routes
from zoneqa.api.accounts.account_service import AccountService
from zoneqa.api.accounts.authentication import AuthenticationMiddleware, Refuse
from zoneqa.api.accounts.people_routes import people_routes
from zoneqa.api.accounts.sign_in_routes import sign_in_routes
from zoneqa.api.application_parts import Parts
from zoneqa.api.ask_routes import ask_routes
from zoneqa.api.assets import assets_folder, read_static_assets
from zoneqa.api.chat_completions.completion_routes import completion_routes
from zoneqa.api.check_routes import check_routes
from zoneqa.api.documents.document_page_routes import document_page_routes
from zoneqa.api.documents.document_routes import document_routes
from zoneqa.api.documents.document_service import Documents, DocumentService
from zoneqa.api.error_shapes import is_for_programs, program_error
from zoneqa.api.feedback.evaluation_routes import evaluation_routes
from zoneqa.api.feedback.feedback_page_routes import feedback_page_routes
from zoneqa.api.history.history_routes import history_routes
from zoneqa.api.history.history_service import HistoryService
from zoneqa.api.history.retention_task import DeleteOutdated
from zoneqa.api.http_errors import HttpError, http_error, http_error_of_status
from zoneqa.api.library import Library, one_index
from zoneqa.api.lifespan import lifespan
from zoneqa.api.mcp_endpoint import McpEndpoint
from zoneqa.api.middleware import (
    RequestGuardMiddleware,
    RequestLogMiddleware,
    RequestMetricsMiddleware,
    RootPathMiddleware,
    SecurityHeadersMiddleware,
)
from zoneqa.api.monitoring import Monitor
from zoneqa.api.monitoring.monitoring_routes import monitoring_routes
from zoneqa.api.openapi_document import document_of
from zoneqa.api.page_routes import PageRoutes, page_routes
from zoneqa.api.pages import Renderer
from zoneqa.api.protocols import OpenAnswerer
from zoneqa.api.routes import api_routes
from zoneqa.api.service import Service
from zoneqa.api.staff_page import DOCUMENTS, EVALUATION, FEEDBACK
from zoneqa.api.worker_pool import PATIENCE
from zoneqa.conversation.rewriter import MakeRewriter, rules_only
from zoneqa.errors import ZoneqaError
from zoneqa.storage.history import History


def create_app(  # noqa: PLR0913 - each is an option by itself
    library: Library | OpenAnswerer,
    *,
    workers: int = 2,
    patience: float = PATIENCE,
    hosts: Collection[str] = (),
    make_rewriter: MakeRewriter = rules_only,
    public_url: str | None = None,
    history: History | None = None,
    data_requests: DataRequests | None = None,
    delete_outdated: DeleteOutdated | None = None,
    accounts: Accounts | None = None,
    monitor: Monitor | None = None,
    documents: Documents | None = None,
    reports: Path | None = None,
    root_path: str = "",
) -> FastAPI:
    """Return the application, which answers questions once its library was opened.

    What opens an answerer stands for a library of one index that never changes.
    `workers` threads answer; a question that would wait longer than `patience` seconds for one
    gets a 503.
    `hosts` are the host names that it answers under; empty means any.
    `make_rewriter` returns what puts follow-ups in full.
    Links in answers begin with `public_url`; without it, with the address of the request.
    `history` keeps conversations and feedback; without it, they stay in the browser.
    With `data_requests`, people are given what is kept of them, or have it deleted.
    `delete_outdated` is called at the start and each day: it deletes what is kept too long.
    `monitor` watches the service, which stands in the `state` of the application.
    Admins see the reports of the evaluation in the folder `reports`.
    Editors may change `documents`; without them, nobody changes any here.
    All addresses are below `root_path`, such as /zoneqa.
    People sign in to their `accounts`; without them, whoever asks is the local person.
    """
    library = library if isinstance(library, Library) else one_index(library)
    service = Service(library, workers=workers, patience=patience)
    kept = HistoryService(history, patience) if history else None
    parts = Parts(
        service=service,
        pages=read_pages(service, keeps=kept is not None),
        mcp=McpEndpoint(service, make_rewriter),
        monitor=monitor or Monitor(),
        history=kept,
        accounts=AccountService(accounts) if accounts else None,
        documents=DocumentService(documents, library.visible) if documents else None,
    )
    app = FastAPI(
        title="zoneqa",
        docs_url=None,  # both pages would load scripts from elsewhere
        redoc_url=None,
        redirect_slashes=False,
        lifespan=lifespan(parts, delete_outdated),
        telemetry={"tracing": False, "metrics": False, "logs": False, "auto_configure": False},
    )
    app.state.service = service
    own_pages = {DOCUMENTS: parts.documents, FEEDBACK: kept, EVALUATION: reports}
    app.state.staff_pages = [page for page, is_there in own_pages.items() if is_there]
    app.openapi = cache(partial(document_of, app))  # type: ignore[method-assign]
    add_answering(app, parts, make_rewriter, public_url)
    add_kept(app, parts, make_rewriter, reports)
    add_people(app, parts, public_url, data_requests)
    refuse = refusal(parts.pages)
    add_error_handlers(app, refuse)
    app.add_middleware(
        AuthenticationMiddleware, accounts=parts.accounts, table=AccessTable(), refuse=refuse
    )
    add_middleware(app, hosts, parts.monitor, root_path)
    return app


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


def read_pages(service: Service, *, keeps: bool) -> PageRoutes:
    """Return the pages, with the templates and static files that they need."""
    folder = assets_folder()
    statics = read_static_assets(folder / "static")
    return PageRoutes(service, Renderer(folder / "templates"), statics, keeps)


def refusal(pages: PageRoutes) -> Refuse:
    """Return what sends an error as JSON to programs and as a page to people."""

    def refuse(request: Request, error: HttpError) -> Response:
        if is_for_programs(request.scope):
            return program_error(error, request.scope)
        return pages.error(request, error)

    return refuse


def add_error_handlers(app: FastAPI, refuse: Refuse) -> None:
    """Send every error that a route raises as a response."""

    async def handle(request: Request, error: Exception) -> Response:
        if isinstance(error, HTTPException):
            known = http_error_of_status(error.status_code, dict(error.headers or {}))
        else:
            known = http_error(error)
        return refuse(request, known)

    for kind in (HttpError, ZoneqaError, HTTPException):
        app.add_exception_handler(kind, handle)


def add_middleware(app: FastAPI, hosts: Collection[str], monitor: Monitor, root_path: str) -> None:
    """Add what each request passes through: the last one added is the outermost."""
    app.add_middleware(RequestGuardMiddleware, hosts=hosts)
    app.add_middleware(RequestMetricsMiddleware, metrics=monitor.metrics)
    if monitor.tracing:
        from zoneqa.api.middleware.request_trace import RequestTraceMiddleware

        app.add_middleware(RequestTraceMiddleware, tracing=monitor.tracing)
    app.add_middleware(RequestLogMiddleware)
    app.add_middleware(SecurityHeadersMiddleware)
    if root_path:
        app.add_middleware(RootPathMiddleware, root_path=root_path)
