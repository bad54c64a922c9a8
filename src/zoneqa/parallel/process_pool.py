"""Workers that are processes of this machine."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import Pipe
from typing import Any, TypeVar

from zoneqa.parallel.replaced_worker import WorkerDied, open_replaced

A = TypeVar("A")
B = TypeVar("B")


@dataclass(frozen=True, slots=True)
class ProcessPool:
    """The Executor of one machine, `count` processes at once."""

    count: int

    @contextmanager
    def open(self, function: Callable[[A], B]) -> Iterator[Callable[[A], B]]:
        """See Executor."""
        with open_replaced(partial(_ProcessWorker, pickle.dumps(function))) as call:
            yield call


class _ProcessWorker:
    """A process and the pipe to it.

    It begins from nothing: FAISS and ONNX Runtime do not survive a fork, and multiprocessing would
    run the main module again.
    """

    def __init__(self, function: bytes) -> None:
        self._connection, theirs = Pipe()
        with theirs:  # closed here once the process has it, so that the pipe ends with the process
            self._process = subprocess.Popen(  # noqa: S603 - only our own arguments
                (sys.executable, "-P", "-m", f"{__package__}.worker_process", str(theirs.fileno())),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,  # what the command prints may be JSON
                pass_fds=(theirs.fileno(),),
                process_group=0,  # Ctrl-C is for the command, which ends its workers
                env={**os.environ, "PYTHONPATH": os.pathsep.join(map(os.path.abspath, sys.path))},
            )
        self._unsent: bytes | None = function

    def call(self, item: Any) -> Any:
        """See Worker."""
        try:
            if self._unsent:
                self._connection.send_bytes(self._unsent)
                self._unsent = None
            self._connection.send(item)
            error, result = self._connection.recv()
        except (EOFError, OSError) as ended:
            raise WorkerDied from ended
        if error is not None:
            raise error
        return result

    def end(self) -> None:
        """See Worker."""
        self._process.kill()
        self._process.wait()
