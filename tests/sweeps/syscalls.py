"""Injecting faults at system calls: each one is counted and allowed, refused, or the last.

The child has the kernel notify us (seccomp, user notification) before each call that changes the
disk. Unlike strace, this counts the calls of all threads together, and other calls are not slowed
down. Writes through mapped memory are not calls and are not seen.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import platform
import select
import signal
import socket
import struct
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from tests.sweeps.child import Call, Ending, fork, wait
from tests.sweeps.faults import ALLOW, KILL, NONE, FaultInjector

Target = Literal["file", "path", "at"]
"""The first argument: an open file, a path, or a folder that a path is relative to."""


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    target: Target


_KINDS = {  # by number on x86-64
    1: _Kind("write", "file"),
    18: _Kind("pwrite64", "file"),
    20: _Kind("writev", "file"),
    296: _Kind("pwritev", "file"),
    40: _Kind("sendfile", "file"),
    285: _Kind("fallocate", "file"),
    77: _Kind("ftruncate", "file"),
    74: _Kind("fsync", "file"),
    75: _Kind("fdatasync", "file"),
    2: _Kind("open", "path"),
    257: _Kind("openat", "at"),
    82: _Kind("rename", "path"),
    264: _Kind("renameat", "at"),
    316: _Kind("renameat2", "at"),
    83: _Kind("mkdir", "path"),
    258: _Kind("mkdirat", "at"),
    84: _Kind("rmdir", "path"),
    87: _Kind("unlink", "path"),
    263: _Kind("unlinkat", "at"),
    86: _Kind("link", "path"),
    265: _Kind("linkat", "at"),
}
_OPENS = {"open": 1, "openat": 2}
"""The position of the argument with the flags."""
_MAKES = {"mkdir", "mkdirat", *_OPENS}
"""Calls that change nothing if the file or folder exists."""

_SECCOMP = 317
_PR_SET_NO_NEW_PRIVS = 38
_LOAD, _JUMP_IF_EQUAL, _RETURN = 0x20, 0x15, 0x06
_NOTIFY, _ALLOW = 0x7FC00000, 0x7FFF0000
_RECEIVE, _SEND = 0xC0502100, 0xC0182101
_CONTINUE = 1
_HERE = -100 & 0xFFFFFFFF
_LONGEST = 4096


def run_intercepted(work: Callable[[], int], root: Path, injector: FaultInjector) -> Ending:
    """Run `work` in a child with faults injected at system calls below a root."""
    ours, theirs = socket.socketpair()

    def child() -> int:
        listener = _listen()
        socket.send_fds(theirs, [b"."], [listener])
        os.close(listener)
        return work()

    with tempfile.TemporaryFile() as output, ours:
        with theirs:
            pid = fork(child, output)
        _, listeners, _, _ = socket.recv_fds(ours, 1, 1)
        for listener in listeners:
            _judge(listener, pid, str(root), injector)
            os.close(listener)
        code = wait(pid)
        output.seek(0)
        said = output.read().decode(errors="replace")
    return Ending(code, said, tuple(injector.calls), injector.hit)


def unavailable() -> str | None:
    """Return why system calls cannot be intercepted here; None if they can."""
    if not sys.platform.startswith("linux") or platform.machine() != "x86_64":
        return "system calls are intercepted on Linux on x86-64 only"
    with tempfile.TemporaryDirectory() as folder:
        trial = run_intercepted(partial(_try, f"{folder}/x"), Path(folder), FaultInjector(NONE, 0))
    return None if len(trial.calls) == 1 else "the kernel does not let system calls be intercepted"


def _try(folder: str) -> int:
    os.mkdir(folder)
    return 0


def _listen() -> int:
    """Return a file that reports the calls of this process and its threads from now on."""
    program = [struct.pack("HBBI", _LOAD, 0, 0, 0)]
    for n, number in enumerate(_KINDS):
        program.append(struct.pack("HBBI", _JUMP_IF_EQUAL, len(_KINDS) - n, 0, number))
    program += (struct.pack("HBBI", _RETURN, 0, 0, value) for value in (_ALLOW, _NOTIFY))
    code = ctypes.create_string_buffer(b"".join(program))
    header = ctypes.create_string_buffer(struct.pack("HP", len(program), ctypes.addressof(code)))
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    listener: int = libc.syscall(_SECCOMP, 1, 8, header)
    if listener < 0:
        raise OSError(ctypes.get_errno(), "seccomp")
    return listener


def _judge(listener: int, pid: int, root: str, injector: FaultInjector) -> None:
    """Give a verdict on each call until no process is left to make one."""
    poll = select.poll()
    poll.register(listener, select.POLLIN)
    while poll.poll()[0][1] & select.POLLIN:
        notification = bytearray(80)
        fcntl.ioctl(listener, _RECEIVE, notification)
        call_id, thread, _, number, _, _, *values = struct.unpack("QIIiIQ6Q", notification)
        call = _call(thread, _KINDS[number], values)
        verdict = injector.verdict(call) if call and call.path.startswith(root) else ALLOW
        if verdict == KILL:
            os.kill(pid, signal.SIGKILL)
            return
        reply = (0, _CONTINUE) if verdict == ALLOW else (-verdict, 0)
        fcntl.ioctl(listener, _SEND, bytearray(struct.pack("QqiI", call_id, 0, *reply)))


def _call(thread: int, kind: _Kind, values: list[int]) -> Call | None:
    """Return a call and the file it concerns; None if it changes nothing."""
    if kind.target == "file":
        place = f"/proc/{thread}/fd/{values[0]}"
        if not os.path.exists(place):
            return None  # no such open file, which the kernel will report
        return Call(kind.name, os.readlink(place), os.stat(place).st_ino)
    path = _path(thread, kind, values)
    flags = values[_OPENS[kind.name]] if kind.name in _OPENS else os.O_CREAT
    if kind.name not in _MAKES or (flags & os.O_CREAT and not os.path.exists(path)):
        return Call(kind.name, path)
    return Call(kind.name, path, os.stat(path).st_ino) if flags & os.O_TRUNC else None


def _path(thread: int, kind: _Kind, values: list[int]) -> str:
    if kind.target == "path":
        return _string(thread, values[0])
    start = "cwd" if values[0] & 0xFFFFFFFF == _HERE else f"fd/{values[0]}"
    return os.path.join(os.readlink(f"/proc/{thread}/{start}"), _string(thread, values[1]))


def _string(thread: int, address: int) -> str:
    with open(f"/proc/{thread}/mem", "rb", buffering=0) as memory:
        memory.seek(address)
        return os.fsdecode(memory.read(_LONGEST).split(b"\0", 1)[0])
