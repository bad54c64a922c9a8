"""A service in a process of its own, with an index, documents and a database of its own."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import httpx2

from tests.load.http_client import Address, Reply, exchange, get
from tests.load.served import Served, serving

JSON = "application/json"
ANSWERED = "2020年桂林高新区规模以上工业总产值是多少？"
"""A question that the articles of the repository answer."""

_ROOT = Path(__file__).parents[2]
_SOURCES = count(2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The service that is asked, its folder and its log."""

    served: Served
    folder: Path

    @property
    def where(self) -> Address:
        return self.served.where

    @property
    def url(self) -> str:
        return f"http://{self.where.host}:{self.where.port}"

    @property
    def log(self) -> Path:
        return self.folder / "log"

    def send(self, raw: bytes) -> Reply:
        (reply,) = self.send_at_once([raw])
        return reply

    def send_at_once(self, requests: Sequence[bytes]) -> list[Reply]:
        """Send requests side by side, each on a connection of its own."""

        async def exchanges() -> list[Reply]:
            return list(await asyncio.gather(*(exchange(self.where, raw) for raw in requests)))

        # In a thread, for where a browser is driven its event loop holds this one.
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(asyncio.run, exchanges()).result()

    def get(self, path: str) -> Reply:
        return self.send(get(path))

    def post(self, body: bytes, path: str = "/api/ask", kind: str = JSON, more: str = "") -> Reply:
        head = (
            f"POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n{more}\r\n"
        )
        return self.send(head.encode() + body)

    def ask(self, question: str, **more: Any) -> Reply:
        return self.post(json.dumps({"question": question, **more}).encode())

    def search(self, question: str, **more: Any) -> Reply:
        return self.post(json.dumps({"question": question, **more}).encode(), "/api/search")

    def client(self) -> httpx2.Client:
        """Return a client with cookies, on an address of this computer that no other one has."""
        number = next(_SOURCES)
        transport = httpx2.HTTPTransport(local_address=f"127.0.{number >> 8}.{number & 255}")
        return httpx2.Client(base_url=self.url, transport=transport, timeout=60)


def body_of(reply: Reply) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(reply.body)
    return found


@dataclass(frozen=True, slots=True)
class OwnFiles:
    """A folder with a copy of an index and of the articles of the repository."""

    folder: Path
    settings: dict[str, str] = field(default_factory=dict)

    @classmethod
    def copied(cls, index: Path, folder: Path, **settings: str) -> OwnFiles:
        shutil.copytree(index, folder / "index")
        shutil.copytree(_ROOT / "corpus", folder / "corpus")
        own = {
            "ZONEQA_CORPUS": f"{folder}/corpus",
            "ZONEQA_CORPORA": f"{folder}/corpora",
            "ZONEQA_DATABASE": f"sqlite:///{folder}/zoneqa.sqlite",
        }
        return cls(folder, own | settings)

    @property
    def database(self) -> str:
        return self.settings["ZONEQA_DATABASE"]

    @contextmanager
    def served(self) -> Iterator[Served]:
        with serving(self.folder / "index", self.folder / "log", self.settings) as served:
            yield served


@contextmanager
def open_site(index: Path, folder: Path) -> Iterator[Site]:
    """A service on this computer, where nobody signs in."""
    with OwnFiles.copied(index, folder).served() as served:
        yield Site(served=served, folder=folder)
