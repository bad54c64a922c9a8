"""Running `zoneqa index` beside the service, so that answers do not wait for it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, Queue
from tempfile import TemporaryFile
from threading import Event, Thread
from typing import IO, Any, Protocol

from zoneqa.corpus.corpus_place import CorpusPlace

JobProgress = Mapping[str, Any]
"""Where a job is, as JSON: its stage and, where they are known, step, done and total."""
OnProgress = Callable[[JobProgress], None]

_LOOK_SECONDS = 0.2
_SECONDS_TO_END = 10.0
_NICER = 10
"""How much indexing gives way to answering; 19 would be the most."""
_LONGEST_MESSAGE = 2000


@dataclass(frozen=True, slots=True)
class IndexOutcome:
    """How a run ended: its exit code, what it printed as JSON (None: nothing), and its last words.

    A run that was stopped has the code None.
    """

    code: int | None
    printed: Mapping[str, Any] | None = None
    says: str = ""


class RunIndex(Protocol):
    """Brings the index of a collection up to date with its files."""

    def __call__(
        self, place: CorpusPlace, on_progress: OnProgress, stop: Event, lock: int
    ) -> IndexOutcome:
        """Run until it is done or `stop` is set. The descriptor `lock` is held meanwhile."""


@dataclass(frozen=True, slots=True)
class IndexProcess:
    """Runs a command as a child process; it is given the folders of the collection."""

    command: Sequence[str] = (sys.executable, "-P", "-m", "zoneqa", "index")

    def __call__(
        self, place: CorpusPlace, on_progress: OnProgress, stop: Event, lock: int
    ) -> IndexOutcome:
        """See RunIndex."""
        with TemporaryFile() as printed, self._started(place, printed, lock) as process:
            said = _follow(process, on_progress, stop)
            if stop.is_set():
                return IndexOutcome(None)
            return IndexOutcome(process.wait(), _parsed(printed), said)

    def _started(self, place: CorpusPlace, printed: IO[bytes], lock: int) -> subprocess.Popen[str]:
        folders = ("--corpus", str(place.files), "--index", str(place.index_root))
        what = (*folders, "--collection", place.collection, "--json", "--progress")
        process = subprocess.Popen(  # noqa: S603 - only our own arguments
            (*self.command, *what),
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
            # If the service is killed, the child goes on, and whoever comes next waits for it.
            pass_fds=(lock,),
        )
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, process.pid, _NICER)
        return process


def _follow(process: subprocess.Popen[str], on_progress: OnProgress, stop: Event) -> str:
    """Report the progress of a process until it ends or is stopped; return its last message."""
    lines: Queue[str | None] = Queue()

    def read() -> None:
        assert process.stderr
        for line in process.stderr:
            lines.put(line.strip())
        lines.put(None)

    reader = Thread(target=read, daemon=True)
    reader.start()
    said = ""
    while not stop.is_set():
        try:
            line = lines.get(timeout=_LOOK_SECONDS)
        except Empty:
            continue
        if line is None:
            return said
        progress = _object(line)
        if progress is not None:
            on_progress(progress)
        elif line:
            said = line[:_LONGEST_MESSAGE]
    _end(process)
    reader.join()
    return said


def _end(process: subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.wait(_SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        process.kill()


def _parsed(printed: IO[bytes]) -> Mapping[str, Any] | None:
    printed.seek(0)
    return _object(printed.read().decode("utf-8", "replace"))


def _object(text: str) -> Mapping[str, Any] | None:
    try:
        value = json.loads(text)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None
