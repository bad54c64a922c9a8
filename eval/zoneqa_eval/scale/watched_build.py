"""`zoneqa index` in a process that is watched: its time, its memory, and what it has built."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from threading import Event, Thread
from typing import Any

import psutil

from zoneqa.index import Manifest, require_current

_LOOK_SECONDS = 0.25
_EMBEDDING = "Embedding passages"
_NAMES_ONLY = {".json", ".lock"}
"""Files of tantivy that hold the random names of the others, or nothing."""


@dataclass(frozen=True, slots=True)
class Disturbance:
    """What is done to a build when this share of its passages is embedded."""

    share: float
    do: Callable[[psutil.Process], None]


@dataclass(frozen=True, slots=True)
class WatchedBuild:
    """The cost of a build by all of its processes; memory is the peak of the largest of a kind.

    `path_s` is the CPU time of the command and of the worker that had most of it, one after the
    other: about what the build would take if no other program used the cores.
    """

    code: int
    seconds: float
    cpu_s: float
    path_s: float
    main_mib: float
    worker_mib: float
    embedded: int


def run_index(
    corpus: Path, root: Path, environ: Mapping[str, str], disturbance: Disturbance | None = None
) -> WatchedBuild:
    """Run `zoneqa index` with these variables set; whatever it prints is not shown."""
    folders = ("--corpus", str(corpus), "--index", str(root))
    start = time.perf_counter()
    with (
        TemporaryFile("w+", encoding="utf-8") as printed,
        subprocess.Popen(
            (sys.executable, "-m", "zoneqa", "index", *folders, "--json", "--progress"),
            stdout=printed,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, **environ},
        ) as process,
        _Watch(psutil.Process(process.pid)) as watch,
    ):
        _follow(process, disturbance)
        code, seconds = process.wait(), time.perf_counter() - start
        printed.seek(0)
        embedded = _parsed(printed.read()).get("embedded", 0)
    return watch.build(code, seconds, embedded)


def content_digests(root: Path) -> dict[str, str]:
    """Return the digests of the current generation, but for the random names in it."""
    manifest = Manifest.load(root / require_current(root))
    terms = {name: d for name, d in manifest.files.items() if name.startswith("lexical/")}
    named = sorted((Path(n).suffix, d) for n, d in terms.items())
    lexical = repr([pair for pair in named if pair[0] not in _NAMES_ONLY])
    return {
        "articles": manifest.corpus_digest,
        "lexical": hashlib.sha256(lexical.encode()).hexdigest(),
        **{name: digest for name, digest in manifest.files.items() if name not in terms},
    }


def kill_worker(build: psutil.Process) -> None:
    """Kill a process in which items are worked on."""
    next(child for child in _descendants(build) if _is_worker(child)).kill()


def kill_build(build: psutil.Process) -> None:
    """Kill the command alone: what it has started has to notice."""
    build.kill()


def _follow(process: subprocess.Popen[str], disturbance: Disturbance | None) -> None:
    """Read the progress to its end, and disturb the process when it is time."""
    assert process.stderr
    for line in process.stderr:
        step = _parsed(line)
        if disturbance and _share(step) >= disturbance.share:
            disturbance.do(psutil.Process(process.pid))
            disturbance = None


def _share(step: dict[str, Any]) -> float:
    """Return how much of the passages is embedded after a step."""
    return step["done"] / step["total"] if step.get("step") == _EMBEDDING and step["total"] else 0.0


def _parsed(line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError:
        return {}
    return row if isinstance(row, dict) else {}


@dataclass(slots=True)
class _Watch:
    """Looks at a process and all that it has started, a few times a second."""

    process: psutil.Process
    _main: float = 0.0
    _worker: float = 0.0
    _cpu: dict[int, float] = field(default_factory=dict)
    _workers: set[int] = field(default_factory=set)
    _ended: Event = field(default_factory=Event)
    _thread: Thread | None = None

    def __enter__(self) -> _Watch:
        self._thread = Thread(target=self._look_again_and_again, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._ended.set()
        assert self._thread
        self._thread.join()

    def build(self, code: int, seconds: float, embedded: int) -> WatchedBuild:
        cpu = sum(self._cpu.values())
        longest = max((self._cpu.get(pid, 0.0) for pid in self._workers), default=0.0)
        path = self._cpu.get(self.process.pid, 0.0) + longest
        return WatchedBuild(code, seconds, cpu, path, self._main, self._worker, embedded)

    def _look_again_and_again(self) -> None:
        while not self._ended.wait(_LOOK_SECONDS):
            self._main = max(self._main, self._look(self.process))
            for child in _descendants(self.process):
                size = self._look(child)
                if _is_worker(child):
                    self._workers.add(child.pid)
                    self._worker = max(self._worker, size)

    def _look(self, process: psutil.Process) -> float:
        try:
            times = process.cpu_times()
            self._cpu[process.pid] = times.user + times.system
            return float(process.memory_info().rss) / 2**20
        except psutil.Error:
            return 0.0


def _descendants(process: psutil.Process) -> Iterator[psutil.Process]:
    try:
        yield from process.children(recursive=True)
    except psutil.Error:
        return


def _is_worker(process: psutil.Process) -> bool:
    """Return whether items are worked on in a process: one of a pool, or an actor of Ray."""
    try:
        command = process.cmdline() or [""]
    except psutil.Error:
        return False
    return "zoneqa.parallel.worker_process" in command or command[0].startswith("ray::_Actor")
