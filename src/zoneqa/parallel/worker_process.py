"""The main module of a worker of a ProcessPool: `python -m … DESCRIPTOR`, that of a pipe.

It reads a function, then one item after the other, and writes what the function returns or raises.
"""

from __future__ import annotations

import os
import pickle
import sys
from contextlib import suppress
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread

_OUT_OF_MEMORY = 12


def main(descriptor: str) -> None:
    """Call the function for each item until the pipe is closed, or the other process ends."""
    connection = Connection(int(descriptor))
    received: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_receive, args=(connection, received), daemon=True).start()
    pickled, function = received.get(), None
    while True:
        item = received.get()
        try:
            function = function or pickle.loads(pickled)  # noqa: S301 - our own bytes
            connection.send((None, function(pickle.loads(item))))  # noqa: S301
        except MemoryError:
            os._exit(_OUT_OF_MEMORY)  # as if it had been killed for it
        except Exception as error:
            with suppress(OSError):
                connection.send((_sendable(error), None))


def _receive(connection: Connection, received: SimpleQueue[bytes]) -> None:
    """Receive the pickled function and items; the end of the pipe is the end of this process.

    A thread does so, for the other process may be killed while the function runs.
    """
    try:
        while True:
            received.put(connection.recv_bytes())
    finally:
        os._exit(0)


def _sendable(error: Exception) -> Exception:
    """Return an error, or one that says the same if it cannot be sent to another process."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


if __name__ == "__main__":
    main(sys.argv[1])
