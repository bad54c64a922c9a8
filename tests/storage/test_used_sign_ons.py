"""A sign-on is used once, whichever replica a browser comes back to."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from tests.databases import FakeClock
from zoneqa.storage.database import Database
from zoneqa.storage.retention import delete_outdated
from zoneqa.storage.used_sign_ons import UsedSignOnStore


def test_a_sign_on_is_used_once_by_all_replicas(open_again: Callable[[], Database]) -> None:
    here, there = UsedSignOnStore(open_again()), UsedSignOnStore(open_again())
    assert here.use("a")
    assert not there.use("a")
    assert not here.use("a")
    assert there.use("b")


def test_of_many_that_come_at_once_one_is_the_first(open_again: Callable[[], Database]) -> None:
    stores = [UsedSignOnStore(open_again()) for _ in range(2)]
    with ThreadPoolExecutor(6) as threads:
        used = list(threads.map(lambda n: stores[n % 2].use("a"), range(20)))
    assert used.count(True) == 1


def test_used_sign_ons_are_forgotten_in_the_end(database: Database, clock: FakeClock) -> None:
    store = UsedSignOnStore(database)
    store.use("a")
    clock.wait(hours=23)
    delete_outdated(database, None)
    assert not store.use("a")
    clock.wait(days=2)
    delete_outdated(database, None)
    assert store.use("a")
