"""Asking at a rate, whether or not the answers come: as many people would.

What is asked is kept in conversations, each question in one of its own, but for streams. All stages
take their questions from one iterator: a service remembers what it read lately, which asking the
same few again would measure.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence
from itertools import count
from statistics import median
from typing import Any

from tests.load.http_client import Address, Reply, ask, ask_in_conversation, exchange, get

_PROBE_SECONDS = 0.05


async def one_by_one(where: Address, questions: Iterator[str], times: int) -> list[Reply]:
    """Ask one question after the other."""
    return [await ask_in_conversation(where, next(questions)) for _ in range(times)]


async def at_rate(
    where: Address, questions: Iterator[str], rate: float, seconds: float
) -> list[Reply]:
    """Ask `rate` questions a second and return all replies."""
    began, asking = time.monotonic(), []
    for n in count():
        due = began + n / rate
        if due - began >= seconds:
            break
        await asyncio.sleep(due - time.monotonic())
        asking.append(asyncio.create_task(ask_in_conversation(where, next(questions))))
    return list(await asyncio.gather(*asking))


async def probing(where: Address, path: str, until: asyncio.Future[Any]) -> list[Reply]:
    """Ask for an address again and again until something is done."""
    replies = []
    while not until.done():
        replies.append(await exchange(where, get(path)))
        await asyncio.sleep(_PROBE_SECONDS)
    return replies


async def streams(where: Address, questions: Iterator[str], clients: int) -> list[Reply]:
    """Ask for so many streams at once."""
    requests = [ask(next(questions), streamed=True) for _ in range(clients)]
    return list(await asyncio.gather(*(exchange(where, request) for request in requests)))


def quantile(replies: Sequence[Reply], share: float) -> float:
    """Return the seconds within which this share of the replies came."""
    ordered = sorted(reply.seconds for reply in replies)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def middle(replies: Sequence[Reply]) -> float:
    """Return the median of the seconds."""
    return median(reply.seconds for reply in replies)
