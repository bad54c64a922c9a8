"""Injecting faults at Python's audit events: fewer than the system calls, but on any platform.

An audit hook in the child sees files before they are created, renamed or removed. It does not see
what SQLite and tantivy do by themselves.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.sweeps.child import Call, Ending, fork, wait
from tests.sweeps.faults import ALLOW, KILL, FaultInjector

_EVENTS = {"open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "sqlite3.connect"}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def run_audited(work: Callable[[], int], root: Path, injector: FaultInjector) -> Ending:
    """Run `work` in a child with faults injected at audit events below a root."""

    def child() -> int:
        sys.addaudithook(lambda event, args: _judge(event, args, str(root), injector, report))
        return work()

    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as report_file:
        report = report_file.fileno()
        code = wait(fork(child, output))
        for file in (output, report_file):
            file.seek(0)
        lines = report_file.read().decode().splitlines()
        said = output.read().decode(errors="replace")
    judged = [(verdict, Call(event, path)) for verdict, event, path in map(str.split, lines)]
    hit = next((call for verdict, call in judged if verdict == "hit"), None)
    return Ending(code, said, tuple(call for _, call in judged), hit)


def _judge(
    event: str, args: tuple[Any, ...], root: str, injector: FaultInjector, report: int
) -> None:
    call = _call(event, args)
    if call is None or not call.path.startswith(root):
        return
    verdict = injector.verdict(call)
    os.write(report, f"{'hit' if verdict != ALLOW else 'let'}\t{event}\t{call.path}\n".encode())
    if verdict == KILL:
        os.kill(os.getpid(), signal.SIGKILL)
    if verdict != ALLOW:
        raise OSError(verdict, os.strerror(verdict))


def _call(event: str, args: tuple[Any, ...]) -> Call | None:
    """Return the change that an event announces; None if it announces none."""
    if event not in _EVENTS or (event == "open" and not args[2] & _WRITING):
        return None
    return Call(event, os.fsdecode(args[0])) if isinstance(args[0], str | bytes | Path) else None
