"""The least HTTP that a load needs: one request a connection, timed, without a library's cost."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from time import perf_counter

TIMEOUT = 120.0
_END_OF_HEAD = b"\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Address:
    """Where the service listens; always this computer."""

    port: int
    host: str = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Reply:
    """A response, and the seconds from the first byte sent to the last received.

    The status is 0 if the connection was cut or could not be made.
    """

    status: int
    seconds: float
    body: bytes = b""
    head: bytes = b""

    @property
    def events(self) -> list[str]:
        """The names of the events of a stream, in their order."""
        lines = self.body.split(b"\n")
        return [line[7:].decode() for line in lines if line.startswith(b"event: ")]

    @property
    def end(self) -> str:
        """How it ended: the last event of a stream, or the status of what is none."""
        if self.status != 200:
            return str(self.status)
        return self.events[-1] if self.events else "nothing"


def get(path: str) -> bytes:
    """Return the bytes of a GET."""
    return f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode()


def ask(question: str, *, streamed: bool = False, key: str = "") -> bytes:
    """Return the bytes of a question that is not kept, perhaps with a key."""
    kind = "text/event-stream" if streamed else "application/json"
    proof = f"Authorization: Bearer {key}\r\n" if key else ""
    return post("/api/ask", {"question": question}, f"Accept: {kind}\r\n{proof}")


def post(path: str, fields: Mapping[str, object], more: str = "") -> bytes:
    """Return the bytes of a POST of JSON; `more` are lines of headers."""
    body = json.dumps(fields).encode()
    head = (
        f"POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n{more}\r\n"
    )
    return head.encode() + body


async def ask_in_conversation(where: Address, question: str) -> Reply:
    """Begin a conversation and ask in it, as the page does; the seconds are those of both."""
    begun = await exchange(where, post("/api/conversations", {"title": question}))
    if begun.status != 201:
        return begun
    place = f"/api/conversations/{json.loads(begun.body)['id']}/ask"
    reply = await exchange(where, post(place, {"question": question}))
    return replace(reply, seconds=begun.seconds + reply.seconds)


async def exchange(where: Address, request: bytes) -> Reply:
    """Send a request and read the response to its end."""
    began = perf_counter()
    received = b""
    try:
        async with asyncio.timeout(TIMEOUT):
            reader, writer = await asyncio.open_connection(where.host, where.port)
            try:
                writer.write(request)
                received = await reader.read(-1)
            finally:
                writer.close()
    except (OSError, TimeoutError):
        return Reply(0, perf_counter() - began)
    head, _, body = received.partition(_END_OF_HEAD)
    status = int(head[9:12]) if head.startswith(b"HTTP/1.1 ") else 0
    return Reply(status, perf_counter() - began, body, head)
