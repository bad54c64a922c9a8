"""The Model Context Protocol at /mcp, behind the checks and limits of the service."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar, cast

from starlette.requests import Request
from starlette.types import Message, Receive, Scope, Send

from zoneqa.api.http_errors import HttpError, NotReady
from zoneqa.api.protocols import AnswererProtocol
from zoneqa.api.request_body import LIMIT, read_raw_body
from zoneqa.api.service import Service
from zoneqa.api.worker_pool import WorkerPool
from zoneqa.conversation.rewriter import MakeRewriter

if TYPE_CHECKING:
    from mcp.server.streamable_http_manager import StreamableHTTPSessionManager

T = TypeVar("T")

_ASKING: ContextVar[Request] = ContextVar("asking")
"""The request whose tool is being called; there is none by default."""


class McpEndpoint:
    """Answers requests of the protocol while it is running."""

    def __init__(self, service: Service, make_rewriter: MakeRewriter) -> None:
        self._workers = ServiceWorkers(service)
        self._make_rewriter = make_rewriter
        self._manager: StreamableHTTPSessionManager | None = None

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Answer until the end of the context."""
        from zoneqa.mcp_server.make_server import http_manager, make_server

        manager = http_manager(make_server(self._workers, self._make_rewriter), LIMIT)
        async with manager.run():
            self._manager = manager
            yield
            self._manager = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request. Raises HttpError."""
        raw = await read_raw_body(Request(scope, receive))
        if self._manager is None:
            raise NotReady
        # The tasks that call the tools are made within this one, and see what is set here.
        _ASKING.set(Request(scope))
        await self._manager.handle_request(scope, replayed(raw, receive), send)


@dataclass(frozen=True, slots=True)
class ServiceWorkers:
    """Runs the work of tools in the threads of the service. Raises ToolError or ZoneqaError."""

    service: Service

    async def answer(self, work: Callable[[AnswererProtocol], Iterator[T | None]]) -> T:
        """Return the last step of work that uses the models."""
        return await self._last(self.service.answers, work)

    async def look_up(self, work: Callable[[AnswererProtocol], T]) -> T:
        """Return the result of work that takes milliseconds."""
        return await self._last(self.service.lookups, lambda answerer: iter((work(answerer),)))

    async def check(self, work: Callable[[AnswererProtocol], Iterator[T | None]]) -> T:
        """Return the last step of work that may take long."""
        return await self._last(self.service.checks, work)

    async def _last(
        self, pool: WorkerPool, work: Callable[[AnswererProtocol], Iterator[T | None]]
    ) -> T:
        """Return the last step; the others are not taken if the client leaves."""
        from mcp.server.mcpserver.exceptions import ToolError

        try:
            answerer = await self.service.ready(_ASKING.get())
            return cast("T", await pool.start(lambda: work(answerer)).last())
        except HttpError as error:
            raise ToolError(error.message) from error


def replayed(body: bytes, receive: Receive) -> Receive:
    """Return a `receive` that gives a body that has been read, then what really comes."""
    messages: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay() -> Message:
        return messages.pop() if messages else await receive()

    return replay
