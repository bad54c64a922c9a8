"""Counting each request by the pattern of its address."""

from __future__ import annotations

from time import perf_counter
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from zoneqa.api.monitoring.metrics import OTHER, Metrics


class RequestMetricsMiddleware:
    """Counts and times requests; a crash counts as the 500 that it becomes further out."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        status, began = 500, perf_counter()

        async def watch(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        with self.metrics.running.track_inprogress():
            try:
                await self.app(scope, receive, watch)
            finally:
                spent = perf_counter() - began
                self.metrics.count_request(scope["method"], route_of(scope), status, spent)


def route_of(scope: Scope) -> str:
    """Return the pattern of the address that was asked for; `other` if no route has it."""
    route: Any = scope.get("route")
    return getattr(route, "path_format", OTHER)
