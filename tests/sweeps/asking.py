"""Questions to a server at a steady rate."""

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
"""Questions a second."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was asked: how long it took, and the answer or what went wrong."""

    seconds: float
    answer: dict[str, Any] | None
    failure: str | None


@asynccontextmanager
async def asking(client: httpx2.AsyncClient) -> AsyncIterator[list[Asked]]:
    """Asks until the end of the block, whether or not the answers keep up, and awaits them all."""
    asked: list[Asked] = []
    async with asyncio.TaskGroup() as group:
        steady = group.create_task(_ask_on(client, group, asked))
        yield asked
        steady.cancel()


def p99(asked: Sequence[Asked]) -> float:
    """The time in seconds within which 99 of 100 were answered."""
    return quantiles([each.seconds for each in asked], n=100)[98]


async def _ask_on(client: httpx2.AsyncClient, group: asyncio.TaskGroup, asked: list[Asked]) -> None:
    begun, n = time.monotonic(), 0
    while True:
        group.create_task(_ask(client, QUESTIONS[n % len(QUESTIONS)], asked))
        n += 1
        await asyncio.sleep(begun + n / RATE - time.monotonic())


async def _ask(client: httpx2.AsyncClient, question: str, asked: list[Asked]) -> None:
    begun = time.monotonic()
    answer, failure = None, None
    try:
        response = await client.post("/api/ask", json={"question": question})
        if response.status_code == 200:
            answer = response.json()
        else:
            failure = f"status {response.status_code}: {response.text[:200]}"
    except httpx2.HTTPError as error:
        failure = repr(error)
    asked.append(Asked(time.monotonic() - begun, answer, failure))
