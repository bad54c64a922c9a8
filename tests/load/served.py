"""A service in a process of its own, and what the system says of the process."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2

from tests.load.http_client import Address

_START_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Served:
    """A running service."""

    where: Address
    pid: int

    def memory(self) -> float:
        """Return the resident memory in MiB."""
        rows = Path(f"/proc/{self.pid}/status").read_text().splitlines()
        return next(int(row.split()[1]) for row in rows if row.startswith("VmRSS")) / 1024

    def processor_seconds(self) -> float:
        """Return the time that the processor has spent on it."""
        columns = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(columns[11]) + int(columns[12])) / os.sysconf("SC_CLK_TCK")

    def descriptors(self) -> int:
        """Return how many files and sockets are open."""
        return len(os.listdir(f"/proc/{self.pid}/fd"))


@contextmanager
def serving(index: Path, log: Path, settings: Mapping[str, str]) -> Iterator[Served]:
    """Run `zoneqa serve` on a free port of this computer, for more connections than usual."""
    port = _free_port()
    environ = {
        **os.environ,
        "ZONEQA_CONNECTIONS": "4096",
        "ZONEQA_CONNECTIONS_PER_ADDRESS": "4096",
        **settings,
    }
    command = [sys.executable, "-m", "zoneqa", "serve", "--index", str(index), "--port", str(port)]
    with log.open("wb") as output:
        process = subprocess.Popen(command, env=environ, stdout=output, stderr=output)
    try:
        _wait_until_ready(port, process)
        yield Served(Address(port), process.pid)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


def publish_again(index: Path, corpus: Path) -> None:
    """Build another generation of the same articles, which the service switches to."""
    command = [sys.executable, "-m", "zoneqa", "index", "--again", "--index", str(index)]
    quiet = subprocess.DEVNULL
    subprocess.run([*command, "--corpus", str(corpus)], check=True, stdout=quiet, stderr=quiet)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_ready(port: int, process: subprocess.Popen[bytes]) -> None:
    ends = time.monotonic() + _START_SECONDS
    while time.monotonic() < ends and process.poll() is None:
        try:
            if httpx2.get(f"http://127.0.0.1:{port}/ready", timeout=5).status_code == 200:
                return
        except httpx2.HTTPError:
            pass
        time.sleep(0.2)
    raise RuntimeError("the service did not become ready; see its log")
