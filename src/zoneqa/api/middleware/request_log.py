"""One line in the log for each request, and a response to every unexpected error."""

from __future__ import annotations

import logging
import time
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from zoneqa.api.error_shapes import program_error
from zoneqa.api.http_errors import http_error_of_status
from zoneqa.api.monitoring.request_id import HEADER, answering, request_id_for

log = logging.getLogger("zoneqa.api")

LONGEST = 200


class RequestLogMiddleware:
    """Gives each request an id, logs it without its question, and turns a crash into a 500."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id = request_id_for(Headers(scope=scope).get(HEADER))
        scope.setdefault("state", {})["request_id"] = request_id
        with answering(request_id):
            await self.answer(request_id, scope, receive, send)

    async def answer(self, request_id: str, scope: Scope, receive: Receive, send: Send) -> None:
        """Have a request answered and log it."""
        status, began = 0, time.perf_counter()

        async def watch(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[HEADER] = request_id
            await send(message)

        try:
            await self.app(scope, receive, watch)
        except Exception:
            log.exception("unexpected error, request %s", request_id)
            if not status:
                await program_error(http_error_of_status(500), scope)(scope, receive, watch)
        finally:
            spent = (time.perf_counter() - began) * 1000
            log_request(scope, status, spent, request_id)


def log_request(scope: Scope, status: int, milliseconds: float, request_id: str) -> None:
    """Write the line of a request."""
    method, path = plain(scope["method"]), plain(address(scope))
    # A warning that repeats is written once a minute: refusals cannot fill the log.
    level = logging.WARNING if status == 503 else logging.INFO
    told = {"method": method, "path": path, "status": status, "ms": round(milliseconds, 1)}
    line = "%s %s %d %.0f ms %s"
    log.log(level, line, method, path, status, milliseconds, request_id, extra=told)


def address(scope: Scope) -> str:
    """Return the path without the query, which may hold a question."""
    raw: Any = scope.get("raw_path") or scope["path"].encode("utf-8", "replace")
    return bytes(raw).partition(b"?")[0].decode("ascii", "backslashreplace")


def plain(text: str) -> str:
    """Return text that cannot start a line of its own in the log."""
    return text[:LONGEST].encode("unicode_escape").decode("ascii")
