"""Clients that do not read, do not send, or leave: none holds anything up. On real sockets."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from urllib.parse import urlsplit

import httpx2
import pytest

from tests.e2e.clients import running, wait_until
from tests.e2e.fake import FakeAnswerer
from zoneqa.answer.examples import ExampleQuestion
from zoneqa.api import ConnectionLimits, create_app
from zoneqa.api.middleware.security_headers import HEADERS
from zoneqa.index import EVERY_ARTICLE, ArticleFilter
from zoneqa.query.query import Query
from zoneqa.text.heading import summary
from zoneqa.types import (
    NO_FILTERS,
    Article,
    ArticleSummary,
    Event,
    Filters,
    Language,
    Sentence,
    VerifiedSentence,
)

HASTY = ConnectionLimits(send_seconds=0.2)
PATIENT = ConnectionLimits(send_seconds=60)
LONG = Article("long", "长文", "云岭高新区的项目。" * 500_000)
NOT_READ = "a client did not read its response"


def request(method: str, path: str, body: bytes = b"", *headers: str) -> bytes:
    """The bytes of a request."""
    lines = [f"{method} {path} HTTP/1.1", "Host: x", "Content-Type: application/json", *headers]
    lines += [f"Content-Length: {len(body)}", "", ""]
    return "\r\n".join(lines).encode() + body


ASK = request("POST", "/api/ask", b'{"question":"a"}')
STREAM = request("POST", "/api/ask", b'{"question":"a"}', "Accept: text/event-stream")
HEALTH = request("GET", "/health")


class Large(FakeAnswerer):
    """Has more to say than the buffers of any kernel hold; has no examples."""

    def __init__(self) -> None:
        self.finished = 0

    def example_questions(self, language: Language) -> Sequence[ExampleQuestion]:
        return ()

    def article(self, article_id: str) -> Article | None:
        return LONG

    def summaries(
        self, limit: int, offset: int = 0, asked: ArticleFilter = EVERY_ARTICLE
    ) -> Sequence[ArticleSummary]:
        return [summary(Article("n", "标题" * 1000, ""))] * limit if offset < 10_000 else []

    def events(
        self, query: Query, k: int | None = None, filters: Filters = NO_FILTERS
    ) -> Iterator[Event]:
        *_, answer = super().events(query, k, filters)
        for _ in range(100):
            yield VerifiedSentence(Sentence("云岭" * 20_000, ()), ())
        self.finished += 1
        yield answer


def connect(url: str) -> socket.socket:
    """A connection of a client that takes little at a time."""
    parts = urlsplit(url)
    client = socket.socket()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    client.settimeout(20)
    client.connect((parts.hostname, parts.port))
    return client


def received(client: socket.socket) -> bytes:
    """All that comes until the server hangs up."""
    answer = b""
    with suppress(ConnectionError):
        while chunk := client.recv(1 << 20):
            answer += chunk
    return answer


UNREAD = {
    "an article": request("GET", "/api/articles/long"),
    "the list": request("GET", "/api/articles"),
    "a stream": STREAM,
    "the last response": request("GET", "/api/articles/long", b"", "Connection: close"),
    "the second response": HEALTH + request("GET", "/api/articles/long"),
    "many small responses": request("GET", "/openapi.json") * 600,
    "errors": request("GET", "/api/nothing") * 40_000,
}


@pytest.mark.parametrize("sent", UNREAD.values(), ids=UNREAD.keys())
def test_a_response_that_is_not_read_closes_the_connection(
    sent: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    with running(create_app(Large), HASTY) as url, connect(url) as client:
        sending = threading.Thread(target=send, args=(client, sent))
        sending.start()
        wait_until(lambda: NOT_READ in caplog.text, seconds=60)
        assert not received(client).endswith(b"]}")
        sending.join()
        assert httpx2.get(f"{url}/health").status_code == 200


def send(client: socket.socket, sent: bytes) -> None:
    """Send until it is all taken or the server hangs up."""
    with suppress(OSError):
        client.sendall(sent)


def test_a_slow_client_that_goes_on_reading_gets_everything() -> None:
    with running(create_app(Large), HASTY) as url, connect(url) as client:
        client.sendall(request("GET", "/api/articles/long", b"", "Connection: close"))
        answer = b""
        while chunk := client.recv(400_000):
            answer += chunk
            time.sleep(0.0002)
        assert LONG.text.encode() in answer


def test_clients_that_read_nothing_keep_no_place() -> None:
    answerer = Large()
    app = create_app(lambda: answerer, workers=1, patience=5)
    with running(app, PATIENT) as url:
        clients = [connect(url) for _ in range(5)]
        for client in clients:
            client.sendall(STREAM)
        wait_until(lambda: answerer.finished == 5, seconds=60)
        assert httpx2.post(f"{url}/api/ask", json={"question": "a"}).status_code == 200
        for client in clients:
            client.close()


class Slow(FakeAnswerer):
    """Answers step by step, each when it is let; has no examples."""

    def __init__(self) -> None:
        self.asked, self.let, self.closed = (threading.Event() for _ in range(3))
        self.started = 0

    def example_questions(self, language: Language) -> Sequence[ExampleQuestion]:
        return ()

    def events(
        self, query: Query, k: int | None = None, filters: Filters = NO_FILTERS
    ) -> Iterator[Event]:
        self.started += 1
        return self._slowly(super().events(query, k, filters))

    def _slowly(self, events: Iterator[Event]) -> Iterator[Event]:
        try:
            for event in events:
                yield event
                self.asked.set()
                self.let.wait(20)
        finally:
            self.closed.set()


LEAVING = {"as JSON": ASK, "as a stream": STREAM}


@pytest.mark.parametrize("sent", LEAVING.values(), ids=LEAVING.keys())
def test_a_client_that_leaves_while_it_is_answered_ends_the_work(
    sent: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    answerer = Slow()
    with running(create_app(lambda: answerer, workers=1)) as url:
        with connect(url) as client:
            client.sendall(sent)
            assert answerer.asked.wait(10)
        wait_until(lambda: "POST /api/ask" in caplog.text)
        answerer.let.set()
        assert answerer.closed.wait(10)
        assert httpx2.post(f"{url}/api/ask", json={"question": "a"}).status_code == 200


@pytest.mark.parametrize("sent", LEAVING.values(), ids=LEAVING.keys())
def test_a_client_that_leaves_while_it_waits_leaves_the_queue(
    sent: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    answerer = Slow()
    with running(create_app(lambda: answerer, workers=1)) as url:
        with connect(url) as first:
            first.sendall(ASK)
            assert answerer.asked.wait(10)
            for number in range(3):
                with connect(url) as client:
                    client.sendall(sent)
                    time.sleep(0.05)
                wait_until(lambda n=number: caplog.text.count("POST /api/ask 499") == n + 1)  # type: ignore[misc]
            answerer.let.set()
            assert first.recv(65536).startswith(b"HTTP/1.1 200 ")
        assert httpx2.post(f"{url}/api/ask", json={"question": "a"}).status_code == 200
        assert answerer.started == 2


@pytest.mark.parametrize(
    "limits",
    [ConnectionLimits(total=3), ConnectionLimits(per_address=3)],
    ids=["in all", "per address"],
)
def test_idle_connections_make_room_for_others(limits: ConnectionLimits) -> None:
    with running(create_app(FakeAnswerer), limits) as url:
        idle = [connect(url) for _ in range(20)]
        assert httpx2.get(f"{url}/health").status_code == 200
        assert [received(client) for client in idle[:17]] == [b""] * 17
        for client in idle:
            client.close()


def test_connections_that_are_being_answered_are_not_closed_for_others() -> None:
    answerer = Slow()
    limits = ConnectionLimits(total=2)
    with running(create_app(lambda: answerer, workers=2), limits) as url:
        busy = [connect(url) for _ in range(2)]
        for client in busy:
            client.sendall(ASK)
        wait_until(lambda: answerer.started == 2)
        with connect(url) as refused:
            answer = received(refused)
        assert answer.startswith(b"HTTP/1.1 503 ")
        assert b'"code":"too_many_connections"' in answer
        assert all(f"{name}: {value}".encode() in answer for name, value in HEADERS.items())
        answerer.let.set()
        for client in busy:
            assert client.recv(65536).startswith(b"HTTP/1.1 200 ")
            client.close()


BROKEN = {
    "no HTTP": b"hello\r\n\r\n",
    "tls": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\0" * 64 + b"\r\n\r\n",
    "no host": b"GET / HTTP/1.1\r\n\r\n",
    "a wrong method": b"G\0T / HTTP/1.1\r\nHost: x\r\n\r\n",
    "a header without a name": b"GET / HTTP/1.1\r\nHost: x\r\n: a\r\n\r\n",
    "a wrong length": b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n",
    "a long header": b"GET / HTTP/1.1\r\nHost: x\r\nX-A: " + b"a" * 100_000,
    "a wrong chunk": b"POST /api/ask HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
}


@pytest.mark.parametrize("sent", BROKEN.values(), ids=BROKEN.keys())
def test_what_is_no_http_is_refused_in_our_shape(
    sent: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    with running(create_app(FakeAnswerer)) as url, connect(url) as client:
        client.sendall(sent)
        answer = received(client)
    assert answer.startswith(b"HTTP/1.1 400 ")
    assert all(f"{name}: {value}".encode() in answer for name, value in HEADERS.items())
    assert b'{"error":{"code":"bad_request"' in answer
    assert "Traceback" not in caplog.text
