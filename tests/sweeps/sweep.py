"""A fault at every call of every job: old or new, and nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from signal import SIGKILL
from tempfile import TemporaryDirectory

from tests.sweeps import job as jobs
from tests.sweeps.apart import Ending, apart
from tests.sweeps.faults import KILL, NAMED, NONE, Disturbed, Fault, Saboteur, lose_unsynced
from tests.sweeps.job import Answers, Job
from tests.sweeps.report import Line, Lines, counted
from zoneqa.index import finished_names

_AFTERWARDS = 9
"""The variant of the corpus that is built after every fault."""


@dataclass(frozen=True, slots=True)
class Point:
    """What came of a fault at one call; `wrong` says what ought not to be so."""

    n: int
    ending: Ending
    found: str
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Expected:
    """What may be found: the answers before the job and after it, and those of a later build."""

    old: Answers
    new: Answers
    later: Answers

    def name(self, found: Answers) -> str:
        return {self.old: "old", self.new: "new"}.get(found, f"other: {found}"[:300])


class Sweep:
    """One job, disturbed again and again in a copy of the same index."""

    def __init__(self, job: Job, folder: Path, disturbed: Disturbed) -> None:
        self.job = job
        self._disturbed = disturbed
        self._prepared, self._root = folder / f"{job.name}-before", folder / job.name
        apart(lambda: job.prepare(self._prepared))
        self._prepared.mkdir(exist_ok=True)
        self.calls = self._run(NONE, 0).calls
        new = apart(self._answers)
        self._expected = Expected(apart(lambda: jobs.answers(self._prepared)), new, self._later())

    def count(self, fault: Fault) -> int:
        """At how many calls the fault can strike."""
        return sum(map(fault.concerns, self.calls))

    def points(self, fault: Fault, share: float) -> Iterator[Point]:
        """What comes of the fault at a share of the calls, evenly spread; at every one, if it is 1.

        The number of calls varies by a few: one point more shows that nothing lies behind the last.
        """
        last = self.count(fault) + 1
        for n in range(last, 0, -max(1, min(round(1 / share), last // 2))):
            yield self._point(fault, n)

    def _point(self, fault: Fault, n: int) -> Point:
        ending = self._run(fault, n)
        if fault.loses:
            lose_unsynced(self._root, ending.calls)
        found = self._expected.name(apart(self._answers))
        wrong = [*_wrong_ending(fault, ending, found), *self._wrong_later()]
        return Point(n, ending, found, tuple(wrong))

    def _run(self, fault: Fault, n: int) -> Ending:
        shutil.rmtree(self._root, ignore_errors=True)
        shutil.copytree(self._prepared, self._root)
        return self._disturbed(lambda: self.job.run(self._root), self._root, Saboteur(fault, n))

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

        return apart(build_and_ask)

    def _wrong_later(self) -> Iterator[str]:
        if (later := self._later()) != self._expected.later:
            yield f"a later build gives {later}"[:300]
        if left := leftovers(self._root):
            yield f"a later build leaves {', '.join(left)}"


def leftovers(root: Path) -> list[str]:
    """What is in the folder of an index and no part of it."""
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
    elif ending.code and not any(cause in ending.said for cause in NAMED[fault.verdict]):
        yield f"does not name the cause: {ending.said}"


def lines_of(chosen: Sequence[Job], faults: Sequence[Fault], disturbed: Disturbed) -> Lines:
    """The sweep of these jobs with these faults."""

    def lines(share: float, _seed: int) -> Iterator[Line]:
        with TemporaryDirectory() as folder:
            for job in chosen:
                swept = Sweep(job, Path(folder), disturbed)
                for fault in faults:
                    points = list(swept.points(fault, share))
                    yield _line(job, fault, points)

    return lines


def _line(job: Job, fault: Fault, points: Sequence[Point]) -> Line:
    found = counted(point.found.split(":")[0] for point in points)
    codes = counted(f"exit {point.ending.code}:" for point in points)
    wrong = (f"{p.n} {p.ending.hit}: {what}" for p in points for what in p.wrong)
    return Line(job.name, fault.name, len(points), f"{found}; {codes}", tuple(wrong))
