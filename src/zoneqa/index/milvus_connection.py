"""A connection to Milvus: made when it is needed, with a time limit on every request."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from zoneqa.errors import DamagedIndex, EngineUnavailable, UsageError

if TYPE_CHECKING:
    from pymilvus import MilvusClient

_Found = TypeVar("_Found")

WRITE_SECONDS = 60.0
"""For a batch of rows, or a change of names."""
BUILD_SECONDS = 3600.0
"""For what Milvus does with all rows together."""

_NOT_READY = 1
_CONNECT_FAILED = 2
_TOO_MANY = (4, 8)
_NOT_FOUND = 100
_LONGEST = 200
_OPTIONS = {
    # A new channel tries at once, whatever failed before.
    "grpc.use_local_subchannel_pool": 1,
    "grpc.max_reconnect_backoff_ms": 1000,
    # Servers close a connection that asks more often whether they are there; requests have limits.
    "grpc.keepalive_time_ms": 300_000,
    "grpc.keepalive_permit_without_calls": 0,
}

_ONE_SEGMENT = ("MILVUS_LITE_MEMTABLE_MEMORY_LIMIT_BYTES", str(1 << 30))
"""Milvus Lite counts terms in each segment by itself; so there are as few as may be."""


@dataclass(frozen=True, slots=True)
class MilvusLimits:
    """Seconds for what a question waits for: with all of them, it waits for less than three.

    While Milvus cannot be reached, nothing is asked for `rest`, so that not every question waits in
    vain.
    """

    connect: float = 1.0
    search: float = 2.0
    rest: float = 5.0


IN_PROCESS = MilvusLimits(connect=10.0, search=60.0)
"""For Milvus Lite in our own process: it is always there, and slow."""


@dataclass(frozen=True, slots=True)
class MilvusAddress:
    """Where a Milvus is, and as whom we sign in there."""

    uri: str = field(repr=False)
    token: str = field(default="", repr=False)
    database: str = ""

    @property
    def is_file(self) -> bool:
        """Whether it is a file for Milvus Lite in our own process."""
        return self.uri.endswith(".db")

    @property
    def shown(self) -> str:
        """Return the address without what is secret in it."""
        parts = urlsplit(self.uri)
        return parts.netloc.rpartition("@")[2] or self.uri


class MilvusConnection:
    """Asks a Milvus, and remembers for a while that it does not answer. Threads may share it.

    `trouble` says why the last request failed, if it did.
    """

    def __init__(
        self,
        address: MilvusAddress,
        limits: MilvusLimits = MilvusLimits(),
        now: Callable[[], float] = monotonic,
    ) -> None:
        self.address = address
        self.limits = limits
        self.trouble: str | None = None
        self._now = now
        self._rests_until = 0.0
        self._client: MilvusClient | None = None
        self._connecting = Lock()

    def ask(self, request: Callable[[MilvusClient], _Found]) -> _Found:
        """Return what a request returns.

        Raises EngineUnavailable, at once for a while after Milvus could not be reached;
        DamagedIndex if the request is for a collection that is not there.
        """
        failures = _failures()
        if self.trouble and self._now() < self._rests_until:
            raise EngineUnavailable(self.trouble)
        try:
            found = request(self._connected())
        except failures as error:
            if _code(error) == _NOT_FOUND:
                raise self._missing() from error
            raise self._failed(error) from error
        self.trouble, self._rests_until = None, 0.0
        return found

    def close(self) -> None:
        """Close the connection; the next request opens another."""
        with self._connecting:
            client, self._client = self._client, None
        if client:
            client.close()

    def _connected(self) -> MilvusClient:
        with self._connecting:
            if self._client is None:
                self._client = self._connect()
            return self._client

    def _connect(self) -> MilvusClient:
        from pymilvus import MilvusClient

        # They log each error with a traceback; ours says it in a sentence.
        for name in ("pymilvus", "grpc._server"):
            logging.getLogger(name).setLevel(logging.CRITICAL)
        address = self.address
        if address.is_file:
            os.environ.setdefault(*_ONE_SEGMENT)
            _make_folder(Path(address.uri).absolute().parent)
        return MilvusClient(
            address.uri,
            token=address.token,
            db_name=address.database,
            timeout=self.limits.connect,
            dedicated=True,
            grpc_options=_OPTIONS,
        )

    def _missing(self) -> DamagedIndex:
        self.trouble = (
            f"A generation is not in Milvus at {self.address.shown}; build the index again with "
            "`zoneqa index --again`."
        )
        return DamagedIndex(self.trouble)

    def _failed(self, error: Any) -> EngineUnavailable:
        if fails_any_request(error):
            self._rests_until = self._now() + self.limits.rest
            self.trouble = f"Milvus at {self.address.shown} cannot be used: {_cause(error)}."
        else:
            self.trouble = f"Milvus at {self.address.shown} refused a request: {_cause(error)}."
        return EngineUnavailable(self.trouble)


def _make_folder(folder: Path) -> None:
    """Make the folder of a file of Milvus Lite, which makes none. Raises EngineUnavailable."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EngineUnavailable(
            f"The folder {folder}, which ZONEQA_MILVUS_URI names, cannot be made: {error.strerror}."
        ) from error


def _failures() -> tuple[Any, ...]:
    """Return the errors of Milvus and of gRPC. Raises UsageError without the packages."""
    try:
        from grpc import RpcError
        from pymilvus.exceptions import MilvusException
    except ImportError as error:
        raise UsageError(
            "ZONEQA_ENGINE=milvus needs more packages: pip install 'zoneqa[milvus]'."
        ) from error
    return MilvusException, RpcError


def fails_any_request(error: Any) -> bool:
    """Return whether another request would have failed too: Milvus is not there, or not ready."""
    from grpc import StatusCode

    code = _code(error)
    if code == _NOT_READY:  # which is also the code of all that has no code of its own
        return bool(error.retriable)
    silent = (StatusCode.UNAVAILABLE, StatusCode.DEADLINE_EXCEEDED)
    return code in (*silent, _CONNECT_FAILED, *_TOO_MANY)


def _code(error: Any) -> Any:
    """Return the code of gRPC or the number of Milvus for an error."""
    from grpc import RpcError

    return error.code() if isinstance(error, RpcError) else error.code


def _cause(error: Any) -> str:
    """Return in a few words why a request failed."""
    from grpc import RpcError, StatusCode

    code = _code(error)
    if code in (StatusCode.UNAVAILABLE, _CONNECT_FAILED):
        return "it cannot be reached"
    if code == StatusCode.DEADLINE_EXCEEDED:
        return "it does not answer in time"
    said = str(error.details() if isinstance(error, RpcError) else error.message)
    return said.strip().partition("\n")[0][:_LONGEST].rstrip(".") or f"it gave the error {code}"
