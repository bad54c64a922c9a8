"""How many requests may be sent in a minute that slides, however many replicas count them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from tests.databases import FakeClock
from zoneqa.accounts.rate_limit import MemoryCounts, RateLimit, RequestCounts
from zoneqa.storage.database import Database, open_database
from zoneqa.storage.request_counts import RequestCountStore


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def counts(
    request: pytest.FixtureRequest, clock: FakeClock, tmp_path: Path
) -> Iterator[RequestCounts]:
    """What keeps the counts: this process, or a database of either kind."""
    if request.param == "memory":
        yield MemoryCounts(clock)
        return
    url = f"sqlite:///{tmp_path}/counts.sqlite"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres").create()
    with closing(open_database(url, clock=clock)) as database:
        yield RequestCountStore(database)


@pytest.fixture
def limit(counts: RequestCounts, clock: FakeClock) -> RateLimit:
    return RateLimit("request", 4, counts, clock)


def test_as_many_pass_as_may_and_then_one_is_told_how_long_to_wait(limit: RateLimit) -> None:
    # At 9:01 all four still count; three quarters of them at a quarter past.
    assert [limit.wait("li") for _ in range(6)] == [0, 0, 0, 0, 75, 75]
    assert limit.wait("wang") == 0


def test_who_waits_as_long_as_told_may_pass(limit: RateLimit, clock: FakeClock) -> None:
    clock.wait(seconds=50)
    for _ in range(4):
        limit.wait("li")
    clock.wait(seconds=limit.wait("li") - 1)
    assert limit.wait("li") == 1
    clock.wait(seconds=1)
    assert [limit.wait("li"), limit.wait("li")] == [0, 15]


def test_what_is_refused_does_not_count(limit: RateLimit, clock: FakeClock) -> None:
    for _ in range(50):
        limit.wait("li")
    clock.wait(seconds=75)
    assert limit.wait("li") == 0


@pytest.mark.parametrize(("minutes", "passing"), [(1, 0), (1.5, 2), (2, 4), (60, 4)])
def test_requests_are_forgotten_bit_by_bit(
    limit: RateLimit, clock: FakeClock, minutes: float, passing: int
) -> None:
    for _ in range(4):
        limit.wait("li")
    clock.wait(minutes=minutes)
    assert [limit.wait("li") for _ in range(5)].count(0) == passing


def test_one_request_a_minute_is_the_least(counts: RequestCounts, clock: FakeClock) -> None:
    limit = RateLimit("request", 1, counts, clock)
    assert [limit.wait("li"), limit.wait("li")] == [0, 120]
    clock.wait(seconds=120)
    assert limit.wait("li") == 0


def test_each_kind_of_request_has_counts_of_its_own(
    counts: RequestCounts, clock: FakeClock
) -> None:
    first, second = (RateLimit(kind, 1, counts, clock) for kind in ("request", "sign-in"))
    assert [first.wait("li"), second.wait("li"), second.wait("li")] == [0, 0, 120]


def test_replicas_count_together(open_again: Callable[[], Database], clock: FakeClock) -> None:
    replicas = [RateLimit("request", 5, RequestCountStore(open_again()), clock) for _ in range(2)]
    assert [replicas[n % 2].wait("li") for n in range(7)] == [0] * 5 + [72] * 2


def test_none_is_lost_where_many_count_at_once(
    open_again: Callable[[], Database], clock: FakeClock
) -> None:
    replicas = [RateLimit("request", 30, RequestCountStore(open_again()), clock) for _ in range(2)]
    with ThreadPoolExecutor(8) as threads:
        waits = list(threads.map(lambda n: replicas[n % 2].wait("li"), range(60)))
    assert waits.count(0) == 30


def test_a_replica_whose_clock_is_behind_counts_all_the_same(
    counts: RequestCounts, clock: FakeClock
) -> None:
    behind = FakeClock()
    clock.wait(seconds=61)
    ahead, late = (RateLimit("request", 2, counts, time) for time in (clock, behind))
    assert [ahead.wait("li"), late.wait("li")] == [0, 0]
    assert ahead.wait("li") > 0
    assert late.wait("li") > 0


def test_memory_forgets_those_who_asked_long_ago(clock: FakeClock) -> None:
    counts = MemoryCounts(clock)
    limit = RateLimit("request", 1, counts, clock)
    for n in range(10_000):
        limit.wait(str(n))
    clock.wait(minutes=5)
    assert limit.wait("li") == 0
    assert len(counts) == 1


@pytest.mark.parametrize("hours", [1, 8, 24 * 365])
def test_a_clock_that_is_set_back_keeps_nobody_out_until_it_has_caught_up(
    counts: RequestCounts, clock: FakeClock, hours: int
) -> None:
    limit = RateLimit("request", 2, counts, clock)
    assert [limit.wait("li") for _ in range(3)] == [0, 0, 90]
    clock.wait(hours=-hours)
    assert [limit.wait("li") for _ in range(3)] == [0, 0, 90]
    clock.wait(seconds=90)
    assert limit.wait("li") == 0
