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


def created(jobs: JobStore, name: str, collection: str = "internal") -> JobRecord:
    return jobs.create("ingest", "li", {"file": name}, collection)


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
    assert jobs.report(running, {"read": 3})
    assert jobs.end(running, "done", {"articles": 7})
    done = jobs.get(new.id)
    assert done is not None
    assert (done.state, done.progress, done.result) == ("done", {"read": 3}, {"articles": 7})
    assert (done.seen_at, done.ended_at) == (clock.now, clock.now)
    assert not jobs.report(running, {"read": 4})
    assert not jobs.end(running, "failed", {})
    assert jobs.claim() is None


def test_each_job_is_claimed_once_and_the_oldest_first(jobs: JobStore, clock: FakeClock) -> None:
    ids = []
    for n in range(8):
        ids.append(created(jobs, str(n), collection=str(n)).id)
        clock.wait(seconds=1)
    first = jobs.claim()
    assert first is not None and first.id == ids[0]
    claimed: list[str] = []
    with ThreadPoolExecutor(4) as pool:
        while len(claimed) < 7:  # of those who come at once, one may be sent away
            claimed += [job.id for job in pool.map(lambda _: jobs.claim(), range(4)) if job]
    assert sorted(claimed) == sorted(ids[1:])
    assert jobs.claim() is None
    assert [job.id for job in jobs.latest(limit=2)] == [ids[7], ids[6]]
    assert [job.id for job in jobs.latest(["running"], limit=1, offset=7)] == [ids[0]]
    assert jobs.latest(["queued", "done"]) == []


def test_a_job_is_given_up(jobs: JobStore) -> None:
    waiting, running = created(jobs, "b", "open"), created(jobs, "a")
    assert jobs.cancel(waiting.id)
    claimed = jobs.claim()
    assert claimed is not None
    assert not jobs.cancel(running.id, ["queued"])
    assert jobs.cancel(running.id)
    assert not jobs.report(claimed, {})
    assert not jobs.cancel(running.id)
    assert [job.state for job in jobs.latest()] == ["cancelled", "cancelled"]


def test_a_job_whose_worker_died_waits_again(jobs: JobStore, clock: FakeClock) -> None:
    created(jobs, "a")
    job = jobs.claim()
    assert job is not None
    clock.wait(minutes=1)
    jobs.report(job, {"read": 3})
    clock.wait(minutes=2)
    assert jobs.requeue_lost(timedelta(minutes=3)) == 0
    clock.wait(minutes=2)
    assert jobs.requeue_lost(timedelta(minutes=3)) == 1
    again = jobs.claim()
    assert again is not None
    assert (again.id, again.started_at) == (job.id, clock.now)
    assert jobs.report(again, {"read": 1})
    assert not jobs.report(job, {"read": 4}), "the first worker woke up too late"
    assert not jobs.end(job, "done", {})
    kept = jobs.get(job.id)
    assert kept is not None and (kept.state, kept.progress) == ("running", {"read": 1})


def test_jobs_of_one_kind_and_collection_are_claimed_together(
    jobs: JobStore, clock: FakeClock
) -> None:
    wanted = []
    for each in ("a", None, "b"):
        collection = "internal" if each else None
        wanted.append(jobs.create("ingest", "li", {"file": each}, collection))
        clock.wait(seconds=1)
    other = jobs.create("other", "li", {}, "internal")
    first = jobs.claim()
    assert first is not None
    alike = jobs.claim(first)
    assert alike is not None
    assert {first.id, alike.id} == {wanted[0].id, wanted[2].id}
    assert jobs.claim(first) is None
    assert {job.id for job in jobs.latest(["queued"])} == {wanted[1].id, other.id}


def test_a_worker_that_stops_gives_its_job_back(jobs: JobStore, clock: FakeClock) -> None:
    created(jobs, "a")
    job = jobs.claim()
    assert job is not None
    assert jobs.give_back(job)
    assert not jobs.end(job, "done", {})
    clock.wait(seconds=1)
    again = jobs.claim()
    assert again is not None and again.id == job.id


def test_jobs_of_one_collection_stay_in_their_order(jobs: JobStore, clock: FakeClock) -> None:
    first = created(jobs, "old")
    clock.wait(seconds=1)
    second = created(jobs, "new")
    claimed = jobs.claim()
    assert claimed is not None and claimed.id == first.id
    assert jobs.claim() is None, "the worker of the first may have died"
    clock.wait(minutes=1)
    assert jobs.requeue_lost(timedelta(seconds=30)) == 1
    with ThreadPoolExecutor(4) as pool:
        found = [job.id for job in pool.map(lambda _: jobs.claim(), range(4)) if job]
    assert found == [first.id]
    again = jobs.latest(["running"])[0]
    assert jobs.end(again, "done", {})
    following = jobs.claim()
    assert following is not None and following.id == second.id
