"""The main module of a worker of a ProcessPool: `python -m … DESCRIPTOR`, that of a pipe.

It reads a function, then one item after the other, and writes what the function returns or raises.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

_OUT_OF_MEMORY = 12


def main(descriptor: str) -> None:
    """Call the function for each item until the pipe is closed, or the other process ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the other process ends this one
    with suppress(EOFError, OSError), Connection(int(descriptor)) as connection:
        pickled, function = connection.recv_bytes(), None
        while True:
            item = connection.recv()
            try:
                function = function or _function(pickled)
                connection.send((None, function(item)))
            except MemoryError:
                os._exit(_OUT_OF_MEMORY)  # as if it had been killed for it
            except Exception as error:
                connection.send((error, None))


def _function(pickled: bytes) -> Callable[[Any], Any]:
    function: Callable[[Any], Any] = pickle.loads(pickled)  # noqa: S301 - our own bytes
    return function


if __name__ == "__main__":
    main(sys.argv[1])
