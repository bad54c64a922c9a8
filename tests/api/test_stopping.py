"""A server that is told to stop lets its answers end, and cuts nobody off."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass

import httpx2
import pytest

from tests.e2e.clients import wait_until

STREAM = {"Accept": "text/event-stream"}
STREAMS = 50

SERVER = """
import sys, time
from collections.abc import Iterator
from tests.e2e.fake import FakeAnswerer
from zoneqa.api import GracefulServer, HandOver, create_app, listen

class Slow(FakeAnswerer):
    def example_questions(self, language):
        return ()

    def events(self, query, k=None, filters=None):
        for event in super().events(query):
            yield event
            time.sleep({step})

listener = listen("127.0.0.1", 0)
print(listener.getsockname()[1], flush=True)
app = create_app(Slow, workers={workers}, patience=60)
hand_over = HandOver(drain_seconds={drain}, grace_seconds={grace})
GracefulServer(app, hand_over=hand_over).run(sockets=[listener])
"""


@dataclass(frozen=True)
class Ending:
    """How a stream ended: its status, its events, and whether the connection was cut."""

    status: int
    events: tuple[str, ...]
    last: str


@contextmanager
def serving(
    *, step: float, grace: int, workers: int = STREAMS, drain: float = 0
) -> Iterator[tuple[str, int]]:
    """The address and the process of a server, each step of whose answers takes so long."""
    code = SERVER.format(step=step, grace=grace, workers=workers, drain=drain)
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        assert process.stdout
        url = f"http://127.0.0.1:{process.stdout.readline().strip()}"
        wait_until(lambda: httpx2.get(f"{url}/ready").status_code == 200, seconds=60)
        yield url, process.pid
        assert process.wait(timeout=30) == -signal.SIGTERM
    finally:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


def stream(url: str, begun: threading.Semaphore) -> Ending:
    """Ask and read to the end. A connection that is cut raises."""
    asked = {"question": "苏州高新区的三大特色园区是哪三个？"}
    events: list[str] = []
    last = ""
    with httpx2.stream(
        "POST", f"{url}/api/ask", json=asked, headers=STREAM, timeout=60
    ) as response:
        for line in response.iter_lines():
            if line.startswith("event: "):
                if not events:
                    begun.release()
                events.append(line.removeprefix("event: "))
            elif line:
                last = line
    return Ending(response.status_code, tuple(events), last)


def stopped_while_streaming(url: str, pid: int) -> tuple[list[Ending], tuple[int, str], int]:
    """Start the streams, tell the server to stop, and return how they ended.

    Also what /ready said meanwhile, and the status of one more question.
    """
    begun = threading.Semaphore(0)
    with ThreadPoolExecutor(STREAMS) as clients:
        running = [clients.submit(stream, url, begun) for _ in range(STREAMS)]
        for _ in running:
            assert begun.acquire(timeout=60)
        os.kill(pid, signal.SIGTERM)
        wait_until(lambda: httpx2.get(f"{url}/ready").status_code == 503)
        ready = httpx2.get(f"{url}/ready")
        more = httpx2.post(f"{url}/api/ask", json={"question": "一"})
        assert httpx2.get(f"{url}/health").status_code == 200
        endings = [each.result() for each in running]
    return endings, (ready.status_code, ready.json()["status"]), more.status_code


@pytest.mark.parametrize(
    ("step", "grace", "last"), [(0.5, 20, "done"), (5.0, 1, "error")], ids=["in time", "too late"]
)
def test_running_streams_end_with_their_answer_or_with_an_error(
    step: float, grace: int, last: str
) -> None:
    with serving(step=step, grace=grace) as (url, pid):
        endings, ready, more = stopped_while_streaming(url, pid)
    assert Counter((each.status, each.events[-1]) for each in endings) == {(200, last): STREAMS}
    assert (ready, more) == ((503, "stopping"), 503)
    if last == "error":
        errors = {json.loads(each.last[6:])["error"]["message"] for each in endings}
        assert errors == {"The service is being restarted; ask again in a moment."}


def test_a_question_that_waits_is_told_to_come_back() -> None:
    with serving(step=1.0, grace=1, workers=1) as (url, pid), ThreadPoolExecutor(2) as clients:
        begun = threading.Semaphore(0)
        first = clients.submit(stream, url, begun)
        assert begun.acquire(timeout=60)
        waiting = clients.submit(httpx2.post, f"{url}/api/ask", json={"question": "一"}, timeout=60)
        wait_until(lambda: httpx2.get(f"{url}/metrics").text.count('_jobs{pool="answer"} 2.0') == 1)
        os.kill(pid, signal.SIGTERM)
        refused = waiting.result()
        assert (refused.status_code, refused.json()["error"]["code"]) == (503, "stopping")
        assert refused.headers["retry-after"] == "10"
        assert first.result().events[-1] == "error"


def test_a_server_without_work_stops_at_once() -> None:
    with serving(step=0, grace=60) as (_, pid):
        os.kill(pid, signal.SIGTERM)


def test_a_server_goes_on_for_as_long_as_balancers_need_to_notice() -> None:
    asked = {"question": "苏州高新区的三大特色园区是哪三个？"}
    with serving(step=0, grace=1, drain=2) as (url, pid), httpx2.Client(base_url=url) as client:
        assert "connection" not in client.get("/ready").headers
        os.kill(pid, signal.SIGTERM)
        wait_until(lambda: client.get("/ready").status_code == 503)
        ready, answer = client.get("/ready"), client.post("/api/ask", json=asked)
        assert (ready.status_code, ready.json()["status"]) == (503, "stopping")
        assert (answer.status_code, answer.headers["connection"]) == (200, "close")
