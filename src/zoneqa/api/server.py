"""The server: it listens on a port until it is stopped."""

from __future__ import annotations

import errno
import logging
import socket
from collections.abc import Collection
from dataclasses import replace
from functools import partial
from ipaddress import ip_address
from typing import Any, cast

import uvicorn
from fastapi import FastAPI
from starlette.types import ASGIApp

from zoneqa.api.connections import ConnectionLimits, Connections
from zoneqa.api.http_protocol import HttpProtocol
from zoneqa.api.monitoring.log import start_log
from zoneqa.api.service import Service
from zoneqa.api.small_heap import keep_heap_small
from zoneqa.errors import PortTaken, UsageError
from zoneqa.settings import LOOPBACK_NAMES, LogFormat, Settings

log = logging.getLogger("zoneqa.api")

DEFAULT_LIMITS = ConnectionLimits()
LAST_PORT = 65535
BACKLOG = 128
"""Connections that the kernel holds until they are accepted. asyncio accepts as many in a row, and
logs as many errors if it has no descriptors left."""
GRACE: int = Settings().grace_seconds
"""Seconds that running answers have to finish when the server is stopped."""

LAST_WORDS = 5
"""Seconds that clients then have to read what is left of their responses."""


def serve(
    app: FastAPI,
    host: str,
    port: int,
    limits: ConnectionLimits = DEFAULT_LIMITS,
    *,
    grace: int = GRACE,
    log_format: LogFormat = "text",
) -> None:
    """Serve until SIGINT or SIGTERM. Raises PortTaken or UsageError."""
    keep_heap_small()
    with listen(host, port) as listener:
        start_log(log_format)
        bound = listener.getsockname()
        log.info("serving at http://%s:%d", host, bound[1])
        GracefulServer(app, limits, grace=grace).run(sockets=[listener])


class GracefulServer(uvicorn.Server):
    """A server that, told to stop, lets running answers end for `grace` seconds.

    It listens meanwhile: /ready says no, and whoever asks is told to come back. What is not
    finished by then ends with an error, not with a cut connection. A second SIGINT stops at once.
    """

    def __init__(
        self, app: FastAPI, limits: ConnectionLimits = DEFAULT_LIMITS, *, grace: int = GRACE
    ) -> None:
        super().__init__(server_config(app, limits))
        self._service: Service = app.state.service
        self._grace = grace

    async def main_loop(self) -> None:
        """Serve until a signal comes, and then until running work has ended."""
        await super().main_loop()
        await self._service.drain(self._grace, hurry=lambda: self.force_exit)


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


def allowed_hosts(host: str, listed: Collection[str] = ()) -> frozenset[str]:
    """Return the host names that a server on `host` answers under; empty means any.

    With a name of its own that leads to our address, another site could read answers through the
    browser of a visitor (DNS rebinding). On a loopback address only names of this computer hold.
    """
    own = frozenset(map(as_in_address, LOOPBACK_NAMES | {host}))
    if listed:
        return frozenset(name.lower() for name in own | set(listed))
    return own if is_loopback(host) else frozenset()


def as_in_address(host: str) -> str:
    """Return a host as it stands in a web address: one of IPv6 in brackets."""
    return f"[{host}]" if ":" in host else host


def is_loopback(host: str) -> bool:
    """Return whether only this computer can reach an address."""
    try:
        address = resolve(host, 0)[4][0]
    except (OSError, UnicodeError):
        return False  # `listen` says what is wrong
    return ip_address(address).is_loopback


def resolve(host: str, port: int) -> Any:
    """Return the first socket address of a host, as getaddrinfo has it."""
    return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens on host and port. Raises PortTaken or UsageError."""
    if not 0 <= port <= LAST_PORT:
        # The C library would listen on the remainder.
        raise UsageError(f"Cannot listen on port {port}: ports go from 0 to {LAST_PORT}.")
    try:
        family, kind, number, _, address = resolve(host, port)
        listener = socket.socket(family, kind, number)
    except (OSError, OverflowError, UnicodeError) as error:
        raise UsageError(f"Cannot listen on {host}, port {port}: {error}.") from None
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(BACKLOG)
    except (OSError, OverflowError) as error:
        listener.close()
        if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
            message = f"Port {port} on {host} is taken by another program; choose another port."
            raise PortTaken(message) from None
        raise UsageError(f"Cannot listen on {host}, port {port}: {error}.") from None
    return listener
