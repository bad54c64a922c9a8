"""HTTP/1.1 for clients that cannot be trusted to send, to read or to leave."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Callable
from typing import Any, cast

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from zoneqa.api.connections import Connections
from zoneqa.api.http_errors import (
    HttpError,
    TooManyConnections,
    error_response,
    http_error_of_status,
)
from zoneqa.api.lingering_transport import LingeringTransport
from zoneqa.api.middleware.security_headers import HEADERS
from zoneqa.api.monitoring.request_id import request_id_for

log = logging.getLogger("zoneqa.api")

SEND_BUFFER = 128 * 1024
"""Bytes that the kernel holds for a client. Of more, the server would long not notice that a slow
client goes on reading: the kernel takes no more until a third is gone."""

LEAST_READ = 16 * 1024
"""Bytes that a client must read within the deadline for sending, unless fewer are left."""


FIRST_SECONDS = 1.0
"""Seconds that a new connection has for its first bytes where the server hands over."""


class HttpProtocol(H11Protocol):
    """A connection with deadlines for the headers of its requests and for reading the responses.

    It answers with our headers and errors also where uvicorn answers before the application.
    """

    def __init__(self, *args: Any, connections: Connections, **options: Any) -> None:
        super().__init__(*args, **options)
        limits = connections.limits
        self._open = connections
        self._headers = Deadline(self.loop, limits.header_seconds, self._check_headers)
        self._sending = Deadline(self.loop, limits.send_seconds, self._check_sending)
        self._unsent = 0
        self._last_heard = self.loop.time()

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        lingering = LingeringTransport(transport, self.loop, self._client_is_sending)
        super().connection_made(cast("asyncio.Transport", lingering))
        # `pause_writing` is called as soon as the kernel takes no more, not 64 KiB later: also what
        # is left of a response that is complete must be read in time.
        transport.set_write_buffer_limits(high=0)
        connection = transport.get_extra_info("socket")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
        if self._open.add(self, self.client[0] if self.client else ""):
            self._expect_headers()
        else:
            log.warning("a client was refused: too many connections are open")
            self._refuse(TooManyConnections())

    def data_received(self, data: bytes) -> None:
        if self.transport.is_closing():
            return  # the client goes on sending a body that was refused
        self._last_heard = self.loop.time()
        super().data_received(data)
        self._expect_headers()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._unsent = self.transport.get_write_buffer_size()
        self._sending.start()

    def resume_writing(self) -> None:
        super().resume_writing()
        self._last_heard = self.loop.time()
        self._sending.stop()

    def connection_lost(self, exc: Exception | None) -> None:
        self._headers.stop()
        self._sending.stop()
        self._open.remove(self)
        super().connection_lost(exc)

    def waiting_since(self) -> float | None:
        """See Connection."""
        is_waiting = self._is_between_requests() or self.flow.write_paused
        return self._last_heard if is_waiting else None

    def abort(self) -> None:
        """See Connection."""
        self.transport.abort()

    def close_if_idle(self) -> None:
        """Close the connection, unless a request is being answered or its first is on the way."""
        if self.cycle is not None or self.loop.time() - self._last_heard > FIRST_SECONDS:
            self.shutdown()

    def send_400_response(self, msg: str) -> None:
        """Refuse what is not HTTP, unless a response has been begun."""
        if self.conn.our_state in {h11.IDLE, h11.SEND_RESPONSE}:
            self._refuse(http_error_of_status(400))
        self.transport.close()

    def _client_is_sending(self) -> bool:
        """Return whether the client has not come to the end of a request, or sends no HTTP."""
        return self.conn.their_state in {h11.SEND_BODY, h11.ERROR}

    def _is_between_requests(self) -> bool:
        return self.cycle is None or self.cycle.response_complete

    def _expect_headers(self) -> None:
        """Start the deadline with the first byte of a request; stop it when its headers are in."""
        if self._is_between_requests():
            self._headers.start()
        else:
            self._headers.stop()

    def _check_headers(self) -> None:
        if self._is_between_requests():
            self.transport.close()

    def _check_sending(self) -> None:
        """Close the connection unless the client has read something since the last time."""
        left = self.transport.get_write_buffer_size()
        if self._unsent - left < LEAST_READ:
            log.warning("a client did not read its response: the connection was closed")
            self.abort()
        else:
            self._unsent = left
            self._sending.start()

    def _refuse(self, error: HttpError) -> None:
        self.transport.write(refusal(error))
        self.transport.close()


class Deadline:
    """Calls `check` unless it is stopped within `seconds` of its start."""

    def __init__(
        self, loop: asyncio.AbstractEventLoop, seconds: float, check: Callable[[], None]
    ) -> None:
        self._loop = loop
        self._seconds = seconds
        self._check = check
        self._timer: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """Start, unless it has been started."""
        if self._timer is None:
            self._timer = self._loop.call_later(self._seconds, self._expire)

    def stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _expire(self) -> None:
        self._timer = None
        self._check()


def refusal(error: HttpError) -> bytes:
    """Return the bytes of an error as the whole and last response of a connection."""
    response = error_response(error, request_id_for(None))
    headers = {**HEADERS, **response.headers, "Connection": "close"}
    lines = [f"HTTP/1.1 {error.status} ", *(f"{name}: {text}" for name, text in headers.items())]
    return "\r\n".join([*lines, "\r\n"]).encode("latin-1") + bytes(response.body)
