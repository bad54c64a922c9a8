"""A parser that misbehaves on request: the first word of the file says how."""

from __future__ import annotations

import errno
import os
import signal
import sys
import time
from collections.abc import Iterator
from typing import Any

from zoneqa.documents.document import Document, Problem


def parse(data: bytes, name: str) -> Iterator[Document | Problem]:
    """Says one word before it does what it is told."""
    yield Document("前文", part=name, notes=("a", "b"))
    yield from _DEEDS[data.decode().split()[0]](data)


def _say(data: bytes) -> Iterator[Document | Problem]:
    yield Document(data.decode().split(maxsplit=1)[1], encoding="utf-8", date="2021-03")


def _hang(data: bytes) -> Iterator[Document | Problem]:
    time.sleep(3600)
    yield from ()


def _spin(data: bytes) -> Iterator[Document | Problem]:
    while True:
        pass
    yield


def _eat(data: bytes) -> Iterator[Document | Problem]:
    eaten = []
    while True:
        eaten.append(b"x" * (16 << 20))
    yield


def _nap(data: bytes) -> Iterator[Document | Problem]:
    while True:
        time.sleep(0.01)
    yield


def _wait(data: bytes) -> Iterator[Document | Problem]:
    time.sleep(float(data.decode().split()[1]))
    yield Document("later")


def _wrap(data: bytes) -> Iterator[Document | Problem]:
    try:
        bytes(1 << 30)
    except MemoryError as error:
        raise ValueError("no such page") from error
    yield from ()


def _fork(data: bytes) -> Iterator[Document | Problem]:
    raise OSError(errno.ENOMEM, os.strerror(errno.ENOMEM))
    yield


def _load(data: bytes) -> Iterator[Document | Problem]:
    raise ImportError("libx.so: failed to map segment from shared object", name="lxml.etree")
    yield


def _lxml(data: bytes) -> Iterator[Document | Problem]:
    raise SyntaxError("Memory allocation failed, line 1, column 1")
    yield


def _die(data: bytes) -> Iterator[Document | Problem]:
    os._exit(3)
    yield


def _killed(data: bytes) -> Iterator[Document | Problem]:
    """Be killed as by a system short of memory, until a folder of this name exists."""
    folder = data.decode().split()[1]
    if not os.path.isdir(folder):
        if folder.startswith("/"):
            os.mkdir(folder)
        os.kill(os.getpid(), signal.SIGKILL)
    yield Document("后文")


def _flood(data: bytes) -> Iterator[Document | Problem]:
    while True:
        yield Document("字" * 100_000)


def _shout(data: bytes) -> Iterator[Document | Problem]:
    print("x" * 100_000)  # noqa: T201
    os.write(1, b"\xff" * 100)
    sys.stderr.write("x" * 1_000_000)
    yield Document("后文")


def _raise(data: bytes) -> Iterator[Document | Problem]:
    raise KeyError("secret")
    yield


def _write(data: bytes) -> Iterator[Document | Problem]:
    with open(data.decode().split()[1], "wb") as file:
        file.write(b"x")
    yield Document("written")


def _environment(data: bytes) -> Iterator[Document | Problem]:
    yield Document(" ".join(sorted(os.environ)))


def _forge(data: bytes) -> Iterator[Document | Problem]:
    forged: dict[str, Any] = {"text": "x", data.decode().split()[1]: 1}
    yield Document(**forged)


_DEEDS = {
    "say": _say,
    "hang": _hang,
    "spin": _spin,
    "eat": _eat,
    "nap": _nap,
    "wait": _wait,
    "wrap": _wrap,
    "fork": _fork,
    "load": _load,
    "lxml": _lxml,
    "die": _die,
    "killed": _killed,
    "flood": _flood,
    "shout": _shout,
    "raise": _raise,
    "write": _write,
    "environment": _environment,
    "forge": _forge,
}
