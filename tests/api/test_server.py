"""The service on a real port."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

import httpx2
import pytest

from tests.e2e.clients import running, wait_until
from tests.e2e.fake import FakeAnswerer
from zoneqa.answer.examples import ExampleQuestion
from zoneqa.api import ConnectionLimits, GracefulServer, HandOver, create_app, listen, serve
from zoneqa.errors import NoIndex, PortTaken, UsageError
from zoneqa.query.query import Query
from zoneqa.types import NO_FILTERS, Event, Filters, Language

ASK = (
    b"POST /api/ask HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    b'Accept: text/event-stream\r\nContent-Length: 16\r\n\r\n{"question":"a"}'
)


class Endless(FakeAnswerer):
    """Goes on for ever, and knows whether it still does; has no examples."""

    def __init__(self) -> None:
        self.steps = 0
        self.closed = threading.Event()

    def example_questions(self, language: Language) -> Sequence[ExampleQuestion]:
        return ()

    def events(
        self, query: Query, k: int | None = None, filters: Filters = NO_FILTERS
    ) -> Iterator[Event]:
        first = next(super().events(query, k, filters))
        try:
            while True:
                self.steps += 1
                time.sleep(0.02)
                yield first
        finally:
            self.closed.set()


def connect(url: str) -> socket.socket:
    """A bare connection to the server."""
    parts = urlsplit(url)
    assert parts.hostname
    assert parts.port
    return socket.create_connection((parts.hostname, parts.port), timeout=10)


def exchange(url: str, request: bytes) -> bytes:
    """What the server says to raw bytes before it hangs up or falls silent."""
    answer = b""
    with connect(url) as connection:
        connection.settimeout(1)
        try:
            connection.sendall(request)
            while chunk := connection.recv(65536):
                answer += chunk
        except OSError:
            pass
    return answer


def test_a_taken_port_is_one_sentence() -> None:
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(PortTaken, match=f"Port {port} on 127.0.0.1 is taken"):
            serve(create_app(FakeAnswerer), "127.0.0.1", port)


@pytest.mark.parametrize(("host", "port"), [("127.0.0.1", 70000), ("no such host", 80)])
def test_a_wrong_address_is_one_sentence(host: str, port: int) -> None:
    with pytest.raises(UsageError, match="Cannot listen on"):
        listen(host, port)


def test_a_port_that_another_replica_takes_meanwhile_is_one_sentence() -> None:
    with listen("127.0.0.1", 0, at_once=False) as other:
        port = other.getsockname()[1]

        def open_answerer() -> FakeAnswerer:
            other.listen()
            return FakeAnswerer()

        app = create_app(open_answerer)
        with pytest.raises(PortTaken, match=f"Port {port} on 127.0.0.1 is taken by another"):
            serve(app, "127.0.0.1", port, hand_over=HandOver(is_replica=True))


def test_a_replica_that_is_stopped_before_it_can_answer_does_not_listen() -> None:
    def no_answerer() -> FakeAnswerer:
        raise NoIndex("There is no index yet.")

    with listen("127.0.0.1", 0, at_once=False) as listener:
        server = GracefulServer(create_app(no_answerer), hand_over=HandOver(is_replica=True))
        server.should_exit = True
        server.run(sockets=[listener])
    assert server.servers == []


def test_a_client_that_leaves_ends_the_work() -> None:
    answerer = Endless()
    with running(create_app(lambda: answerer, workers=1, patience=0.1)) as url:
        for _ in range(3):
            answerer.closed.clear()
            wait_until(lambda: b"event: sources" in first_event(url), seconds=5)
            assert answerer.closed.wait(2)
        steps = answerer.steps
        time.sleep(0.1)
        assert answerer.steps == steps


def first_event(url: str) -> bytes:
    """An answer up to its first event, whose rest is not waited for; or a whole refusal."""
    answer = b""
    with connect(url) as connection:
        connection.sendall(ASK)
        while b"\n\n" not in answer and b"503" not in answer:
            answer += connection.recv(4096)
    return answer


RAW = {
    "two lengths": b"POST /api/ask HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    b'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n{"question":"a"}\r\n0\r\n\r\n',
    "long header": b"GET / HTTP/1.1\r\nHost: x\r\nX-A: " + b"a" * 2_000_000 + b"\r\n\r\n",
    "long address": b"GET /?q=" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
    "forged host": b"GET /a HTTP/1.1\r\nHost: localhost/login?x=\r\n\r\n",
    "forged path": b"GET @evil.example/a HTTP/1.1\r\nHost: x\r\n\r\n",
    "tls": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\0" * 64 + b"\r\n\r\n",
}


def test_forged_requests_are_turned_away() -> None:
    with running(create_app(FakeAnswerer)) as url:
        for name, request in RAW.items():
            answer = exchange(url, request)
            # A reset while the client still sends is as good as a 400.
            assert answer[9:12] in {b"", b"400", b"404", b"414"}, name
            assert httpx2.get(f"{url}/health").status_code == 200, name


def post(size: int, sent: int | None = None) -> bytes:
    """A body that is too large, or a part of it, on a connection that closes."""
    head = (
        "POST /api/ask HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        f"Connection: close\r\nContent-Length: {size}\r\n\r\n"
    )
    return head.encode() + b"x" * (size if sent is None else sent)


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (post(100_000), b"413"),
        (post(1_000_000), b"413"),
        (post(3_000_000), b"413"),
        (post(1_000_000, sent=70_000), b"413"),
        (RAW["long header"], b"400"),
        (RAW["two lengths"], b"400"),
    ],
    ids=["100 kB", "1 MB", "3 MB", "a part of 1 MB", "a long header", "two lengths"],
)
def test_a_refusal_reaches_a_client_that_is_still_sending(request_: bytes, status: bytes) -> None:
    with running(create_app(FakeAnswerer)) as url:
        for _ in range(5):
            answer = exchange(url, request_)
            assert answer[9:12] == status
            assert answer.endswith(b"}}")


def test_a_client_that_never_stops_sending_is_hung_up_on() -> None:
    with running(create_app(FakeAnswerer)) as url, connect(url) as connection:
        connection.sendall(post(10**9, sent=100_000))
        began = time.monotonic()
        with pytest.raises(OSError):
            while time.monotonic() - began < 10:
                connection.sendall(b"x" * 1000)
                time.sleep(0.05)


HASTY = ConnectionLimits(header_seconds=0.3)


def test_slow_headers_are_hung_up_on() -> None:
    with running(create_app(FakeAnswerer), HASTY) as url:
        assert exchange(url, b"GET / HTTP/1.1\r\nHost: x\r\nX-a: ") == b""
        with httpx2.Client(base_url=url) as client:
            for _ in range(3):
                assert client.get("/health").status_code == 200
                time.sleep(0.2)


def test_a_stream_outlives_the_patience_for_headers() -> None:
    answerer = Endless()
    with running(create_app(lambda: answerer), HASTY) as url, connect(url) as connection:
        connection.sendall(ASK)
        wait_until(lambda: answerer.steps > 40)
        assert not answerer.closed.is_set()
