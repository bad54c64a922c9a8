"""Changes to the disk as Python announces them: less than the system calls, but everywhere.

An audit hook in the child sees files being made, renamed and removed before it happens; what
SQLite and tantivy do by themselves passes unseen.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.sweeps.apart import Call, Ending, fork, wait
from tests.sweeps.faults import KILL, LET, Saboteur

_EVENTS = {"open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "sqlite3.connect"}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def audited(work: Callable[[], int], root: Path, saboteur: Saboteur) -> Ending:
    """Runs `work` in a child whose changes below a root go past a saboteur."""

    def child() -> int:
        sys.addaudithook(lambda event, args: _judge(event, args, str(root), saboteur, report))
        return work()

    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as report_file:
        report = report_file.fileno()
        code = wait(fork(child, output))
        for file in (output, report_file):
            file.seek(0)
        lines = report_file.read().decode().splitlines()
        said = output.read().decode(errors="replace")
    told = [(verdict, Call(event, path)) for verdict, event, path in map(str.split, lines)]
    hit = next((call for verdict, call in told if verdict == "hit"), None)
    return Ending(code, said, tuple(call for _, call in told), hit)


def _judge(event: str, args: tuple[Any, ...], root: str, saboteur: Saboteur, report: int) -> None:
    call = _call(event, args)
    if call is None or not call.path.startswith(root):
        return
    verdict = saboteur.verdict(call)
    os.write(report, f"{'hit' if verdict != LET else 'let'}\t{event}\t{call.path}\n".encode())
    if verdict == KILL:
        os.kill(os.getpid(), signal.SIGKILL)
    if verdict != LET:
        raise OSError(verdict, os.strerror(verdict))


def _call(event: str, args: tuple[Any, ...]) -> Call | None:
    """The change that an event announces; None if it announces none."""
    if event not in _EVENTS or (event == "open" and not args[2] & _WRITING):
        return None
    return Call(event, os.fsdecode(args[0])) if isinstance(args[0], str | bytes | Path) else None
