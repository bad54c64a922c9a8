"""The application: routes, middleware, error handlers and lifespan."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Collection, Coroutine, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import cache, partial
from pathlib import Path
from typing import Any, Protocol

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
from zoneqa.api.history.retention_task import DeleteOutdated, RetentionTask
from zoneqa.api.http_errors import HttpError, http_error, http_error_of_status
from zoneqa.api.library import Library, one_index
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

Task = Callable[[], Coroutine[Any, Any, None]]
"""Goes on until it is cancelled."""


class Closing(Protocol):
    """A part of the service that is closed with it."""

    def close(self) -> None: ...


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
    monitor = monitor or Monitor()
    account_service = AccountService(accounts) if accounts else None
    library = library if isinstance(library, Library) else one_index(library)
    service = Service(library, workers=workers, patience=patience)
    mcp = McpEndpoint(service, make_rewriter)
    editing = DocumentService(documents, library.visible) if documents else None
    kept = HistoryService(history, patience) if history else None
    pages = read_pages(service, keeps=kept is not None)
    tasks: list[Task] = [service.follow]
    if delete_outdated:
        tasks.append(RetentionTask(delete_outdated).run)
    parts: list[Closing | None] = [service, monitor, kept, account_service]
    app = FastAPI(
        title="zoneqa",
        docs_url=None,  # both pages would load scripts from elsewhere
        redoc_url=None,
        redirect_slashes=False,
        lifespan=lifespan(tasks, mcp, editing, [each for each in parts if each]),
        telemetry={"tracing": False, "metrics": False, "logs": False, "auto_configure": False},
    )
    app.state.service = service
    app.include_router(api_routes(service, make_rewriter))
    app.include_router(monitoring_routes(service, monitor))
    app.include_router(completion_routes(service, make_rewriter, public_url))
    # No GET: a client of the protocol is sent nothing but what it asked for.
    app.router.routes.append(Route("/mcp", mcp, methods=["POST"]))
    app.include_router(page_routes(pages))
    app.include_router(ask_routes(pages, make_rewriter, kept))
    app.include_router(check_routes(pages))
    if kept:
        app.include_router(history_routes(pages, kept, make_rewriter))
        app.include_router(feedback_page_routes(pages, kept))
    app.include_router(evaluation_routes(pages, reports))
    own_pages = {DOCUMENTS: editing, FEEDBACK: kept, EVALUATION: reports}
    app.state.staff_pages = [page for page, is_there in own_pages.items() if is_there]
    if editing:
        app.include_router(document_routes(editing))
        app.include_router(document_page_routes(pages, editing))
    app.include_router(account_routes(pages, account_service, data_requests))
    if account_service:
        app.include_router(sign_in_routes(pages, account_service, public_url))
        app.include_router(people_routes(pages, account_service))
    app.openapi = cache(partial(document_of, app))  # type: ignore[method-assign]
    refuse = refusal(pages)
    add_error_handlers(app, refuse)
    app.add_middleware(
        AuthenticationMiddleware, accounts=account_service, table=AccessTable(), refuse=refuse
    )
    add_middleware(app, hosts, monitor, root_path)
    return app


def read_pages(service: Service, *, keeps: bool) -> PageRoutes:
    """Return the pages, with the templates and static files that they need."""
    folder = assets_folder()
    statics = read_static_assets(folder / "static")
    return PageRoutes(service, Renderer(folder / "templates"), statics, keeps)


def lifespan(
    tasks: Sequence[Task],
    mcp: McpEndpoint,
    editing: DocumentService | None,
    parts: Sequence[Closing],
) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    """Return a lifespan that runs tasks in the background, and at its end closes the parts."""

    @asynccontextmanager
    async def run(_app: FastAPI) -> AsyncIterator[None]:
        running = [asyncio.create_task(each()) for each in tasks]
        if editing:
            editing.start()
        async with mcp.running():
            yield
        for task in running:
            task.cancel()
        if editing:
            await editing.close()
        for part in parts:
            part.close()

    return run


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
