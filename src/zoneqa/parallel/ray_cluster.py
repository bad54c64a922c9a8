"""Workers on a Ray cluster. Only this module knows Ray, and loads it when the first one starts."""

from __future__ import annotations

import importlib.util
import logging
import os
import pickle
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, TypeVar

from zoneqa.errors import ServiceUnreachable
from zoneqa.parallel.knock import knock
from zoneqa.parallel.replaced_worker import WorkerDied, open_replaced

A = TypeVar("A")
B = TypeVar("B")

LOCAL = "local"
"""The address of a cluster of this machine alone, which is started and ended with the command."""

_SECONDS_TO_CONNECT = 3.0


def uses_tls(environ: Mapping[str, str]) -> bool:
    """Return whether Ray encrypts its connections, as it reads its own variable."""
    return environ.get("RAY_USE_TLS", "").lower() in ("1", "true")


def is_installed() -> bool:
    """Return whether Ray can be imported."""
    return importlib.util.find_spec("ray") is not None


@dataclass(frozen=True, slots=True)
class RayCluster:
    """The Executor of a Ray cluster: actors, one on each CPU, or `at_most` of them."""

    address: str
    at_most: int | None = None

    @property
    def count(self) -> int:
        """See Executor. Raises ServiceUnreachable."""
        ray = self._connected()
        cpus = int(ray.cluster_resources().get("CPU", 1))
        return max(1, min(cpus, self.at_most or cpus))

    @contextmanager
    def open(self, function: Callable[[A], B]) -> Iterator[Callable[[A], B]]:
        """See Executor. Raises ServiceUnreachable."""
        self._connected()
        with open_replaced(partial(_RayWorker, pickle.dumps(function))) as call:
            yield call

    def _connected(self) -> Any:
        """Return the module, connected to the cluster. Raises ServiceUnreachable."""
        if not is_installed():
            raise ServiceUnreachable(
                "ZONEQA_RAY_ADDRESS is set, but Ray is missing: pip install 'zoneqa[ray]'."
            )
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is told to others
        import ray

        if not ray.is_initialized():
            try:
                self._connect(ray)
            except (ConnectionError, OSError, RuntimeError, ValueError) as error:
                raise ServiceUnreachable(f"No Ray cluster answers at {self.address}.") from error
        return ray

    def _connect(self, ray: Any) -> None:
        """Connect to the cluster. Raises an error of the system or of Ray."""
        host, _, port = self.address.rpartition(":")
        if host:
            # Ray itself would try for minutes.
            knock(host, int(port), _SECONDS_TO_CONNECT, greets=not uses_tls(os.environ))
        own = {"num_cpus": self.at_most, "include_dashboard": False}
        ray.init(
            self.address,
            logging_level=logging.ERROR,
            log_to_driver=False,
            **(own if self.address == LOCAL else {}),
        )
        # Ray would print what befell a worker on stdout, where results go.
        ray._private.worker._worker_logs_enabled = False


class _RayWorker:
    """An actor, which lives until it is killed or forgotten."""

    def __init__(self, function: bytes) -> None:
        self._actor = _remote_actor().remote(function)

    def call(self, item: Any) -> Any:
        """See Worker."""
        import ray
        from ray.exceptions import RayError, RayTaskError

        try:
            return ray.get(self._actor.call.remote(item))
        except RayTaskError as error:
            raise error.cause from error
        except RayError as error:
            raise WorkerDied from error

    def end(self) -> None:
        """See Worker."""
        import ray

        ray.kill(self._actor)


class _Actor:
    """What an actor does: it keeps the function, with all that it has opened."""

    def __init__(self, function: bytes) -> None:
        self._pickled = function
        self._function: Callable[[Any], Any] | None = None

    def call(self, item: Any) -> Any:
        """Return what the function returns."""
        self._function = self._function or pickle.loads(self._pickled)  # noqa: S301 - our own bytes
        return self._function(item)


@cache
def _remote_actor() -> Any:
    import ray

    return ray.remote(num_cpus=1, max_restarts=0)(_Actor)
