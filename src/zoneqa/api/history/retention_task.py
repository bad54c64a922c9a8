"""Deleting what is kept too long, while the service runs."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from zoneqa.errors import ZoneqaError

DAY = 24 * 3600.0
"""Seconds between two deletions."""

log = logging.getLogger("zoneqa.api")

DeleteOutdated = Callable[[], int]
"""Deletes what is too old and returns how many conversations that were; may raise ZoneqaError."""

Sleep = Callable[[float], Awaitable[None]]
"""Waits for so many seconds."""


class RetentionTask:
    """Deletes what is too old when it starts, and each day from then on."""

    def __init__(self, delete_outdated: DeleteOutdated, sleep: Sleep = asyncio.sleep) -> None:
        self._delete_outdated = delete_outdated
        self._sleep = sleep

    async def run(self) -> None:
        """Go on until it is cancelled; what fails is tried again on the next day."""
        while True:
            try:
                deleted = await asyncio.to_thread(self._delete_outdated)
            except ZoneqaError as error:
                log.error("what is too old was not deleted: %s", error)
            except Exception:
                log.exception("what is too old was not deleted")
            else:
                if deleted:
                    log.info("conversations deleted that were too old: %d", deleted)
            await self._sleep(DAY)
