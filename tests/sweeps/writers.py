"""Several writers at once, some of them killed: they write one after the other, or not at all."""

from __future__ import annotations

import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO

from tests.sweeps import job as jobs
from tests.sweeps.child import Ending, fork, in_child, wait
from tests.sweeps.report import Line, counted
from tests.sweeps.sweep import leftovers
from zoneqa.errors import ZoneqaError
from zoneqa.index import current_name, generations

WRITERS = 8
KILLED = 2
_START_WITHIN = 1.0
"""The writers start within this many seconds."""
_KILL_WITHIN = 0.2
"""A writer is killed within this many seconds of its start, about as long as a build takes."""


@dataclass(frozen=True, slots=True)
class Round:
    """The outcome of writers that started together; `wrong` has a message for all that is wrong."""

    codes: tuple[int, ...]
    wrong: tuple[str, ...]


def lines(share: float, seed: int) -> Iterator[Line]:
    """Run eight writers at once on an index, ten times, and yield one line."""
    times = max(1, round(10 * share))
    found = list(rounds(seed, times))
    codes = counted(f"exit {code}:" for each in found for code in each.codes)
    wrong = tuple(what for each in found for what in each.wrong)
    yield Line("writers", f"{WRITERS} at once, {KILLED} killed", times, codes, wrong)


def rounds(seed: int, times: int) -> Iterator[Round]:
    """Run the writers, each time on a new index."""
    random_source = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        clean = {jobs.corpus(v).digest: _clean(Path(folder), v) for v in range(WRITERS + 1)}
        for n in range(times):
            root = Path(folder) / f"round-{n}"
            in_child(partial(jobs.build, root, WRITERS))
            endings = _run_writers(root, random_source)
            codes = tuple(ending.code for ending in endings)
            yield Round(codes, tuple(_wrong(root, endings, clean)))


def _clean(folder: Path, variant: int) -> str:
    """Return the answers of a fresh build of a variant."""

    def build() -> str:
        root = folder / f"clean-{variant}"
        jobs.build(root, variant)
        return jobs.answers(root).said

    return in_child(build)


def _run_writers(root: Path, random_source: random.Random) -> list[Ending]:
    """Start the writers, kill two of them, and wait for all."""
    with ExitStack() as stack:
        outputs = [stack.enter_context(tempfile.TemporaryFile()) for _ in range(WRITERS)]
        pids = _start(root, outputs, random_source)
        return [Ending(wait(pid), _said(out)) for pid, out in zip(pids, outputs, strict=True)]


def _start(root: Path, outputs: Sequence[IO[bytes]], random_source: random.Random) -> list[int]:
    """Start the writers, kill two of them, and return the pids of all."""
    delays = [random_source.uniform(0, _START_WITHIN) for _ in range(WRITERS)]
    pids = [
        fork(partial(_write, root, variant, delays[variant]), outputs[variant])
        for variant in range(WRITERS)
    ]
    started = time.monotonic()
    for victim in sorted(random_source.sample(range(WRITERS), KILLED), key=delays.__getitem__):
        moment = started + delays[victim] + random_source.uniform(0, _KILL_WITHIN)
        time.sleep(max(0.0, moment - time.monotonic()))
        os.kill(pids[victim], signal.SIGKILL)  # unreaped, so the pid is not reused
    return pids


def _write(root: Path, variant: int, delay: float) -> int:
    time.sleep(delay)
    try:
        sys.stdout.write(jobs.build(root, variant))
    except ZoneqaError as error:
        sys.stdout.write(str(error))
        return error.exit_code
    return 0


def _said(output: IO[bytes]) -> str:
    output.seek(0)
    return output.read().decode()


def _wrong(root: Path, endings: list[Ending], clean: dict[str, str]) -> Iterator[str]:
    for ending in endings:
        if ending.code not in (0, 5, -signal.SIGKILL):
            yield f"a writer ended with {ending.code}: {ending.said}"
    found = generations(root)
    current = current_name(root)
    published = [ending.said for ending in endings if ending.code == 0]
    if current is None or current < max(published, default=""):
        yield f"{current} answers, though {max(published)} was published later"
    for generation in found:
        if generation.manifest is None:
            yield f"{generation.name} is damaged: {generation.problem}"
    digest = next(g.manifest.corpus_digest for g in found if g.current and g.manifest)
    if in_child(lambda: jobs.answers(root)).said != clean[digest]:
        yield f"{current} does not answer as a build from nothing does"
    # No lock is left: a later writer gets its turn at once.
    in_child(lambda: jobs.build(root, len(endings) + 1))
    if left := leftovers(root):
        yield f"{', '.join(left)} are left"
