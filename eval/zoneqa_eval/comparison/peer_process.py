"""A peer in a process of its own: what it replies, and what that costs in time and memory."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import Any, NamedTuple, Self

import psutil

LIMIT_S = 3600.0
"""Seconds that a command may take."""


class PeerFailedError(Exception):
    """A peer ended, or took too long; the message is the last thing that it said."""


class Reply(NamedTuple):
    """A reply, and the seconds that it took: by the clock, and of all processors together."""

    values: dict[str, Any]
    seconds: float
    cpu_seconds: float


class PeerProcess:
    """Runs the commands of `peers.protocol`; what a peer says besides goes to a log."""

    def __init__(
        self, command: Sequence[str], env: Mapping[str, str], log: Path, limit_s: float = LIMIT_S
    ) -> None:
        self.started = time.perf_counter()
        self._log, self._limit_s = log, limit_s
        with log.open("w", encoding="utf-8") as errors:
            self._process = subprocess.Popen(
                command,
                env=dict(env),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                encoding="utf-8",
            )
        self._usage = psutil.Process(self._process.pid)
        self.versions: dict[str, str] = self._read()["versions"]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if kind is not None:
            self._process.kill()
        self._process.communicate()

    def ask(self, command: str, **arguments: Any) -> Reply:
        """Send a command and wait for its reply. Raises PeerFailedError."""
        line = json.dumps({"command": command, **arguments}, ensure_ascii=False)
        cpu, start = self.cpu_seconds(), time.perf_counter()
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(line + "\n")
            self._process.stdin.flush()
        except BrokenPipeError as error:
            raise self._failure() from error
        values = self._read()
        return Reply(values, time.perf_counter() - start, self.cpu_seconds() - cpu)

    def cpu_seconds(self) -> float:
        """Return what the process has used, and its children that have ended or still run."""
        times = self._usage.cpu_times()
        used = times.user + times.system + times.children_user + times.children_system
        running = (child.cpu_times() for child in self._usage.children(recursive=True))
        return float(used + sum(each.user + each.system for each in running))

    def rss_mib(self) -> float:
        """Return the memory that the process and its children hold."""
        family = [self._usage, *self._usage.children(recursive=True)]
        return float(sum(process.memory_info().rss for process in family)) / 2**20

    def peak_rss_mib(self) -> float:
        """Return the most memory that the process has held."""
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        return next(
            int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM:")
        )

    def _read(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        timer = Timer(self._limit_s, self._process.kill)
        timer.start()
        line = self._process.stdout.readline()
        timer.cancel()
        if not line:
            raise self._failure()
        values: dict[str, Any] = json.loads(line)
        return values

    def _failure(self) -> PeerFailedError:
        self._process.kill()
        self._process.wait()
        said = self._log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        return PeerFailedError(said[-1] if said else "it ended without a word")
