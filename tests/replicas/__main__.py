"""Ask two replicas behind nginx while one is killed, while generations change, while both restart.

It needs nginx and the programs of PostgreSQL. Every answer is compared with the one that its
generation gives when nothing happens; exit with 1 if one is wrong, or a question was lost.
"""

from __future__ import annotations

import argparse
import asyncio
import shutil
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from tests.databases import running_postgres
from tests.load.http_client import ask, exchange
from tests.load.stages import Line
from tests.replicas.outliving import job_outlives_its_replica, session_outlives_replicas
from tests.replicas.questions_asked import CLIENTS, Answers, Asked, Clients, Judged
from tests.replicas.site import Site, running_site
from tests.replicas.zone_reports import QUESTIONS

Disturb = Callable[[Site, Clients, int], Awaitable[None]]
"""Does something to a site while clients ask at least so many questions."""

_DOWN_SECONDS = 3.0
_SWITCHES = 6


def main(arguments: Sequence[str]) -> int:
    """Run the stages and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.replicas", description=__doc__)
    parser.add_argument("--questions", type=int, default=2000, help="over the three stages")
    given = parser.parse_args(arguments)
    if shutil.which("nginx") is None:
        sys.stdout.write("not run: there is no nginx (apt install nginx)\n")
        return 0
    wrong = 0
    with tempfile.TemporaryDirectory() as folder, running_postgres() as postgres:
        database = postgres.create()
        with running_site(Path(folder), database) as site:
            for line in asyncio.run(_lines(site, given.questions)):
                wrong += len(line.wrong)
    return 1 if wrong else 0


async def _lines(site: Site, questions: int) -> list[Line]:
    lines = []
    async for line in _stages(site, questions):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
        lines.append(line)
    return lines


async def _stages(site: Site, questions: int) -> AsyncIterator[Line]:
    expected = await _expected(site)
    answered = sum(not each["abstained"] for rows in expected.values() for each in rows.values())
    yield Line("expected", f"{answered} of {2 * len(QUESTIONS)} questions have an answer")
    each = questions // 3
    yield await _disturbed("killed", site, expected, each, _kill_one, may_be_cut=CLIENTS)
    switch = partial(_switch_generations, generations=tuple(expected))
    yield await _disturbed("switched", site, expected, each, switch)
    yield await _disturbed("restarted", site, expected, questions - 2 * each, _restart_both)
    yield await session_outlives_replicas(site)
    yield await job_outlives_its_replica(site)


async def _expected(site: Site) -> dict[str, Answers]:
    """Return the answers of two generations, the second of which is then published."""
    expected = {}
    for variant in range(2):
        generation = await asyncio.to_thread(site.publish, variant)
        await site.until_all_answer_from(generation)
        expected[generation] = await _answers(site)
    return expected


async def _answers(site: Site) -> Answers:
    found = {}
    for question in QUESTIONS:
        reply = await exchange(site.where, ask(question, key=site.key))
        answer = Asked(question, False, reply).answer
        if answer is None:
            raise RuntimeError(f"a question failed at rest: {reply}")
        found[question] = answer
    return found


@asynccontextmanager
async def _asking(site: Site) -> AsyncIterator[Clients]:
    """Have clients ask until the end of the block."""
    clients = Clients(site.where, site.key, QUESTIONS)
    running = asyncio.create_task(clients.run())
    try:
        yield clients
    finally:
        clients.stop()
        await running


async def _disturbed(
    stage: str,
    site: Site,
    expected: Mapping[str, Answers],
    questions: int,
    disturb: Disturb,
    *,
    may_be_cut: int = 0,
) -> Line:
    began = time.monotonic()
    async with _asking(site) as clients:
        await clients.until(questions // 5)
        await disturb(site, clients, questions)
        await clients.until(questions)
    judged = Judged(clients.asked, expected, may_be_cut)
    figures = f"{time.monotonic() - began:.0f} s: {judged.figures()}"
    return Line(stage, figures, tuple(judged.wrong()))


async def _kill_one(site: Site, _clients: Clients, _questions: int) -> None:
    """Kill a replica with all that it does, and start it again after a while."""
    await asyncio.to_thread(site.replicas[0].kill)
    await asyncio.sleep(_DOWN_SECONDS)
    await asyncio.to_thread(site.replicas[0].start)


async def _switch_generations(
    site: Site, clients: Clients, questions: int, generations: Sequence[str]
) -> None:
    """Go back and forth between two generations, of which the last one answers."""
    for number in range(_SWITCHES):
        wanted = generations[number % 2]
        await asyncio.to_thread(site.go_back, wanted)
        await site.until_all_answer_from(wanted)
        await clients.until(questions * (number + 1) // (_SWITCHES + 1))


async def _restart_both(site: Site, clients: Clients, _questions: int) -> None:
    """Restart one replica after the other, as for a new version."""
    for replica in site.replicas:
        await asyncio.to_thread(replica.stop)
        await asyncio.to_thread(replica.start)
        await clients.until(len(clients.asked) + 5 * CLIENTS)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
