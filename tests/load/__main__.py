"""Measure a service under load, on this computer; exit with 1 if a figure is not good enough.

It takes four times --seconds and some minutes, and all of the processor: run nothing else. What is
asked is kept in a new database; the index that is served is a copy.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import cycle
from pathlib import Path

from tests.databases import running_postgres
from tests.load.served import Served, publish_again, serving
from tests.load.stages import STREAMS, Line, measure_idle

_ROOT = Path(__file__).parents[2]
_SEARCH_SHARE = 6
"""Each rate is tried for this part of the time for which the one that is found must hold."""

_TRIES, _LOWER = 4, 0.8
"""What holds for a moment may not hold for long: so often, so much less is tried."""


def main(arguments: Sequence[str]) -> int:
    """Run the stages and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.load", description=__doc__)
    parser.add_argument("--index", type=Path, default=_ROOT / "index")
    parser.add_argument("--corpus", type=Path, default=_ROOT / "corpus", help="for --soak")
    parser.add_argument("--seconds", type=float, default=120, help="for which a rate must be held")
    parser.add_argument("--streams", type=int, default=STREAMS, help="clients that stream at once")
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--soak", type=float, default=0, help="minutes with generation swaps")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name, _database(given.database, Path(name)) as url:
        given.index = shutil.copytree(given.index, Path(name) / "index")
        with serving(given.index, Path(name) / "log", {"ZONEQA_DATABASE": url}) as served:
            return asyncio.run(_report(served, given))


@contextmanager
def _database(kind: str, folder: Path) -> Iterator[str]:
    """The URL of a new database, of a server that is started for it if it needs one."""
    if kind == "sqlite":
        yield f"sqlite:///{folder}/zoneqa.sqlite"
        return
    with running_postgres() as server:
        yield server.create()


async def _report(served: Served, given: argparse.Namespace) -> int:
    wrong = 0
    async for line in _lines(served, given):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
        wrong += len(line.wrong)
    return 1 if wrong else 0


async def _lines(served: Served, given: argparse.Namespace) -> AsyncIterator[Line]:
    questions = _questions()
    load, idle = await measure_idle(served, questions)
    yield idle
    rate = await load.find_rate(given.seconds / _SEARCH_SHARE)
    held = await load.hold(rate, given.seconds)
    for _ in range(_TRIES):
        if not held.wrong:
            break
        rate *= _LOWER
        held = await load.hold(rate, given.seconds)
    yield held
    yield await load.overload(rate, given.seconds / 2)
    yield await load.recovery()
    yield await load.stream(given.streams)
    yield await load.recovery()
    if given.soak:
        publish = partial(publish_again, given.index, given.corpus)
        yield await load.soak(rate / 2, 60 * given.soak, publish)


def _questions() -> Iterator[str]:
    """Yield our own questions on the articles of the repository, again and again.

    They are so many that a service has forgotten what it read for one before that comes again.
    """
    lines = (_ROOT / "eval" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    return cycle([json.loads(line)["question"] for line in lines])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
