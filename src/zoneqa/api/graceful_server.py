"""A server that lets its answers end when it is stopped, and hands over to other replicas."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from time import monotonic
from typing import cast

import uvicorn
from fastapi import FastAPI
from starlette.types import ASGIApp

from zoneqa.api.connections import ConnectionLimits, Connections
from zoneqa.api.http_protocol import HttpProtocol
from zoneqa.api.service import Service
from zoneqa.errors import PortTaken
from zoneqa.settings import Settings

DEFAULT_LIMITS = ConnectionLimits()
BACKLOG = 128
"""Connections that the kernel holds until they are accepted. asyncio accepts as many in a row, and
logs as many errors if it has no descriptors left."""

LAST_WORDS = 5
"""Seconds that clients then have to read what is left of their responses."""

_GLANCE = 0.05
_DEFAULTS = Settings()


@dataclass(frozen=True, slots=True)
class HandOver:
    """How a server begins and ends.

    Told to stop, it says so in /ready and goes on for `drain_seconds`; then it takes no more work,
    and what runs has `grace_seconds` to end. One of several replicas (`is_replica`) is connected to
    only while it can answer: where a connection is refused, a proxy takes another replica.
    """

    is_replica: bool = _DEFAULTS.replica
    drain_seconds: float = _DEFAULTS.drain_seconds
    grace_seconds: float = _DEFAULTS.grace_seconds


DEFAULT_HAND_OVER = HandOver()


class GracefulServer(uvicorn.Server):
    """A server that, told to stop, hands over in order.

    What is not finished in time ends with an error, not with a cut connection. Unless others take
    its place, it listens until the end, and whoever asks is told to come back. A second SIGINT
    stops at once.
    """

    def __init__(
        self,
        app: FastAPI,
        limits: ConnectionLimits = DEFAULT_LIMITS,
        hand_over: HandOver = DEFAULT_HAND_OVER,
    ) -> None:
        super().__init__(server_config(app, limits))
        self._service: Service = app.state.service
        self._hand_over = hand_over
        self._listeners: Sequence[socket.socket] = ()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start the application, and listen: a replica as soon as it can answer."""
        await super().startup(sockets=[])
        while self._hand_over.is_replica and not (self._service.is_ready or self.should_exit):
            await asyncio.sleep(_GLANCE)
        if self.should_exit:
            return
        self._listeners = sockets or ()
        for listener in self._listeners:
            self.servers.append(await self._serve_on(listener))

    async def _serve_on(self, listener: socket.socket) -> asyncio.Server:
        """Listen. Raises PortTaken: two that do not listen yet may be bound to one port."""
        loop = asyncio.get_running_loop()
        try:
            return await loop.create_server(self._protocol, sock=listener, backlog=BACKLOG)
        except OSError as error:
            await self.lifespan.shutdown()
            raise port_taken(*listener.getsockname()[:2]) from error

    async def main_loop(self) -> None:
        """Serve until a signal comes, and then until running work has ended."""
        await super().main_loop()
        self._service.announce_stop()
        # Who keeps a connection open for the next request goes elsewhere with it.
        self.server_state.default_headers += [(b"connection", b"close")]
        await self._wait_until(monotonic() + self._hand_over.drain_seconds)
        ends = monotonic() + self._hand_over.grace_seconds
        if self._hand_over.is_replica:
            await self._hang_up(ends)
        await self._service.drain(ends - monotonic(), hurry=lambda: self.force_exit)

    async def _hang_up(self, ends: float) -> None:
        """Be connected to no more, and wait until everyone who is has been answered."""
        loop = asyncio.get_running_loop()
        waiting = [each for listener in self._listeners for each in _accepted(listener)]
        for server in self.servers:
            server.close()
        for connection in waiting:
            await loop.connect_accepted_socket(self._protocol, connection)
        while self.server_state.connections and monotonic() < ends and not self.force_exit:
            for each in list(self.server_state.connections):
                cast("HttpProtocol", each).close_if_idle()
            await asyncio.sleep(_GLANCE)

    async def _wait_until(self, ends: float) -> None:
        while monotonic() < ends and not self.force_exit:
            await asyncio.sleep(_GLANCE)

    def _protocol(self) -> asyncio.Protocol:
        return self.config.http_protocol_class(  # type: ignore[call-arg]
            config=self.config, server_state=self.server_state, app_state=self.lifespan.state
        )


def port_taken(host: str, port: int) -> PortTaken:
    """Return the error for a port on which another program listens."""
    return PortTaken(f"Port {port} on {host} is taken by another program; choose another port.")


def _accepted(listener: socket.socket) -> Iterator[socket.socket]:
    """Yield the connections that the kernel has made and nobody has accepted yet."""
    listener.setblocking(False)
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        connection.setblocking(False)
        yield connection


def server_config(
    app: ASGIApp, limits: ConnectionLimits = DEFAULT_LIMITS, *, grace: int = LAST_WORDS
) -> uvicorn.Config:
    """Return the configuration of uvicorn, without its access log: the service writes its own."""
    connections = Connections(affordable(limits))
    return uvicorn.Config(
        app,
        # uvicorn calls it as it would the class.
        http=cast("type[HttpProtocol]", partial(HttpProtocol, connections=connections)),
        backlog=BACKLOG,
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=grace,
    )


def affordable(limits: ConnectionLimits) -> ConnectionLimits:
    """Return limits under which half of the files that the process may open are kept for files.

    The process is allowed more files first, as far as its hard limit goes.
    """
    try:
        import resource
    except ImportError:  # not on Windows
        return limits
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 2 * limits.total
    if resource.RLIM_INFINITY in {soft, hard} or soft >= wanted:
        return limits
    most = min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
    share = most / wanted
    return replace(
        limits, total=int(limits.total * share), per_address=int(limits.per_address * share)
    )
