"""Work in the threads of a process that follows its index."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Event

import pytest

from tests.e2e.fake import FakeAnswerer
from zoneqa.errors import DamagedIndex, NoIndex, ZoneqaError
from zoneqa.mcp_server.base import AskedAnswerer
from zoneqa.mcp_server.stdio import LocalWorkers


@dataclass
class Index:
    """An index whose published generation may change, or not be found."""

    published_name: str = "gen-1"
    error: ZoneqaError | None = None
    opened: list[str] = field(default_factory=list)

    def __call__(self) -> AskedAnswerer:
        if self.error:
            raise self.error
        self.opened.append(self.published_name)
        return FakeAnswerer()

    def published(self) -> str:
        return self.published_name


def ask(workers: LocalWorkers) -> AskedAnswerer:
    """The answerer that work is done with."""
    return asyncio.run(workers.answer(lambda answerer: iter((answerer,))))


def test_the_index_is_opened_once_until_another_is_published() -> None:
    index, said = Index(), list[str]()
    workers = LocalWorkers(index, said.append)
    assert index.opened == []
    assert ask(workers) is ask(workers)
    index.published_name = "gen-2"
    ask(workers)
    assert index.opened == ["gen-1", "gen-2"]
    assert said == []


def test_an_index_that_breaks_leaves_the_one_before() -> None:
    index, said = Index(), list[str]()
    workers = LocalWorkers(index, said.append)
    before = ask(workers)
    index.published_name, index.error = "gen-2", DamagedIndex("A file is damaged.")
    assert ask(workers) is before
    assert said == ["the previous index goes on answering: A file is damaged."]
    index.error = None
    assert ask(workers) is not before


def test_work_ends_after_the_step_in_which_its_client_leaves() -> None:
    taken: list[int] = []
    begun, goes_on, ended = Event(), Event(), Event()

    def work(_: AskedAnswerer) -> Iterator[int]:
        try:
            for step in range(5):
                taken.append(step)
                begun.set()
                goes_on.wait()
                yield step
        finally:
            ended.set()

    async def leave() -> None:
        waiting = asyncio.create_task(LocalWorkers(Index(), lambda _: None).check(work))
        await asyncio.to_thread(begun.wait)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
        goes_on.set()

    asyncio.run(leave())
    ended.wait()
    assert taken == [0]


def test_the_last_step_is_the_result() -> None:
    workers = LocalWorkers(Index(), lambda _: None)
    assert asyncio.run(workers.check(lambda _: iter((None, None, "whole")))) == "whole"


def test_without_an_index_the_reason_is_raised() -> None:
    workers = LocalWorkers(Index(error=NoIndex("Nothing has been built yet.")), lambda _: None)
    with pytest.raises(NoIndex, match="Nothing has been built"):
        ask(workers)
