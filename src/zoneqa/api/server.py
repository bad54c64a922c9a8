"""The server: it listens on a port until it is stopped."""

from __future__ import annotations

import errno
import logging
import socket
from collections.abc import Collection
from ipaddress import ip_address
from typing import Any

from fastapi import FastAPI

from zoneqa.api.connections import ConnectionLimits
from zoneqa.api.graceful_server import (
    BACKLOG,
    DEFAULT_HAND_OVER,
    DEFAULT_LIMITS,
    GracefulServer,
    HandOver,
    port_taken,
)
from zoneqa.api.monitoring.log import start_log
from zoneqa.api.small_heap import keep_heap_small
from zoneqa.errors import UsageError
from zoneqa.settings import LOOPBACK_NAMES, LogFormat

log = logging.getLogger("zoneqa.api")

LAST_PORT = 65535


def serve(
    app: FastAPI,
    host: str,
    port: int,
    limits: ConnectionLimits = DEFAULT_LIMITS,
    hand_over: HandOver = DEFAULT_HAND_OVER,
    log_format: LogFormat = "text",
) -> None:
    """Serve until SIGINT or SIGTERM. Raises PortTaken or UsageError."""
    keep_heap_small()
    with listen(host, port, at_once=not hand_over.is_replica) as listener:
        start_log(log_format)
        bound = listener.getsockname()
        when = ", once it can answer" if hand_over.is_replica else ""
        log.info("serving at http://%s:%d%s", host, bound[1], when)
        GracefulServer(app, limits, hand_over).run(sockets=[listener])


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


def listen(host: str, port: int, *, at_once: bool = True) -> socket.socket:
    """Return a socket that listens on host and port. Raises PortTaken or UsageError.

    Unless it is to listen `at_once`, connections are refused until it does.
    """
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
        if at_once:
            listener.listen(BACKLOG)
    except (OSError, OverflowError) as error:
        listener.close()
        if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
            raise port_taken(host, port) from None
        raise UsageError(f"Cannot listen on {host}, port {port}: {error}.") from None
    return listener
