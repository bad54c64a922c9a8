"""Ways for a test to reach the service: in the process, or over a real socket."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import httpx2
import uvicorn
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from zoneqa.api import ConnectionLimits, listen, server_config


@contextmanager
def ready_client(app: ASGIApp) -> Iterator[TestClient]:
    """A client of a service that has opened its index."""
    with TestClient(app) as client:
        wait_until(lambda: client.get("/health").status_code == 200)
        yield client


@contextmanager
def running(
    app: ASGIApp, limits: ConnectionLimits | None = None, *, ready_status: int = 200
) -> Iterator[str]:
    """The address of a server that runs the service in a thread.

    It is waited for until /health has the status.
    """
    listener = listen("127.0.0.1", 0)
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    server = uvicorn.Server(server_config(app, limits or ConnectionLimits(), grace=5))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        wait_until(lambda: httpx2.get(f"{url}/health").status_code == ready_status, seconds=120)
        yield url
    finally:
        server.should_exit = True
        thread.join(timeout=20)
        listener.close()


def wait_until(true: Callable[[], bool], seconds: float = 10) -> None:
    """Wait for something to become true."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)
