"""What one replica answers goes on, and is known to go on, whatever the database does."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import partial
from threading import Event

import pytest

from zoneqa.api.history.history_service import HistoryService
from zoneqa.api.history.running_answers import RunningAnswers
from zoneqa.api.http_errors import Busy
from zoneqa.api.worker_pool import WorkerPool
from zoneqa.errors import DatabaseUnavailable
from zoneqa.storage.database import Database
from zoneqa.storage.history import History
from zoneqa.storage.records import RunningQuestion
from zoneqa.storage.running_questions import RunningQuestionStore

RUNNING = RunningQuestion("r1", "li", "c1", "园区有多少家企业？", {}, None)


class FailingAtFirst(RunningQuestionStore):
    """A store that fails at the first look, and at the next says that all were stopped."""

    def __init__(self, database: Database, error: Exception) -> None:
        super().__init__(database)
        self._errors = [error]

    def see(self, ids: Collection[str]) -> frozenset[str]:
        if self._errors:
            raise self._errors.pop()
        return frozenset()


@pytest.mark.parametrize(
    "error", [DatabaseUnavailable("The database does not answer."), RuntimeError("unforeseen")]
)
def test_the_watch_goes_on_after_a_look_that_failed(database: Database, error: Exception) -> None:
    stores = replace(History.of(database), running=FailingAtFirst(database, error))

    async def until_it_is_stopped() -> None:
        pool, answers = WorkerPool("answer", workers=1), RunningAnswers(stores, look_seconds=0.01)
        watch = asyncio.create_task(answers.watch())
        stopped = False

        def steps() -> Iterator[bytes]:
            nonlocal stopped
            try:
                while True:
                    yield b""
                    time.sleep(0.001)
            finally:
                stopped = True

        answers.answering(RUNNING, pool.start(steps))
        async with asyncio.timeout(20):
            while not stopped:
                await asyncio.sleep(0.01)
        assert not watch.done()
        watch.cancel()
        pool.close()

    asyncio.run(until_it_is_stopped())


@pytest.mark.parametrize("waiting", [2, 3, 4, 6, 8])
def test_the_end_of_a_question_is_noted_however_many_others_wait(
    database: Database, waiting: int
) -> None:
    async def until_it_is_ended() -> None:
        history, let = HistoryService(History.of(database), patience=0.0), Event()
        running = history.stores.running.begin("li", "c1", RUNNING.question, {})
        assert running
        held = [
            asyncio.create_task(history.call(lambda: let.wait(20), admitted=True))
            for _ in range(waiting)
        ]
        await asyncio.sleep(0)
        with pytest.raises(Busy):
            await history.call(lambda: history.running.begin(("li", "c2"), "?", {}, None))
        end = partial(history.running.end, running, keep_alone=False)
        ending = asyncio.create_task(history.call(end, admitted=True))
        await asyncio.sleep(0)
        let.set()
        await asyncio.gather(*held, ending)
        assert history.stores.running.at("li", "c1") is None
        history.close()

    asyncio.run(until_it_is_ended())
