"""A fault at every call of every job leaves the old index or the new one, and nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from signal import SIGKILL
from tempfile import TemporaryDirectory

from tests.sweeps import job as jobs
from tests.sweeps.child import Ending, in_child
from tests.sweeps.faults import CAUSES, KILL, NONE, Fault, FaultInjector, Run, lose_unsynced
from tests.sweeps.job import Answers, Job
from tests.sweeps.report import Line, Lines, counted
from zoneqa.index import finished_names

_AFTERWARDS = 9
"""The variant of the corpus that is built after every fault."""


@dataclass(frozen=True, slots=True)
class Point:
    """The outcome of a fault at the n-th call; `wrong` has a message for all that is wrong."""

    n: int
    ending: Ending
    found: str
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Expected:
    """The expected answers: before the job, after it, and after a later build."""

    old: Answers
    new: Answers
    later: Answers

    def name(self, found: Answers) -> str:
        return {self.old: "old", self.new: "new"}.get(found, f"other: {found}"[:300])


class Sweep:
    """One job, run again and again on copies of the same index with faults injected."""

    def __init__(self, job: Job, folder: Path, run: Run) -> None:
        self.job = job
        self._run_work = run
        self._prepared, self._root = folder / f"{job.name}-before", folder / job.name
        in_child(lambda: job.prepare(self._prepared))
        self._prepared.mkdir(exist_ok=True)
        self.calls = self._run(NONE, 0).calls
        new = in_child(self._answers)
        self._expected = Expected(
            in_child(lambda: jobs.answers(self._prepared)), new, self._later()
        )

    def count(self, fault: Fault) -> int:
        """Return the number of calls at which the fault can strike."""
        return sum(map(fault.concerns, self.calls))

    def points(self, fault: Fault, share: float) -> Iterator[Point]:
        """Yield the outcomes of the fault at a share (0 to 1] of the calls, evenly spread.

        The number of calls varies a little, so one point beyond the last call is tried too.
        """
        last = self.count(fault) + 1
        for n in range(last, 0, -max(1, min(round(1 / share), last // 2))):
            yield self._point(fault, n)

    def _point(self, fault: Fault, n: int) -> Point:
        ending = self._run(fault, n)
        if fault.loses:
            lose_unsynced(self._root, ending.calls)
        found = self._expected.name(in_child(self._answers))
        wrong = [*_wrong_ending(fault, ending, found), *self._wrong_later()]
        return Point(n, ending, found, tuple(wrong))

    def _run(self, fault: Fault, n: int) -> Ending:
        shutil.rmtree(self._root, ignore_errors=True)
        shutil.copytree(self._prepared, self._root)
        return self._run_work(lambda: self.job.run(self._root), self._root, FaultInjector(fault, n))

    def _answers(self) -> Answers:
        try:
            return jobs.answers(self._root)
        except Exception as error:
            return Answers(repr(error))

    def _later(self) -> Answers:
        def build_and_ask() -> Answers:
            try:
                jobs.build(self._root, _AFTERWARDS)
                return jobs.answers(self._root)
            except Exception as error:
                return Answers(repr(error))

        return in_child(build_and_ask)

    def _wrong_later(self) -> Iterator[str]:
        if (later := self._later()) != self._expected.later:
            yield f"a later build gives {later}"[:300]
        if left := leftovers(self._root):
            yield f"a later build leaves {', '.join(left)}"


def leftovers(root: Path) -> list[str]:
    """Return the names in the folder of an index that are not part of it."""
    kept = finished_names(root)
    known = {"CURRENT", "LOCK", "cache", *kept}
    strange = [path.name for path in root.iterdir() if path.name not in known]
    strange += [path.name for path in (root / "cache").iterdir() if path.name != "vectors.sqlite"]
    return sorted([*strange, *kept[jobs.KEPT :]])


def _wrong_ending(fault: Fault, ending: Ending, found: str) -> Iterator[str]:
    if found not in ("old", "new"):
        yield f"found {found}"
    if ending.code == 0 and found != "new":
        yield "said to be done, and is not"
    if fault.verdict == KILL:
        if ending.code != (-SIGKILL if ending.hit else 0):
            yield f"ended with {ending.code}, hit {ending.hit}: {ending.said[-400:]}"
    elif ending.code not in (0, 4):
        yield f"ended with {ending.code}: {ending.said[-400:]}"
    elif ending.code and not any(cause in ending.said for cause in CAUSES[fault.verdict]):
        yield f"does not name the cause: {ending.said}"


def lines_of(chosen: Sequence[Job], faults: Sequence[Fault], run: Run) -> Lines:
    """Return the sweep of these jobs with these faults."""

    def lines(share: float, _seed: int) -> Iterator[Line]:
        with TemporaryDirectory() as folder:
            for job in chosen:
                swept = Sweep(job, Path(folder), run)
                for fault in faults:
                    points = list(swept.points(fault, share))
                    yield _line(job, fault, points)

    return lines


def _line(job: Job, fault: Fault, points: Sequence[Point]) -> Line:
    found = counted(point.found.split(":")[0] for point in points)
    codes = counted(f"exit {point.ending.code}:" for point in points)
    wrong = (f"{p.n} {p.ending.hit}: {what}" for p in points for what in p.wrong)
    return Line(job.name, fault.name, len(points), f"{found}; {codes}", tuple(wrong))
