"""What stands around the routes: who may ask, limits, the log, and how errors are sent."""

from __future__ import annotations

from collections.abc import Collection

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from zoneqa.api.accounts.access_table import AccessTable
from zoneqa.api.accounts.authentication import AuthenticationMiddleware, Refuse
from zoneqa.api.application_parts import Parts
from zoneqa.api.error_shapes import is_for_programs, program_error
from zoneqa.api.http_errors import HttpError, http_error, http_error_of_status
from zoneqa.api.middleware import (
    RequestGuardMiddleware,
    RequestLogMiddleware,
    RequestMetricsMiddleware,
    RootPathMiddleware,
    SecurityHeadersMiddleware,
)
from zoneqa.api.monitoring import Monitor
from zoneqa.api.page_routes import PageRoutes
from zoneqa.errors import ZoneqaError


def add_layers(app: FastAPI, parts: Parts, hosts: Collection[str], root_path: str) -> None:
    """Add what each request passes through; an error leaves as what its sender can read."""
    refuse = refusal(parts.pages)
    add_error_handlers(app, refuse)
    app.add_middleware(
        AuthenticationMiddleware, accounts=parts.accounts, table=AccessTable(), refuse=refuse
    )
    add_middleware(app, hosts, parts.monitor, root_path)


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
