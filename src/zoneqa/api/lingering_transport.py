"""Closing a connection whose client is still sending.

To close a socket with bytes that nobody read resets the connection, and the reset may overtake the
response: a client whose body is too large would see a broken connection instead of status 413.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

LINGER_SECONDS = 2.0
"""How long a client may go on sending what nobody reads."""


class LingeringTransport:
    """A transport that sends the end of the response, and closes when the client is done or late.

    Whoever receives from it drops what comes while `is_lingering`.
    """

    def __init__(
        self,
        transport: asyncio.Transport,
        loop: asyncio.AbstractEventLoop,
        client_is_sending: Callable[[], bool],
    ) -> None:
        self._transport = transport
        self._loop = loop
        self._client_is_sending = client_is_sending
        self.is_lingering = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def is_closing(self) -> bool:
        """Return whether nothing more is to be written."""
        return self.is_lingering or self._transport.is_closing()

    def close(self) -> None:
        """Close, now if the client has stopped sending or this was asked before."""
        if self.is_closing() or not self._client_is_sending():
            self._transport.close()
            return
        self.is_lingering = True
        self._transport.write_eof()
        self._transport.resume_reading()
        self._loop.call_later(LINGER_SECONDS, self._transport.close)
