"""Run the sweeps and print one table; exit with 1 if any outcome was wrong."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from tests.sweeps import command, damage, documents, keeping, reloads, syscalls, writers
from tests.sweeps.audit_events import run_audited
from tests.sweeps.faults import ALL, FULL, KILLED
from tests.sweeps.job import JOBS
from tests.sweeps.report import Line, Lines
from tests.sweeps.sweep import lines_of

SWEEPS: dict[str, Lines] = {
    **{job.name: lines_of([job], ALL, syscalls.run_intercepted) for job in JOBS},
    "events": lines_of(JOBS, (KILLED, FULL), run_audited),
    "damage": damage.lines,
    "writers": writers.lines,
    "command": command.lines,
    "reloads": reloads.lines,
    "keeping": keeping.lines,
    "documents": documents.lines,
}
_INTERCEPTED = {"command", *(job.name for job in JOBS)}


def main(arguments: Sequence[str]) -> int:
    """Run the chosen sweeps, or all of them, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.sweeps", description=__doc__)
    parser.add_argument("sweep", nargs="*", default=list(SWEEPS), help=", ".join(SWEEPS))
    parser.add_argument("--share", type=float, default=1.0, help="of the full number of points")
    parser.add_argument("--seed", type=int, default=20210301, help="for random choices")
    parser.add_argument("--json", action="store_true", help="print a JSON object a line")
    given = parser.parse_args(arguments)
    sys.stderr.write(f"seed {given.seed}\n")
    wrong = 0
    for line in _lines(given.sweep, given.share, given.seed):
        shown = json.dumps(asdict(line), ensure_ascii=False) if given.json else str(line)
        sys.stdout.write(f"{shown}\n")
        sys.stdout.flush()
        wrong += len(line.wrong)
    return 1 if wrong else 0


def _lines(names: Sequence[str], share: float, seed: int) -> Iterator[Line]:
    unavailable = syscalls.unavailable()
    for name in names:
        if name in _INTERCEPTED and unavailable:
            yield Line(name, "not run", 0, unavailable, ())
        else:
            yield from SWEEPS[name](share, seed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
