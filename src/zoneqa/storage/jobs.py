"""Work in the background, as everyone can follow it.

Jobs of one kind and collection are done in their order: while one of them runs, no other worker
gets the next, for what it does may depend on the one before.

Whoever claims a job has it for as long as it reports: a job whose worker falls silent waits again.
`started_at` tells one claim from the next, so a worker that wakes up too late changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, Literal

from sqlalchemy import ColumnElement, FromClause, and_, exists, insert, select, update

from zoneqa.storage.database import Database
from zoneqa.storage.records import JobRecord, JobState
from zoneqa.storage.rows import MOST_ROWS, columns_of, new_id, values_of
from zoneqa.storage.tables import jobs

_JOB = columns_of(jobs, JobRecord)
_WAITING = {"state": "queued", "started_at": None, "seen_at": None}


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
        self,
        states: Sequence[JobState] = (),
        *,
        kind: str | None = None,
        collection: str | None = None,
        limit: int | None = MOST_ROWS,
        offset: int = 0,
    ) -> list[JobRecord]:
        """Return the jobs in one of the states, or all, the latest first; no limit if None.

        With `kind` or `collection`, only those of that one.
        """
        wanted = select(*_JOB).order_by(jobs.c.created_at.desc(), jobs.c.id)
        if states:
            wanted = wanted.where(jobs.c.state.in_(states))
        if kind is not None:
            wanted = wanted.where(jobs.c.kind == kind)
        if collection is not None:
            wanted = wanted.where(jobs.c.collection == collection)
        return self._database.all(wanted.limit(limit).offset(offset), JobRecord)

    def claim(self, like: JobRecord | None = None) -> JobRecord | None:
        """Return the job that has waited longest and may run, which is running now; or None.

        It is of a kind and collection of which none runs. With `like`, a job that the caller has
        claimed, it is the next of that one's kind and collection.
        """
        now = self._database.now()
        may_run = and_(jobs.c.state == "queued", _is_like(jobs, like) if like else ~_one_runs())
        oldest = select(jobs.c.id).where(may_run).order_by(jobs.c.created_at, jobs.c.id).limit(1)
        with self._database.writing() as connection:
            # Who comes at once waits for the row here. PostgreSQL then gives it the next row, as
            # things were before it waited: whether that one may run is asked again.
            job_id = connection.execute(oldest.with_for_update(of=jobs)).scalar()
            row = connection.execute(
                update(jobs)
                .where(jobs.c.id == job_id, may_run)
                .values(state="running", started_at=now, seen_at=now)
                .returning(*_JOB)
            ).first()
        return JobRecord(*row) if row else None

    def report(self, job: JobRecord, progress: Mapping[str, Any]) -> bool:
        """Note the progress of a claimed job; return False if it is no longer ours to do."""
        return self._update(job, {"progress": progress, "seen_at": self._database.now()})

    def end(
        self, job: JobRecord, state: Literal["done", "failed"], result: Mapping[str, Any]
    ) -> bool:
        """Note how a claimed job ended; return False if it was no longer ours to do."""
        now = self._database.now()
        return self._update(job, {"state": state, "result": result, "ended_at": now})

    def give_back(self, job: JobRecord) -> bool:
        """Let a claimed job wait again; return False if it was no longer ours to do."""
        return self._update(job, _WAITING)

    def cancel(self, job_id: str, states: Sequence[JobState] = ("queued", "running")) -> bool:
        """Give up a job that is in one of the states; return whether there was such a one."""
        statement = update(jobs).where(jobs.c.id == job_id, jobs.c.state.in_(states))
        values = {"state": "cancelled", "ended_at": self._database.now()}
        return self._database.change(statement.values(values)) > 0

    def requeue_lost(self, silence: timedelta) -> int:
        """Let running jobs wait again whose worker has not been seen for so long; count them."""
        lost = update(jobs).where(
            jobs.c.state == "running", jobs.c.seen_at < self._database.now() - silence
        )
        return self._database.change(lost.values(_WAITING))

    def _update(self, job: JobRecord, values: Mapping[str, Any]) -> bool:
        """Change a job that runs, unless another worker has claimed it meanwhile."""
        statement = update(jobs).where(
            jobs.c.id == job.id, jobs.c.state == "running", jobs.c.started_at == job.started_at
        )
        return self._database.change(statement.values(values)) > 0


def _is_like(table: FromClause, job: JobRecord) -> ColumnElement[bool]:
    same_collection = table.c.collection.is_not_distinct_from(job.collection)
    return and_(table.c.kind == job.kind, same_collection)


def _one_runs() -> ColumnElement[bool]:
    """Return whether a job of the kind and collection of a row is running."""
    other = jobs.alias()
    return exists().where(
        other.c.state == "running",
        other.c.kind == jobs.c.kind,
        other.c.collection.is_not_distinct_from(jobs.c.collection),
    )
