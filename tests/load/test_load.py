"""The measurement itself: what it counts, and that it notices what is wrong."""

from __future__ import annotations

import asyncio
import os
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import cycle
from urllib.parse import urlsplit

import pytest

from tests.e2e.clients import running
from tests.e2e.fake import FakeAnswerer
from tests.load.http_client import Address, Reply
from tests.load.served import Served
from tests.load.stages import Load, growth
from zoneqa.answer.examples import ExampleQuestion
from zoneqa.api import create_app
from zoneqa.query.query import Query
from zoneqa.storage.database import open_database
from zoneqa.storage.history import History
from zoneqa.types import NO_FILTERS, Event, Filters, Language

QUESTIONS = ("苏州高新区的三大特色园区是哪三个？", "桂林高新区2020年签约了多少个项目？")


class Slow(FakeAnswerer):
    """Takes a tenth of a second for an answer."""

    def example_questions(self, language: Language) -> Sequence[ExampleQuestion]:
        return ()

    def events(
        self, query: Query, k: int | None = None, filters: Filters = NO_FILTERS
    ) -> Iterator[Event]:
        time.sleep(0.1)
        return super().events(query, k, filters)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A service of this process that answers ten questions a second and keeps them."""
    database = open_database(f"sqlite:///{tmp_path_factory.mktemp('kept')}/kept.sqlite")
    app = create_app(Slow, workers=1, patience=0.5, history=History.of(database))
    with running(app) as url:
        yield Served(Address(urlsplit(url).port or 0), os.getpid())
    database.close()


def test_streams_end_with_an_event_or_are_refused(served: Served) -> None:
    line = asyncio.run(Load(served, cycle(QUESTIONS), 1.0).stream(20))
    assert line.wrong == ()
    assert "'done'" in line.figures
    assert "'503'" in line.figures


def test_too_much_is_refused_at_once_and_then_it_recovers(served: Served) -> None:
    load = Load(served, cycle(QUESTIONS), 1.0)
    line = asyncio.run(load.overload(10, 1.0))
    assert [each for each in line.wrong if "slow" not in each] == []
    assert "503" in line.figures
    assert asyncio.run(load.recovery()).wrong == ()


def test_a_rate_that_is_not_held_is_noticed(served: Served) -> None:
    line = asyncio.run(Load(served, cycle(QUESTIONS), 0.001).hold(50, 1.0))
    assert line.wrong[0].startswith("not answered: {'503': ")
    assert "times the median of idle" in line.wrong[1]


def test_a_connection_that_is_cut_is_no_end() -> None:
    assert Reply(0, 0.1).end == "0"
    assert Reply(200, 0.1).end == "nothing"
    assert Reply(200, 0.1, b"event: sources\ndata: {}\n\nevent: done\n").end == "done"


def test_a_soak_says_how_many_generations_were_served(served: Served) -> None:
    published: list[float] = []
    line = asyncio.run(
        Load(served, cycle(QUESTIONS), 1.0).soak(5, 1.0, lambda: published.append(time.monotonic()))
    )
    assert line.wrong == ()
    assert len(published) == 1
    assert line.figures.startswith("1 generations; ")
    assert "MiB an hour" in line.figures
    assert "descriptors" in line.figures


def test_what_grows_is_noticed() -> None:
    steady = [(10.0 * n, 500.0 + n % 2, 40) for n in range(30)]
    growing = [(10.0 * n, 500.0 + n, 40 + n) for n in range(30)]
    assert growth(steady, Counter())[1] == ()
    assert growth(growing, Counter({"503": 1}))[1] == (
        "memory grows",
        "descriptors grow",
        "questions failed",
    )
