"""The stages of a measurement, each with its figures and what is wrong with them."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import linear_regression
from time import monotonic

from tests.load.generator import at_rate, middle, one_by_one, probing, quantile, streams
from tests.load.http_client import Reply, exchange, get
from tests.load.served import Served

_WARMING = 24
"""Questions that are asked before anything is measured."""

SLOWER = 3.0
"""p95 under load may be so many times the median of idle."""
REFUSED_IN = 0.1
HEALTH_IN = 0.1
RECOVERED_IN = 10.0
OVERLOAD = 10
STREAMS = 500
EXPECTED = {200, 429, 503}
_LOWEST = 0.25
_STEP = 1.15
"""Between the highest rate that held and the lowest that did not, at most."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the report."""

    stage: str
    figures: str
    wrong: tuple[str, ...] = ()

    def __str__(self) -> str:
        verdict = f"{len(self.wrong)} WRONG" if self.wrong else "ok"
        return "\n".join(
            [f"{self.stage:12} {verdict:8} {self.figures}", *(f"    {what}" for what in self.wrong)]
        )


@dataclass(frozen=True, slots=True)
class Load:
    """Measures a service with some questions; `idle` is the median when nobody else asks."""

    served: Served
    questions: Iterator[str]
    idle: float = field(default=0.0)

    async def find_rate(self, seconds: float) -> float:
        """Return the highest rate in questions a second at which p95 held for so long.

        It is the lowest that is tried if none did.
        """
        low, high = _LOWEST, 2 * _LOWEST
        while await self.holds(high, seconds):
            low, high = high, 2 * high
        while high / low > _STEP:
            rate = (low * high) ** 0.5
            low, high = (rate, high) if await self.holds(rate, seconds) else (low, rate)
        return low

    async def holds(self, rate: float, seconds: float) -> bool:
        """Return whether a rate is held."""
        replies = await at_rate(self.served.where, self.questions, rate, max(seconds, 4 / rate))
        return not list(self._too_slow(replies))

    async def hold(self, rate: float, seconds: float) -> Line:
        """Ask at a rate for a while."""
        replies = await at_rate(self.served.where, self.questions, rate, seconds)
        p95 = quantile(replies, 0.95)
        figures = f"{rate:.2f}/s for {seconds:.0f} s, p95 {p95 * 1000:.0f} ms"
        return Line("held", figures, tuple(self._too_slow(replies)))

    def _too_slow(self, replies: Sequence[Reply]) -> Iterator[str]:
        others = _failed(replies)
        if others:
            yield f"not answered: {dict(others)}"
        p95 = quantile(replies, 0.95)
        if p95 > SLOWER * self.idle:
            yield f"p95 is {p95 / self.idle:.1f} times the median of idle"

    async def overload(self, rate: float, seconds: float) -> Line:
        """Ask ten times as often as can be answered, while /health is asked too."""
        asking = asyncio.create_task(
            at_rate(self.served.where, self.questions, OVERLOAD * rate, seconds)
        )
        health = await probing(self.served.where, "/health", asking)
        replies = await asking
        refused = [reply for reply in replies if reply.status in EXPECTED - {200}]
        statuses = Counter(reply.status for reply in replies)
        figures = [f"{OVERLOAD * rate:.1f}/s for {seconds:.0f} s: {dict(statuses)}"]
        wrong = [f"status {each}" for each in statuses.keys() - EXPECTED]
        if refused:
            slowest = quantile(refused, 0.99)
            figures.append(f"refused in {slowest * 1000:.0f} ms (p99)")
            wrong += ["refusals are slow"] * (slowest > REFUSED_IN)
            wrong += ["a refusal has no Retry-After"] * any(
                b"retry-after" not in reply.head.lower() for reply in refused
            )
        p99 = quantile(health, 0.99)
        figures.append(f"/health in {p99 * 1000:.0f} ms (p99 of {len(health)})")
        wrong += ["/health is slow"] * (p99 > HEALTH_IN)
        wrong += ["/health failed"] * any(reply.status != 200 for reply in health)
        return Line("overload", ", ".join(figures), tuple(wrong))

    async def recovery(self) -> Line:
        """Ask until answers are as fast as when nobody asks."""
        began = monotonic()
        while monotonic() - began < 2 * RECOVERED_IN:
            (reply,) = await one_by_one(self.served.where, self.questions, 1)
            if reply.status == 200 and reply.seconds <= SLOWER * self.idle:
                break
        spent = monotonic() - began
        wrong = (f"not within {RECOVERED_IN:.0f} s",) if spent > RECOVERED_IN else ()
        return Line("recovery", f"after {spent:.1f} s", wrong)

    async def stream(self, clients: int = STREAMS) -> Line:
        """Have many clients stream at once: each gets its last event, or is refused."""
        replies = await streams(self.served.where, self.questions, clients)
        ends = Counter(reply.end for reply in replies)
        wrong = tuple(f"{n} ended with {end}" for end, n in ends.items() if end not in _GOOD_ENDS)
        return Line("streams", f"{clients} at once: {dict(ends)}", wrong)

    async def soak(self, rate: float, seconds: float, publish: Callable[[], None]) -> Line:
        """Ask for long while generations are published, and watch memory and descriptors.

        The first third is not counted, in which caches fill.
        """
        asking = asyncio.create_task(at_rate(self.served.where, self.questions, rate, seconds))
        publishing = asyncio.create_task(_publish_until(asking, publish))
        began, watched, served = monotonic(), list[Moment](), set[str]()
        while not asking.done():
            watched.append((monotonic() - began, self.served.memory(), self.served.descriptors()))
            served.add(await self._generation())
            await asyncio.wait([asking], timeout=_WATCH_SECONDS)
        published, failed = await publishing, _failed(await asking)
        figures, wrong = growth(watched[len(watched) // 3 :], failed)
        if len(served) < published:
            wrong = (*wrong, f"{published} generations were published, not all were served")
        return Line("soak", f"{len(served)} generations; {figures}", wrong)

    async def _generation(self) -> str:
        """Return the name of the generation that answers."""
        health = await exchange(self.served.where, get("/health"))
        return str(json.loads(health.body)["generation"])


_GOOD_ENDS = {"done", "error", "503", "429"}
_MOST_MIB_AN_HOUR = 100.0
_MOST_NEW_DESCRIPTORS = 16
_WATCH_SECONDS = 5.0
_SWAP_SECONDS = 20.0
"""Between two generations; in less, one might not be seen."""

Moment = tuple[float, float, int]
"""Seconds since the beginning, memory in MiB, descriptors."""


def _failed(replies: Sequence[Reply]) -> Counter[str]:
    """Return how the questions ended that were not answered."""
    return Counter(reply.end for reply in replies if reply.end != "done")


async def _publish_until(asking: asyncio.Task[list[Reply]], publish: Callable[[], None]) -> int:
    """Publish one generation after the other until all has been asked; return how many."""
    published = 0
    while not asking.done():
        await asyncio.to_thread(publish)
        published += 1
        await asyncio.wait([asking], timeout=_SWAP_SECONDS)
    return published


def growth(watched: Sequence[Moment], failed: Counter[str]) -> tuple[str, tuple[str, ...]]:
    """Return the figures of a soak, and what is wrong with them."""
    times, memory, descriptors = zip(*watched, strict=True)
    hourly = linear_regression(times, memory).slope * 3600 if len(times) > 2 else 0.0
    more = descriptors[-1] - descriptors[0]
    figures = (
        f"{times[-1]:.0f} s: {memory[-1]:.0f} MiB, {hourly:+.0f} MiB an hour, "
        f"{descriptors[-1]} descriptors, {more:+d}; failed {dict(failed)}"
    )
    wrong = ["memory grows"] * (hourly > _MOST_MIB_AN_HOUR)
    wrong += ["descriptors grow"] * (more > _MOST_NEW_DESCRIPTORS)
    wrong += ["questions failed"] * bool(failed)
    return figures, tuple(wrong)


async def measure_idle(served: Served, questions: Iterator[str]) -> tuple[Load, Line]:
    """Ask one by one, first to warm up, and return a load that knows the median."""
    await one_by_one(served.where, questions, _WARMING)
    replies = await one_by_one(served.where, questions, 2 * _WARMING)
    idle = middle(replies)
    wrong = ("a question failed",) if _failed(replies) else ()
    return Load(served, questions, idle), Line("idle", f"median {idle * 1000:.0f} ms", wrong)
