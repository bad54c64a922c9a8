"""A steady load of questions on a server."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from statistics import quantiles
from typing import Any

import httpx2

from tests.sweeps.job import QUESTIONS

RATE = 20
"""Questions per second."""


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to a question or what went wrong, and how long it took."""

    seconds: float
    answer: dict[str, Any] | None
    failure: str | None


@asynccontextmanager
async def steady_load(client: httpx2.AsyncClient) -> AsyncIterator[list[Reply]]:
    """Ask at a steady rate until the end of the block, then wait for all replies."""
    replies: list[Reply] = []
    async with asyncio.TaskGroup() as group:
        steady = group.create_task(_keep_asking(client, group, replies))
        yield replies
        steady.cancel()


def p99(replies: Sequence[Reply]) -> float:
    """Return the 99th percentile of the response times in seconds."""
    return quantiles([each.seconds for each in replies], n=100)[98]


async def _keep_asking(
    client: httpx2.AsyncClient, group: asyncio.TaskGroup, replies: list[Reply]
) -> None:
    started, n = time.monotonic(), 0
    while True:
        group.create_task(_ask(client, QUESTIONS[n % len(QUESTIONS)], replies))
        n += 1
        await asyncio.sleep(started + n / RATE - time.monotonic())


async def _ask(client: httpx2.AsyncClient, question: str, replies: list[Reply]) -> None:
    started = time.monotonic()
    answer, failure = None, None
    try:
        response = await client.post("/api/ask", json={"question": question})
        if response.status_code == 200:
            answer = response.json()
        else:
            failure = f"status {response.status_code}: {response.text[:200]}"
    except httpx2.HTTPError as error:
        failure = repr(error)
    replies.append(Reply(time.monotonic() - started, answer, failure))
