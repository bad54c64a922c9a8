"""Clients that send too slowly, do not read, or leave."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from statistics import quantiles

from tests.bad_requests.llm_site import STREAM, LlmSite, begin
from tests.bad_requests.llm_stub import goes_on, says
from tests.bad_requests.row import Checks, Data
from tests.bad_requests.site import ANSWERED, Site
from tests.load.http_client import ask

_SLOW_CLIENTS, _UNREAD_CLIENTS, _LEAVING_CLIENTS = 200, 100, 100
_HEADER_SECONDS = 10.0
_CANCELLED_SECONDS = 2.0
_MIB_OF_A_CLIENT = 0.25
_PROBES = 40
_NOISE_SECONDS = 0.05
"""By so much may a response be later without any cause of ours."""

_LONG_REPLY = "园区" * 170_000
"""A megabyte."""


def _headers_that_never_end(site: Site, _data: Data) -> bool:
    """They are closed in time, and others are answered as before meanwhile."""
    before = _p95(site)
    with ExitStack() as stack:
        clients = [stack.enter_context(_connected(site)) for _ in range(_SLOW_CLIENTS)]
        for client in clients:
            client.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX-a: ")
        begun = time.monotonic()
        meanwhile = _p95(site)
        closed = [_is_closed_by(client, begun + _HEADER_SECONDS + 2) for client in clients]
    return all(closed) and meanwhile < before + _NOISE_SECONDS


def _p95(site: Site) -> float:
    return quantiles([site.get("/articles").seconds for _ in range(_PROBES)], n=20)[-1]


def _connected(site: Site, receive_bytes: int | None = None) -> socket.socket:
    client = socket.socket()
    if receive_bytes:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_bytes)
    client.connect((site.where.host, site.where.port))
    return client


def _is_closed_by(client: socket.socket, deadline: float) -> bool:
    """Whether the server hangs up by then; what it says before is read."""
    try:
        while True:
            client.settimeout(max(0.01, deadline - time.monotonic()))
            if not client.recv(1 << 16):
                return True
    except TimeoutError:
        return False
    except OSError:
        return True


def _streams_that_nobody_reads(site: LlmSite, _data: Data) -> bool:
    """They take little memory, and end however long the reply of the LLM is."""
    site.llm.reply = says(*[_LONG_REPLY[at : at + 500] for at in range(0, len(_LONG_REPLY), 500)])
    site.ask(ANSWERED)
    before = site.served.memory()
    with ExitStack() as stack:
        clients = [stack.enter_context(_connected(site, 4096)) for _ in range(_UNREAD_CLIENTS)]
        for client in clients:
            client.sendall(ask(ANSWERED, streamed=True))
        _wait(lambda: not _jobs(site), 60)
        grown = site.served.memory() - before
        closed = [_is_closed_by(client, time.monotonic() + 5) for client in clients]
    is_little = grown / _UNREAD_CLIENTS < _MIB_OF_A_CLIENT
    return is_little and all(closed) and not _jobs(site) and site.ask(ANSWERED).status == 200


def _jobs(site: Site) -> bool:
    """Whether a question is being answered or waits."""
    return b'_jobs{pool="answer"} 0.0' not in site.get("/metrics").body


def _streams_that_are_left(site: LlmSite, _data: Data) -> bool:
    """The LLM is let go soon after each has left, and a kept question is kept once."""
    site.llm.reply = goes_on
    freed = [_left(site) < _CANCELLED_SECONDS for _ in range(_LEAVING_CLIENTS)]
    with site.client() as client:
        place = f"/api/conversations/{begin(client)}"
        with client.stream(
            "POST", f"{place}/ask", json={"question": ANSWERED}, headers=STREAM
        ) as reply:
            next(reply.iter_lines())
        _wait(lambda: client.get(place).json()["pending"] is None, 30)
        kept = client.get(place).json()["messages"]
    return all(freed) and len(kept) == 1 and not _jobs(site)


def _left(site: LlmSite) -> float:
    """Leave a stream once the LLM is writing; return the seconds until it is let go."""
    asked = len(site.llm.asked)
    with _connected(site) as client:
        client.sendall(ask(ANSWERED, streamed=True))
        client.settimeout(10)
        with suppress(TimeoutError):
            client.recv(1 << 16)
        _wait(lambda: len(site.llm.asked) > asked)
    return _wait(lambda: not site.llm.answering and not _jobs(site))


def _wait(true: Callable[[], bool], seconds: float = 10) -> float:
    """Wait until something is true; return how long that took."""
    begun = time.monotonic()
    while not true() and time.monotonic() - begun < seconds:
        time.sleep(0.01)
    return time.monotonic() - begun


HEADERS: Checks[Site] = {"P031": _headers_that_never_end}
STREAMS: Checks[LlmSite] = {
    "P033": _streams_that_nobody_reads,
    "P034": _streams_that_are_left,
}
