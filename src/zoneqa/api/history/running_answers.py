"""Which questions are being answered in kept conversations, so that they can be stopped.

That stands in the database, for a question may be stopped at another replica of the service than
the one that answers it. Here are the jobs of those that this process answers.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from zoneqa.api.http_errors import HttpError
from zoneqa.api.worker_job import WorkerJob
from zoneqa.errors import ZoneqaError
from zoneqa.storage.history import History
from zoneqa.storage.records import NewMessage, RunningQuestion

Place = tuple[str, str]
"""The ids of a person and of a conversation of that person."""

LOOK_SECONDS = 1.0
"""Seconds between two looks at whether somebody has stopped what is being answered here."""

log = logging.getLogger("zoneqa.api")


class RunningAnswers:
    """One question at a time is answered in a conversation, from whichever window it comes.

    What asks the database blocks, and is called in a thread.
    """

    def __init__(self, stores: History, look_seconds: float = LOOK_SECONDS) -> None:
        self._stores = stores
        self._look_seconds = look_seconds
        self._jobs: dict[str, WorkerJob[bytes]] = {}

    def begin(
        self, place: Place, question: str, filters: dict[str, Any], replaces: str | None
    ) -> RunningQuestion:
        """Note a question. Blocks. Raises HttpError 409 if another one is being answered there."""
        running = self._stores.running.begin(*place, question, filters, replaces)
        if running is None:
            message = "A question is being answered in this conversation; wait, or stop it."
            raise HttpError(409, "conversation_busy", message)
        return running

    def answering(self, running: RunningQuestion, job: WorkerJob[bytes]) -> None:
        """Note the job that answers a question; without one, the question is soon forgotten."""
        self._jobs[running.id] = job

    def is_to_be_kept(self, running: RunningQuestion) -> bool:
        """Note that there is an answer; return False if it was stopped meanwhile. Blocks."""
        return self._stores.running.answered(running.id)

    def end(self, running: RunningQuestion, *, keep_alone: bool) -> None:
        """Note that a question is done; one without an answer may be kept alone. Blocks.

        It can then be asked again. If it was stopped, whoever did has kept it.
        """
        self._jobs.pop(running.id, None)
        try:
            was_there = self._stores.running.end(running.id)
            if was_there and keep_alone:
                self._keep_alone(running)
        except ZoneqaError as error:
            log.error("a question was not kept: %s", error)

    def stop(self, place: Place) -> None:
        """Stop what is being answered in a conversation; the question is kept alone. Blocks."""
        running = self._stores.running.stop(*place)
        if running:
            self._cancel(running.id)
            self._keep_alone(running)

    async def watch(self) -> None:
        """Say again and again what is being answered here, and cancel what was stopped elsewhere.

        What is not said for a while is taken for lost, as where this process was killed.
        """
        while True:
            await asyncio.sleep(self._look_seconds)
            here = frozenset(self._jobs)
            if here:
                for stopped in here - await asyncio.to_thread(self._wanted, here):
                    self._cancel(stopped)

    def _wanted(self, ids: frozenset[str]) -> frozenset[str]:
        try:
            return self._stores.running.see(ids)
        except ZoneqaError as error:
            log.error("it is not known which answers are still wanted: %s", error)
        except Exception:
            # Without the watch, the others would take all that is answered here for lost.
            log.exception("it is not known which answers are still wanted")
        return ids

    def _cancel(self, running_id: str) -> None:
        job = self._jobs.pop(running_id, None)
        if job:
            job.cancel()

    def _keep_alone(self, running: RunningQuestion) -> None:
        """Keep a question without an answer; what it would replace stays."""
        if not running.replaces:
            message = NewMessage(running.question, None, running.filters, ())
            self._stores.conversations.add(running.owner_id, running.conversation_id, message)
