"""A server under steady load while one generation after the other is published."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO

import httpx2
import uvicorn

from tests.conftest import make_answerer
from tests.e2e.clients import wait_until
from tests.sweeps import job as jobs
from tests.sweeps.child import fork, in_child, wait
from tests.sweeps.load import Reply, p99, steady_load
from tests.sweeps.report import Line
from zoneqa.api import create_app, listen, one_index, server_config
from zoneqa.index import require_current

_TIMEOUT = 60.0
_WARM_UP = 2.0
"""Seconds of load before the measurement, in which everything lazy is loaded."""


def lines(share: float, _seed: int) -> Iterator[Line]:
    """Publish 120 generations, each as soon as the server has reloaded, and yield one line."""
    times, idle = max(3, round(120 * share)), max(2.0, 20 * share)
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as output:
        root = Path(folder) / "index"
        first = in_child(lambda: jobs.build(root, 0))
        with _server(root) as (url, server):
            wait_until(lambda: _current(url) == first, _TIMEOUT)
            publisher = _Publisher(partial(_publish, root, url, times), output)
            observed = asyncio.run(_observe(url, server, publisher, idle))
        variants = {name: n for n, name in enumerate([first, *publisher.names()])}
    wrong = tuple(observed.wrong(variants))
    if len(variants) != times + 1:
        wrong += (f"publishing ended early: {list(variants)[-1]}",)
    yield Line("reloads", "at 20 questions a second", len(variants) - 1, str(observed), wrong)


@contextmanager
def _server(root: Path) -> Iterator[tuple[str, int]]:
    """Run a server in a child process; yield its address and its pid."""
    with listen("127.0.0.1", 0) as listener, tempfile.TemporaryFile() as output:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        pid = fork(partial(_serve, root, listener), output)
        try:
            yield url, pid
        finally:
            os.kill(pid, signal.SIGTERM)
            wait(pid)


def _serve(root: Path, listener: socket.socket) -> int:
    app = create_app(one_index(partial(make_answerer, root), partial(require_current, root)))
    uvicorn.Server(server_config(app, grace=5)).run(sockets=[listener])
    return 0


def _current(url: str) -> str:
    """Return the name of the generation that answers."""
    health = httpx2.get(f"{url}/health", timeout=_TIMEOUT).json()
    return str(health.get("generation"))


class _Publisher:
    """A process that publishes one generation after the other once `begin` is called.

    It is started early, since a process that has threads should not be forked.
    """

    def __init__(self, work: Callable[[], int], output: IO[bytes]) -> None:
        self._output = output
        gate, self._begin = os.pipe()
        self._pid = fork(lambda: len(os.read(gate, 1)) - 1 or work(), self._output)
        os.close(gate)

    def begin(self) -> None:
        os.write(self._begin, b".")
        os.close(self._begin)

    def ended(self) -> bool:
        """Return whether the process has ended; may be called until it has."""
        return os.waitpid(self._pid, os.WNOHANG)[0] != 0

    def names(self) -> list[str]:
        """Return the names of the published generations, or the lines of an error."""
        self._output.seek(0)
        return self._output.read().decode().splitlines()


def _publish(root: Path, url: str, times: int) -> int:
    for variant in range(1, times + 1):
        name = jobs.build(root, variant)
        os.write(1, f"{name}\n".encode())
        wait_until(partial(lambda name: _current(url) == name, name), _TIMEOUT)
    return 0


@dataclass(frozen=True, slots=True)
class _Observed:
    """The replies before and while generations were published, and the memory in MiB."""

    before: list[Reply]
    during: list[Reply]
    memory: list[float]

    def __str__(self) -> str:
        every = [*self.before, *self.during]
        cited = sum(bool(each.answer and each.answer["citations"]) for each in every)
        failed = sum(each.failure is not None for each in every)
        start, peak, end = self.memory[0], max(self.memory), self.memory[-1]
        return (
            f"asked {len(every)}, cited {cited}, failed {failed}; "
            f"p99 {p99(self.during) / p99(self.before):.2f} of idle; "
            f"memory {end / start:.2f} of the start, at most {peak / start:.2f}"
        )

    def wrong(self, variants: dict[str, int]) -> Iterator[str]:
        texts = {
            name: {article.id: article.text for article in jobs.corpus(variant).articles}
            for name, variant in variants.items()
        }
        for asked in (*self.before, *self.during):
            if asked.answer is None:
                yield str(asked.failure)
            elif asked.answer["generation"] not in texts:
                yield f"{asked.answer['generation']} was never published"
            else:
                yield from _unbacked(asked.answer, texts[asked.answer["generation"]])


def _unbacked(answer: dict[str, object], texts: dict[str, str]) -> Iterator[str]:
    citations = answer["citations"]
    assert isinstance(citations, list)
    for each in citations:
        if texts.get(each["article_id"], "")[each["start"] : each["end"]] != each["quote"]:
            yield f"{each['quote']} is not in {each['article_id']} of {answer['generation']}"


async def _observe(url: str, server: int, publisher: _Publisher, idle: float) -> _Observed:
    async with httpx2.AsyncClient(base_url=url, timeout=_TIMEOUT) as client:
        async with steady_load(client):
            await asyncio.sleep(_WARM_UP)
        async with steady_load(client) as before:
            await asyncio.sleep(idle)
        memory = [_resident(server)]
        async with steady_load(client) as during:
            publisher.begin()
            while not publisher.ended():
                await asyncio.sleep(0.1)
                memory.append(_resident(server))
    return _Observed(before, during, memory)


def _resident(pid: int) -> float:
    """Return the resident memory of a process in MiB."""
    rows = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(row.split()[1]) for row in rows if row.startswith("VmRSS")) / 1024
