"""A Milvus for tests: Milvus Lite in a thread, or the one that ZONEQA_TESTED_MILVUS names.

`tests/conftest.py` offers it to every room.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from threading import Event, Thread
from time import monotonic
from urllib.parse import urlsplit

import pytest

from zoneqa.index.milvus import MilvusEngine
from zoneqa.index.milvus_connection import MilvusAddress, MilvusConnection, MilvusLimits

HASTY = MilvusLimits(connect=0.5, search=0.5)
_PIECE = 65536


@pytest.fixture(scope="session")
def milvus_uri(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Milvus for all tests of this run."""
    if named := os.environ.get("ZONEQA_TESTED_MILVUS"):
        yield named
        return
    pytest.importorskip("pymilvus", reason="needs pip install 'zoneqa[milvus]'")
    lite = pytest.importorskip(
        "milvus_lite.adapter.grpc.server", reason="needs pip install milvus-lite"
    )
    server, database, port = lite.start_server_in_thread(str(tmp_path_factory.mktemp("milvus")))
    yield f"http://127.0.0.1:{port}"
    server.stop(grace=0)
    database.close()


@pytest.fixture
def milvus(milvus_uri: str) -> Iterator[MilvusEngine]:
    """An engine over a Milvus that answers."""
    with engine_at(milvus_uri) as engine:
        yield engine


@pytest.fixture
def wire(milvus_uri: str) -> Iterator[Wire]:
    """A way to the Milvus that can be cut."""
    with closing(Wire(milvus_uri)) as made:
        yield made


@contextmanager
def engine_at(
    uri: str, *, keeps_copy: bool = False, now: Callable[[], float] = monotonic
) -> Iterator[MilvusEngine]:
    """Yield an engine over the Milvus at an address, and close its connection."""
    connection = MilvusConnection(MilvusAddress(uri), HASTY, now)
    yield MilvusEngine(connection, keeps_copy=keeps_copy)
    connection.close()


class Wire:
    """Passes bytes on between a client and a server, until it is frozen or cut."""

    def __init__(self, uri: str) -> None:
        parts = urlsplit(uri)
        self._server = (parts.hostname or "localhost", parts.port or 19530)
        self._flows = Event()
        self._flows.set()
        self._open: list[socket.socket] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._port: int = self._listener.getsockname()[1]
        self._listen()

    @property
    def uri(self) -> str:
        """Return the address of the near end."""
        return f"http://127.0.0.1:{self._port}"

    def freeze(self) -> None:
        """Pass nothing on any more, but keep all connections."""
        self._flows.clear()

    def cut(self) -> None:
        """End all connections and refuse new ones."""
        self._flows.set()
        for each in [self._listener, *self._open]:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()
        self._open.clear()

    def mend(self) -> None:
        """Take connections again after a cut."""
        self._listener = socket.create_server(("127.0.0.1", self._port))
        self._listen()

    def close(self) -> None:
        """See `cut`."""
        self.cut()

    def _listen(self) -> None:
        Thread(target=self._accept, args=(self._listener,), daemon=True).start()

    def _accept(self, listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                near, _ = listener.accept()
                far = socket.create_connection(self._server)
                self._open += near, far
                for source, target in ((near, far), (far, near)):
                    Thread(target=self._pass_on, args=(source, target), daemon=True).start()

    def _pass_on(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while piece := source.recv(_PIECE):
                self._flows.wait()
                target.sendall(piece)
            target.shutdown(socket.SHUT_WR)
