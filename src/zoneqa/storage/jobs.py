"""Work in the background, as everyone can follow it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, Literal

from sqlalchemy import insert, select, update

from zoneqa.storage.database import Database
from zoneqa.storage.records import JobRecord, JobState
from zoneqa.storage.rows import MOST_ROWS, columns_of, new_id, values_of
from zoneqa.storage.tables import jobs

_JOB = columns_of(jobs, JobRecord)


class JobStore:
    """Keeps jobs; any number of workers may claim them, and each is claimed once."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(
        self, kind: str, person_id: str, request: Mapping[str, Any], collection: str | None = None
    ) -> JobRecord:
        """Keep a new job, for the next worker that is free."""
        job = JobRecord(
            id=new_id(),
            kind=kind,
            state="queued",
            person_id=person_id,
            collection=collection,
            request=request,
            progress={},
            result=None,
            created_at=self._database.now(),
            started_at=None,
            seen_at=None,
            ended_at=None,
        )
        self._database.change(insert(jobs).values(values_of(job)))
        return job

    def get(self, job_id: str) -> JobRecord | None:
        """Return a job."""
        return self._database.first(select(*_JOB).where(jobs.c.id == job_id), JobRecord)

    def latest(
        self, states: Sequence[JobState] = (), *, limit: int = MOST_ROWS, offset: int = 0
    ) -> list[JobRecord]:
        """Return the jobs in one of the states, or all, the latest first."""
        wanted = select(*_JOB).order_by(jobs.c.created_at.desc(), jobs.c.id)
        if states:
            wanted = wanted.where(jobs.c.state.in_(states))
        return self._database.all(wanted.limit(limit).offset(offset), JobRecord)

    def claim(self) -> JobRecord | None:
        """Return the job that has waited longest, which is running now; None if none waits."""
        now = self._database.now()
        oldest = (
            select(jobs.c.id)
            .where(jobs.c.state == "queued")
            .order_by(jobs.c.created_at, jobs.c.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        with self._database.writing() as connection:
            job_id = connection.execute(oldest).scalar()
            if job_id is None:
                return None
            row = connection.execute(
                update(jobs)
                .where(jobs.c.id == job_id)
                .values(state="running", started_at=now, seen_at=now)
                .returning(*_JOB)
            ).one()
            return JobRecord(*row)

    def report(self, job_id: str, progress: Mapping[str, Any]) -> bool:
        """Note the progress of a running job; return False if it is to be given up."""
        values = {"progress": progress, "seen_at": self._database.now()}
        return self._update(job_id, "running", values)

    def end(self, job_id: str, state: Literal["done", "failed"], result: Mapping[str, Any]) -> bool:
        """Note how a running job ended; return False if it had been given up."""
        values = {"state": state, "result": result, "ended_at": self._database.now()}
        return self._update(job_id, "running", values)

    def cancel(self, job_id: str) -> bool:
        """Give up a job that waits or runs; return whether there was such a one."""
        values = {"state": "cancelled", "ended_at": self._database.now()}
        return any(self._update(job_id, state, values) for state in ("queued", "running"))

    def requeue_lost(self, silence: timedelta) -> int:
        """Let running jobs wait again whose worker has not been seen for so long; count them."""
        lost = update(jobs).where(
            jobs.c.state == "running", jobs.c.seen_at < self._database.now() - silence
        )
        return self._database.change(lost.values(state="queued", started_at=None, seen_at=None))

    def _update(self, job_id: str, state: JobState, values: Mapping[str, Any]) -> bool:
        statement = update(jobs).where(jobs.c.id == job_id, jobs.c.state == state)
        return self._database.change(statement.values(values)) > 0
