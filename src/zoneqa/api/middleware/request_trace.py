"""A span for each request.

Not starlette's: that records the query of the address, which may hold a question.
"""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from zoneqa.api.middleware.request_metrics import route_of
from zoneqa.api.monitoring.tracing import Tracing


class RequestTraceMiddleware:
    """Traces each request by the pattern of its address."""

    def __init__(self, app: ASGIApp, tracing: Tracing) -> None:
        self.app = app
        self.tracing = tracing

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        with self.tracing.request(scope["method"], Headers(scope=scope)) as span:
            span.set_attribute("zoneqa.request_id", scope["state"]["request_id"])

            async def watch(message: Message) -> None:
                if message["type"] == "http.response.start":
                    span.set_attribute("http.response.status_code", message["status"])
                await send(message)

            try:
                await self.app(scope, receive, watch)
            finally:
                route = route_of(scope)
                span.update_name(f"{scope['method']} {route}")
                span.set_attribute("http.route", route)
