"""What a worker pool takes, refuses, and gives back."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine, Iterator
from threading import Event
from typing import Any

import pytest

from zoneqa.api.http_errors import Busy
from zoneqa.api.worker_pool import WorkerPool


class Gate:
    """Work that is done only when it is let, and knows whether it was begun and ended."""

    def __init__(self) -> None:
        self.begun, self.let, self.ended = Event(), Event(), Event()

    def work(self) -> str:
        self.begun.set()
        self.let.wait(10)
        return "done"

    def steps(self) -> Iterator[int]:
        try:
            for step in range(1000):
                yield step
                self.begun.set()
                self.let.wait(10)
        finally:
            self.ended.set()


def with_pool(
    scene: Callable[[WorkerPool], Coroutine[Any, Any, None]], patience: float = 10, workers: int = 1
) -> None:
    """Play a scene with a pool of its own."""

    async def play() -> None:
        pool = WorkerPool("test", workers=workers, patience=patience)
        try:
            await scene(pool)
        finally:
            pool.close()

    asyncio.run(play())


async def until(true: Callable[[], bool]) -> None:
    """Wait for something to become true."""
    async with asyncio.timeout(10):
        while not true():
            await asyncio.sleep(0.005)


def test_the_wait_is_expected_from_what_the_last_jobs_took() -> None:
    async def scene(pool: WorkerPool) -> None:
        for _ in range(8):
            await pool.call(lambda: time.sleep(0.02))
        gates = [Gate() for _ in range(4)]
        assert pool.expected_wait() == 0
        calls = [asyncio.create_task(pool.call(gate.work)) for gate in gates]
        await until(gates[1].begun.is_set)
        # Two run and two wait: a fifth is the third to wait.
        assert 3 * 0.02 <= pool.expected_wait() < 3 * 0.2
        for gate in gates:
            gate.let.set()
        assert await asyncio.gather(*calls) == ["done"] * 4
        await until(lambda: pool.is_idle)
        assert pool.expected_wait() == 0

    with_pool(scene, workers=2)


def test_a_queue_moves_as_fast_as_jobs_end_however_many_run_at_once() -> None:
    async def scene(pool: WorkerPool) -> None:
        # Each takes .2 s, so that one of the four ends every .05 s.
        await asyncio.gather(*(pool.call(lambda: time.sleep(0.2)) for _ in range(16)))
        gates = [Gate() for _ in range(5)]
        calls = [asyncio.create_task(pool.call(gate.work)) for gate in gates]
        await until(gates[3].begun.is_set)
        assert 2 * 0.04 < pool.expected_wait() < 2 * 0.15
        for gate in gates:
            gate.let.set()
        await asyncio.gather(*calls)

    with_pool(scene, workers=4)


def test_a_job_that_would_wait_too_long_is_refused_at_once() -> None:
    async def scene(pool: WorkerPool) -> None:
        # Nothing was measured yet: half a second is expected for each job.
        gate = Gate()
        jobs = [pool.start(lambda: iter([gate.work()])) for _ in range(4)]
        with pytest.raises(Busy) as refused:
            pool.start(lambda: iter(["never"]))
        assert refused.value.headers == {"Retry-After": "2"}
        gate.let.set()
        assert [await job.last() for job in jobs] == ["done"] * 4

    with_pool(scene, patience=1.6)


def test_a_job_that_was_expected_to_begin_in_time_but_does_not_is_refused() -> None:
    async def scene(pool: WorkerPool) -> None:
        gate = Gate()
        for _ in range(8):
            await pool.call(lambda: None)
        await until(lambda: pool.is_idle)  # so that all eight were timed
        running = pool.start(lambda: iter([gate.work()]))
        waiting = pool.start(lambda: iter([1]))
        with pytest.raises(Busy):
            await waiting.begun()
        gate.let.set()
        assert await running.last() == "done"
        await until(lambda: pool.is_idle)

    with_pool(scene, patience=0.5)


def test_a_job_runs_to_its_end_although_nobody_reads_its_results() -> None:
    async def scene(pool: WorkerPool) -> None:
        gate = Gate()
        gate.let.set()
        job = pool.start(gate.steps)
        await until(gate.ended.is_set)
        await until(lambda: pool.is_idle)
        await job.begun()
        assert [result async for result in job.results()] == list(range(1000))

    with_pool(scene)


def test_none_tells_of_a_pause_between_results() -> None:
    async def scene(pool: WorkerPool) -> None:
        gate = Gate()
        job = pool.start(gate.steps)
        await job.begun()
        results = job.results(0.01)
        assert [await anext(results) for _ in range(3)] == [0, None, None]
        gate.let.set()
        assert [result async for result in results if result is not None][-1] == 999

    with_pool(scene)


def test_a_job_that_is_given_up_while_it_waits_leaves_the_queue() -> None:
    async def scene(pool: WorkerPool) -> None:
        first, second = Gate(), Gate()
        running = pool.start(lambda: iter([first.work()]))
        calling = asyncio.create_task(pool.call(second.work))
        await asyncio.sleep(0)
        wait = pool.expected_wait()
        calling.cancel()
        await asyncio.wait([calling])
        assert 0 < pool.expected_wait() < wait
        first.let.set()
        await running.last()
        await until(lambda: pool.is_idle)
        assert not second.begun.is_set()

    with_pool(scene)


def test_a_job_that_is_given_up_while_it_runs_stops_after_its_step() -> None:
    async def scene(pool: WorkerPool) -> None:
        gate = Gate()
        job = pool.start(gate.steps)
        await job.begun()
        results = job.results()
        assert await anext(results) == 0
        await until(gate.begun.is_set)  # it is about to yield 1
        job.cancel()
        gate.let.set()
        await until(gate.ended.is_set)
        await until(lambda: pool.is_idle)
        assert [result async for result in results] == [1]

    with_pool(scene)


def fail() -> Any:
    raise KeyError("first")


def fail_later() -> Iterator[int]:
    yield 1
    raise KeyError("second")


def test_an_error_comes_where_it_was_raised() -> None:
    async def scene(pool: WorkerPool) -> None:
        with pytest.raises(KeyError, match="first"):
            await pool.call(fail)
        with pytest.raises(KeyError, match="first"):
            await pool.start(fail).begun()
        job = pool.start(fail_later)
        await job.begun()
        results = job.results()
        assert await anext(results) == 1
        with pytest.raises(KeyError, match="second"):
            await anext(results)
        await until(lambda: pool.is_idle)

    with_pool(scene)


def test_what_was_admitted_is_not_refused_later() -> None:
    async def scene(pool: WorkerPool) -> None:
        gate = Gate()
        running = pool.start(lambda: iter([gate.work()]))
        with pytest.raises(Busy):
            await pool.call(lambda: 1)
        part = asyncio.create_task(pool.call(lambda: 1, admitted=True))
        await asyncio.sleep(0.3)
        gate.let.set()
        assert (await running.last(), await part) == ("done", 1)

    with_pool(scene, patience=0.5)
