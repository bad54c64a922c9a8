"""The server on stdin and stdout, for an assistant on the same computer."""

from __future__ import annotations

import logging
import os
import signal
from collections import deque
from collections.abc import Callable, Iterator
from itertools import takewhile
from threading import Event, Lock
from typing import Protocol, TypeVar, cast

import anyio

from zoneqa.conversation.rewriter import MakeRewriter
from zoneqa.errors import ZoneqaError
from zoneqa.mcp_server.base import AskedAnswerer, Steps
from zoneqa.mcp_server.make_server import make_server
from zoneqa.types import Say

T = TypeVar("T")

INTERRUPTED = 130
"""The exit code after Ctrl-C."""


class Opener(Protocol):
    """Opens answerers for whichever generation is current; see `AnswererOpener`."""

    def __call__(self) -> AskedAnswerer: ...

    def published(self) -> str: ...


def serve_stdio(opener: Opener, make_rewriter: MakeRewriter, say: Say) -> None:
    """Serve until stdin ends. The SDK keeps stdout for the protocol: what is printed is on stderr.

    The index is opened by the first question, since clients wait for the server to start.
    """
    # The thread that waits for stdin cannot be told to stop.
    signal.signal(signal.SIGINT, lambda _number, _frame: os._exit(INTERRUPTED))
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(message)s")
    make_server(LocalWorkers(opener, say), make_rewriter).run("stdio")


class LocalWorkers:
    """Runs work in threads of this process, and follows the index as it is built anew."""

    def __init__(self, opener: Opener, say: Say) -> None:
        self._opener = opener
        self._say = say
        self._opening = Lock()
        self._answerer: AskedAnswerer | None = None
        self._generation = ""

    async def answer(self, work: Steps[T]) -> T:
        """Return the last step of work, done in a thread. Raises as AnswererOpener."""
        left = Event()

        def do() -> T:
            return _last(work(self._current()), left)

        try:
            return await anyio.to_thread.run_sync(do, abandon_on_cancel=True)
        finally:
            left.set()

    check = answer

    async def look_up(self, work: Callable[[AskedAnswerer], T]) -> T:
        """Return the result of work, done in a thread. Raises as AnswererOpener."""
        return await anyio.to_thread.run_sync(lambda: work(self._current()))

    def _current(self) -> AskedAnswerer:
        with self._opening:
            try:
                published = self._opener.published()
                if self._answerer is None or published != self._generation:
                    self._answerer = self._opener()
                    self._generation = published
            except ZoneqaError as error:
                if self._answerer is None:
                    raise
                self._say(f"the previous index goes on answering: {error}")
            return self._answerer


def _last(steps: Iterator[T | None], left: Event) -> T:
    """Return the last step; once the client has left, no more are taken."""
    taken = takewhile(lambda _: not left.is_set(), steps)
    return cast("T", deque(taken, maxlen=1).pop())
