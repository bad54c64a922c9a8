"""Which questions are being answered in kept conversations, so that they can be stopped."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from zoneqa.api.http_errors import HttpError
from zoneqa.api.worker_job import WorkerJob

Place = tuple[str, str]
"""The ids of a person and of a conversation of that person."""


@dataclass(slots=True)
class RunningAnswer:
    """A question that is being answered; its job is there once it has been queued.

    `keep_unanswered` keeps it alone where it will get no answer.
    """

    question: str
    filters: Mapping[str, Any]
    keep_unanswered: Callable[[], None]
    job: WorkerJob[bytes] | None = None


class RunningAnswers:
    """One question at a time is answered in a conversation, from whichever window it comes."""

    def __init__(self) -> None:
        self._running: dict[Place, RunningAnswer] = {}

    def begin(self, place: Place, running: RunningAnswer) -> None:
        """Note a question. Raises HttpError 409 if another one is being answered there."""
        if place in self._running:
            message = "A question is being answered in this conversation; wait, or stop it."
            raise HttpError(409, "conversation_busy", message)
        self._running[place] = running

    def at(self, place: Place) -> RunningAnswer | None:
        """Return what is being answered in a conversation."""
        return self._running.get(place)

    def end(self, place: Place, running: RunningAnswer) -> None:
        """Note that a question is done, however it ended."""
        if self._running.get(place) is running:
            self._running.pop(place, None)

    def stop(self, place: Place) -> RunningAnswer | None:
        """Stop what is being answered in a conversation; return what that was."""
        running = self._running.pop(place, None)
        if running and running.job:
            running.job.cancel()
        return running
