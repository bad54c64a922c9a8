"""What starts with the server and ends with it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

from fastapi import FastAPI

from zoneqa.api.application_parts import Parts
from zoneqa.api.history.retention_task import DeleteOutdated, RetentionTask


def lifespan(
    parts: Parts, delete_outdated: DeleteOutdated | None
) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    """Return a lifespan that opens the library in the background and stops the threads."""
    tasks: list[Callable[[], Coroutine[Any, Any, None]]] = [parts.service.follow]
    if parts.history:
        tasks.append(parts.history.running.watch)
    if delete_outdated:
        tasks.append(RetentionTask(delete_outdated).run)

    @asynccontextmanager
    async def run(_app: FastAPI) -> AsyncIterator[None]:
        running = [asyncio.create_task(each()) for each in tasks]
        if parts.documents:
            parts.documents.start()
        async with parts.mcp.running():
            yield
        for task in running:
            task.cancel()
        await close(parts)

    return run


async def close(parts: Parts) -> None:
    """Stop the threads of all parts."""
    if parts.documents:
        await parts.documents.close()
    parts.service.close()
    parts.monitor.close()
    if parts.history:
        parts.history.close()
    if parts.accounts:
        parts.accounts.close()
