"""Replicas that share a PostgreSQL and an index, and nginx in front of them."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx2

from tests.load.http_client import Address
from tests.replicas.zone_reports import write_reports

ROOT = Path(__file__).parents[2]
PASSWORD = "云岭湖畔的长桥 28"
_SECONDS = 180.0
_ADDRESS = "172.31.19.1{}:8000"
"""The address of a replica in the configuration of nginx."""


@dataclass(slots=True)
class Replica:
    """One service of several; it can be killed, or stopped, and started again."""

    port: int
    environ: Mapping[str, str]
    log: Path
    process: subprocess.Popen[bytes] | None = field(default=None)

    @property
    def pid(self) -> int:
        assert self.process
        return self.process.pid

    def start(self) -> None:
        """Start it and return once it answers."""
        command = [sys.executable, "-m", "zoneqa", "serve", "--port", str(self.port)]
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(command, env=self.environ, stdout=output, stderr=output)
        ends = time.monotonic() + _SECONDS
        while not self._is_ready():
            if self.process.poll() is not None or time.monotonic() > ends:
                raise RuntimeError(f"a replica did not start:\n{self.log.read_text()[-2000:]}")
            time.sleep(0.1)

    def kill(self) -> None:
        """End it at once, as a machine that fails."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Tell it to stop, and wait until it has."""
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self.process and self.process.poll() is None:
            self.process.send_signal(how)
            self.process.wait(60)

    def _is_ready(self) -> bool:
        try:
            answer = httpx2.get(f"http://127.0.0.1:{self.port}/ready", timeout=5)
        except httpx2.HTTPError:
            return False
        return answer.status_code == 200


@dataclass(frozen=True, slots=True)
class Site:
    """A running site: where it is asked, its replicas, and a key of an editor."""

    where: Address
    replicas: Sequence[Replica]
    corpus: Path
    environ: Mapping[str, str]
    key: str

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.where.port}"

    def publish(self, variant: int) -> str:
        """Build a generation of a variant of the reports; return its name."""
        write_reports(self.corpus, variant)
        return str(json.loads(_run(self.environ, "index", "--json"))["generation"])

    def go_back(self, generation: str) -> None:
        """Let an older generation answer again."""
        _run(self.environ, "rollback", generation)

    async def until_all_answer_from(
        self, generation: str, replicas: Sequence[Replica] | None = None
    ) -> None:
        """Wait until all replicas, or some of them, have switched to a generation."""
        headers = {"Authorization": f"Bearer {self.key}"}
        async with asyncio.timeout(_SECONDS), httpx2.AsyncClient(headers=headers) as client:
            for replica in self.replicas if replicas is None else replicas:
                address = f"http://127.0.0.1:{replica.port}/health"
                while (await client.get(address)).json().get("generation") != generation:
                    await asyncio.sleep(0.1)


@contextmanager
def running_site(folder: Path, database: str) -> Iterator[Site]:
    """Run two replicas and nginx in a folder, with a database of their own."""
    ports = [free_port() for _ in range(3)]
    environ = {
        **os.environ,
        "ZONEQA_DATABASE": database,
        "ZONEQA_INDEX": str(folder / "index"),
        "ZONEQA_CORPUS": str(folder / "corpus"),
        "ZONEQA_CORPORA": str(folder / "corpora"),
        "ZONEQA_AUTH": "accounts",
        "ZONEQA_PROXY_ADDRESSES": "127.0.0.1",
        "ZONEQA_REPLICA": "1",
        "ZONEQA_REQUESTS_PER_MINUTE": "1000000",
        "ZONEQA_THREADS": "1",
    }
    write_reports(folder / "corpus", 0)
    _run(environ, "index")
    _run(environ, "users", "add", "--role", "editor", "li", given=f"{PASSWORD}\n")
    key = _run(environ, "keys", "create", "--role", "editor", "--name", "replicas", "li").strip()
    replicas = [_replica(folder, port, environ) for port in ports[1:]]
    with ExitStack() as ending:
        for replica in replicas:
            ending.callback(replica.kill)
            replica.start()
        ending.enter_context(running_nginx(folder / "nginx", ports[0], ports[1:]))
        yield Site(Address(ports[0]), replicas, folder / "corpus", environ, key)


def _replica(folder: Path, port: int, environ: Mapping[str, str]) -> Replica:
    """Return a replica with an index folder of its own, as on a machine of its own."""
    own = {**environ, "ZONEQA_INDEX": str(folder / f"index-{port}")}
    return Replica(port, own, folder / f"log-{port}")


@contextmanager
def running_nginx(folder: Path, port: int, replicas: Sequence[int]) -> Iterator[None]:
    """Run nginx in a folder, with the configuration of the repository and other addresses."""
    folder.mkdir()
    shutil.copy(ROOT / "deploy" / "replicas.conf", folder)
    text = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    text = text.replace("/tmp/", f"{folder}/").replace("listen 8080", f"listen 127.0.0.1:{port}")
    for number, replica in enumerate(replicas, 1):
        text = text.replace(_ADDRESS.format(number), f"127.0.0.1:{replica}")
    (folder / "nginx.conf").write_text(text, encoding="utf-8")
    # Started as root, its workers would be nobody, who may not write into the folder.
    options = "daemon off;" + (" user root;" if os.getuid() == 0 else "")
    command = ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf"), "-g", options]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        _wait_for_port(port, process, folder / "log")
        yield
    finally:
        process.terminate()
        process.wait(30)


def free_port() -> int:
    """Return a port of this computer that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for_port(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    ends = time.monotonic() + 10
    while process.poll() is None and time.monotonic() < ends:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"nginx did not start:\n{log.read_text()[-2000:]}")


def _run(environ: Mapping[str, str], *arguments: str, given: str = "") -> str:
    """Run a command of zoneqa; return what it prints."""
    done = subprocess.run(
        [sys.executable, "-m", "zoneqa", *arguments],
        env=environ,
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"zoneqa {' '.join(arguments)} failed: {done.stderr[-2000:]}")
    return done.stdout
