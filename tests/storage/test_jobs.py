"""Work in the background."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from tests.databases import FakeClock
from zoneqa.storage.database import Database
from zoneqa.storage.jobs import JobStore
from zoneqa.storage.records import JobRecord


@pytest.fixture
def jobs(database: Database) -> JobStore:
    return JobStore(database)


def created(jobs: JobStore, name: str) -> JobRecord:
    return jobs.create("ingest", "li", {"file": name}, "internal")


def test_a_job_goes_its_way(jobs: JobStore, clock: FakeClock) -> None:
    new = created(jobs, "a.pdf")
    assert jobs.get(new.id) == new
    assert (new.state, new.request, new.collection) == ("queued", {"file": "a.pdf"}, "internal")
    clock.wait(minutes=1)
    running = jobs.claim()
    assert running is not None
    assert (running.id, running.state) == (new.id, "running")
    assert running.started_at == running.seen_at == clock.now
    clock.wait(minutes=1)
    assert jobs.report(new.id, {"read": 3})
    assert jobs.end(new.id, "done", {"articles": 7})
    done = jobs.get(new.id)
    assert done is not None
    assert (done.state, done.progress, done.result) == ("done", {"read": 3}, {"articles": 7})
    assert (done.seen_at, done.ended_at) == (clock.now, clock.now)
    assert not jobs.report(new.id, {"read": 4})
    assert not jobs.end(new.id, "failed", {})
    assert jobs.claim() is None


def test_each_job_is_claimed_once_and_the_oldest_first(jobs: JobStore, clock: FakeClock) -> None:
    ids = []
    for n in range(8):
        ids.append(created(jobs, str(n)).id)
        clock.wait(seconds=1)
    first = jobs.claim()
    assert first is not None and first.id == ids[0]
    with ThreadPoolExecutor(4) as pool:
        claimed = [job.id for job in pool.map(lambda _: jobs.claim(), range(10)) if job]
    assert sorted(claimed) == sorted(ids[1:])
    assert [job.id for job in jobs.latest(limit=2)] == [ids[7], ids[6]]
    assert [job.id for job in jobs.latest(["running"], limit=1, offset=7)] == [ids[0]]
    assert jobs.latest(["queued", "done"]) == []


def test_a_job_is_given_up(jobs: JobStore) -> None:
    waiting, running = created(jobs, "b"), created(jobs, "a")
    assert jobs.cancel(waiting.id)
    assert jobs.claim() is not None
    assert jobs.cancel(running.id)
    assert not jobs.report(running.id, {})
    assert not jobs.cancel(running.id)
    assert [job.state for job in jobs.latest()] == ["cancelled", "cancelled"]


def test_a_job_whose_worker_died_waits_again(jobs: JobStore, clock: FakeClock) -> None:
    created(jobs, "a")
    job = jobs.claim()
    assert job is not None
    clock.wait(minutes=1)
    jobs.report(job.id, {"read": 3})
    clock.wait(minutes=2)
    assert jobs.requeue_lost(timedelta(minutes=3)) == 0
    clock.wait(minutes=2)
    assert jobs.requeue_lost(timedelta(minutes=3)) == 1
    again = jobs.claim()
    assert again is not None
    assert (again.id, again.started_at) == (job.id, clock.now)
