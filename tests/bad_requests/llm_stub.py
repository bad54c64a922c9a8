"""An LLM on this computer that replies as a check tells it to."""

from __future__ import annotations

import json
import os
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from zoneqa_eval.faulty_endpoint import END, chunk

SECRET = "sk-never-tell-this"

_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"
_PIECE_SECONDS = 0.05
_LONGEST = 60.0
_RESET = struct.pack("ii", 1, 0)
"""Makes a socket that is closed send a reset instead of an end."""

Reply = Callable[["LlmStub", socket.socket], None]
"""Writes a response to a request that has been read."""


def says(*texts: str) -> Reply:
    """Reply with a text, in pieces."""
    return sends(_HEAD + b"".join(map(chunk, texts)) + END)


def sends(raw: bytes) -> Reply:
    """Send these bytes and close the connection."""
    return lambda _, connection: connection.sendall(raw)


def sends_events(*data: str) -> Reply:
    """Send these data as the events of a stream."""
    return sends(_HEAD + b"".join(f"data: {each}\n\n".encode() for each in data))


def refuses(status: int, code: str) -> Reply:
    """Reply with an error that repeats the key."""
    body = json.dumps({"error": {"message": f"key {SECRET}", "code": code}})
    return sends(
        f"HTTP/1.1 {status} No\r\nContent-Type: application/json\r\nConnection: close\r\n"
        f"Content-Length: {len(body)}\r\n\r\n{body}".encode()
    )


def redirects(url: str) -> Reply:
    """Send the client elsewhere."""
    return sends(f"HTTP/1.1 302 Found\r\nLocation: {url}\r\nContent-Length: 0\r\n\r\n".encode())


def breaks_off(*texts: str, reset: bool) -> Reply:
    """Send the beginning of a reply, and then a reset or an end that is none of the protocol."""

    def reply(_: LlmStub, connection: socket.socket) -> None:
        connection.sendall(_HEAD + b"".join(map(chunk, texts)))
        time.sleep(_PIECE_SECONDS)
        if reset:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
            os.close(connection.detach())

    return reply


def hangs(stub: LlmStub, _: socket.socket) -> None:
    """Never answer."""
    stub.released.wait(_LONGEST)


def goes_on(stub: LlmStub, connection: socket.socket) -> None:
    """Send a piece now and then until the client leaves."""
    connection.sendall(_HEAD)
    ends = time.monotonic() + _LONGEST
    while time.monotonic() < ends and not stub.released.wait(_PIECE_SECONDS):
        connection.sendall(chunk("园区"))


@dataclass(slots=True)
class LlmStub:
    """How it replies, what it was asked, and how many requests it is answering."""

    reply: Reply = field(default=says())
    url: str = ""
    asked: list[Any] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    answering: int = 0
    released: threading.Event = field(default_factory=threading.Event)

    @contextmanager
    def answered(self) -> Iterator[None]:
        """Count a request as long as it is answered."""
        with _LOCK:
            self.answering += 1
        try:
            yield
        finally:
            with _LOCK:
                self.answering -= 1


_LOCK = threading.Lock()


@contextmanager
def running_llm_stub() -> Iterator[LlmStub]:
    """Run it in threads."""
    stub = LlmStub()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            stub.paths.append(self.path)
            stub.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.close_connection = True
            with stub.answered():
                try:
                    stub.reply(stub, self.connection)
                except OSError:
                    return  # the client has left

        def do_GET(self) -> None:
            stub.paths.append(self.path)
            self.send_error(404)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads, server.block_on_close = True, False
    server.request_queue_size = 128
    stub.url = f"http://127.0.0.1:{server.server_port}/v1"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield stub
    finally:
        stub.released.set()
        server.shutdown()
        server.server_close()
