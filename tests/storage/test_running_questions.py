"""What is being answered in conversations, seen and stopped from any replica."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.databases import FakeClock
from zoneqa.storage.database import Database
from zoneqa.storage.records import RunningQuestion
from zoneqa.storage.retention import delete_outdated
from zoneqa.storage.running_questions import SILENCE, RunningQuestionStore


@pytest.fixture
def stores(open_again: Callable[[], Database]) -> tuple[RunningQuestionStore, RunningQuestionStore]:
    """Those of two replicas that share a database."""
    return RunningQuestionStore(open_again()), RunningQuestionStore(open_again())


Stores = tuple[RunningQuestionStore, RunningQuestionStore]


def begun(store: RunningQuestionStore, question: str = "产值") -> RunningQuestion:
    running = store.begin("li", "c1", question, {"zones": ["云岭高新区"]}, "m1")
    assert running is not None
    return running


def test_one_question_at_a_time_is_answered_in_a_conversation(stores: Stores) -> None:
    here, there = stores
    first = begun(here)
    assert there.begin("li", "c1", "项目", {}) is None
    assert there.begin("li", "c2", "项目", {}) is not None
    assert there.end(first.id)
    assert begun(there, "项目").question == "项目"


def test_another_replica_sees_what_is_being_answered(stores: Stores) -> None:
    here, there = stores
    first = begun(here)
    assert there.at("li", "c1") == first
    assert (first.filters, first.replaces) == ({"zones": ["云岭高新区"]}, "m1")
    assert there.at("wang", "c1") is None
    here.end(first.id)
    assert there.at("li", "c1") is None
    assert not here.end(first.id)


def test_what_another_replica_stops_is_not_to_be_kept(stores: Stores) -> None:
    here, there = stores
    first = begun(here)
    assert there.stop("wang", "c1") is None
    assert there.stop("li", "c1") == first
    assert there.stop("li", "c1") is None
    assert not here.answered(first.id)
    assert here.see([first.id, "gone"]) == frozenset()


def test_an_answer_that_is_there_is_stopped_no_more(stores: Stores) -> None:
    here, there = stores
    first = begun(here)
    assert here.answered(first.id)
    assert there.stop("li", "c1") is None
    assert here.see([first.id]) == {first.id}
    assert here.end(first.id)


def test_what_a_dead_replica_was_answering_makes_room(stores: Stores, clock: FakeClock) -> None:
    dead, living = stores
    lost = begun(dead)
    clock.wait(seconds=SILENCE.total_seconds())
    assert living.at("li", "c1") == lost
    clock.wait(seconds=1)
    assert living.at("li", "c1") is None
    again = begun(living, "项目")
    assert living.at("li", "c1") == again
    assert dead.see([lost.id]) == frozenset()


def test_a_replica_that_says_that_it_lives_keeps_its_place(
    stores: Stores, clock: FakeClock
) -> None:
    here, there = stores
    first = begun(here)
    for _ in range(5):
        clock.wait(seconds=SILENCE.total_seconds() - 1)
        assert here.see([first.id]) == {first.id}
    assert there.begin("li", "c1", "项目", {}) is None


def test_what_was_lost_is_deleted_in_the_end(database: Database, clock: FakeClock) -> None:
    store = RunningQuestionStore(database)
    lost = begun(store)
    clock.wait(days=2)
    delete_outdated(database, None)
    assert not store.end(lost.id)
