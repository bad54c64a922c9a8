"""The server: it listens on a port until it is stopped."""

from __future__ import annotations

import asyncio
import errno
import logging
import socket
from ipaddress import ip_address
from typing import ClassVar

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

from zoneqa.errors import PortTaken, UsageError

log = logging.getLogger("zoneqa.api")

LAST_PORT = 65535
GRACE = 10
"""Seconds that running answers have to finish when the server is stopped."""


class PunctualProtocol(H11Protocol):
    """HTTP that closes the connection if the headers of a request take too long to arrive."""

    header_time: ClassVar[float] = 10.0
    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._expect_headers()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._expect_headers()

    def connection_lost(self, exc: Exception | None) -> None:
        self._forget()
        super().connection_lost(exc)

    def _expect_headers(self) -> None:
        """Start the deadline with the first byte of a request; stop it when its headers are in."""
        if self.cycle is not None and not self.cycle.response_complete:
            self._forget()
        elif self._deadline is None:
            self._deadline = self.loop.call_later(self.header_time, self._hang_up)

    def _forget(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _hang_up(self) -> None:
        self._deadline = None
        if self.cycle is None or self.cycle.response_complete:
            self.transport.close()


def serve(app: ASGIApp, host: str, port: int, *, grace: int = GRACE) -> None:
    """Serve until SIGINT or SIGTERM. Raises PortTaken or UsageError."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    with listen(host, port) as listener:
        bound = listener.getsockname()
        log.info("serving at http://%s:%d", host, bound[1])
        if not ip_address(bound[0]).is_loopback:
            log.warning("anyone who can reach this machine can use it: there are no accounts")
        uvicorn.Server(server_config(app, grace=grace)).run(sockets=[listener])


def server_config(
    app: ASGIApp, *, grace: int = GRACE, protocol: type[PunctualProtocol] = PunctualProtocol
) -> uvicorn.Config:
    """Return the configuration of uvicorn, without its access log: the service writes its own."""
    return uvicorn.Config(
        app,
        http=protocol,
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=grace,
    )


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens on host and port. Raises PortTaken or UsageError."""
    if not 0 <= port <= LAST_PORT:
        # The C library would listen on the remainder.
        raise UsageError(f"Cannot listen on port {port}: ports go from 0 to {LAST_PORT}.")
    try:
        family, kind, number, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, kind, number)
    except (OSError, OverflowError, UnicodeError) as error:
        raise UsageError(f"Cannot listen on {host}, port {port}: {error}.") from None
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(2048)
    except (OSError, OverflowError) as error:
        listener.close()
        if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
            message = f"Port {port} on {host} is taken by another program; choose another port."
            raise PortTaken(message) from None
        raise UsageError(f"Cannot listen on {host}, port {port}: {error}.") from None
    return listener
