"""What is kept, for the routes: the stores, threads for their SQL, what is being answered."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

from zoneqa.api.history.running_answers import RunningAnswers
from zoneqa.api.http_errors import HttpError
from zoneqa.api.worker_pool import PATIENCE, WorkerPool
from zoneqa.storage.history import History

T = TypeVar("T")

WORKERS = 2


class HistoryService:
    """Hands the stores to the routes; no statement runs in the event loop."""

    def __init__(self, history: History, patience: float = PATIENCE) -> None:
        self.stores = history
        self.running = RunningAnswers(history)
        self._pool = WorkerPool("history", workers=WORKERS, patience=patience)

    async def call(self, work: Callable[[], T], *, admitted: bool = False) -> T:
        """Return the result of work with the stores, done in a thread.

        Raises Busy, unless the work is a part of something that was `admitted` before.
        """
        return await self._pool.call(work, admitted=admitted)

    def later(self, work: Callable[[], object]) -> None:
        """Do work in a thread without waiting for it, as where the client has left."""
        asyncio.get_running_loop().run_in_executor(None, work)

    async def wanted(self, work: Callable[[], T | None]) -> T:
        """Return the result of work; None or False is nothing there. Raises HttpError 404."""
        found = await self.call(work)
        if not found:
            raise unknown()
        return found

    def close(self) -> None:
        """Stop the threads."""
        self._pool.close()


def unknown() -> HttpError:
    """Return the error for what is not there, or is another person's."""
    return HttpError(404, "unknown", "There is no such conversation, answer or link.")
