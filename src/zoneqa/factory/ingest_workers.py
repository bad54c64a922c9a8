"""Where an index is built: in this process, in several, or on a Ray cluster."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from zoneqa.parallel.base import IN_THIS_PROCESS, Executor
from zoneqa.settings import Settings

_WORKER_BYTES = 384 << 20
"""Memory of a process that embeds: of passages of full length, 258 MiB at most were measured."""
_OTHER_MODEL_BYTES = 1 << 30
"""The same with a model that the settings name, which may be of any size."""

_CGROUP_LIMIT = Path("/sys/fs/cgroup/memory.max")


def make_workers(settings: Settings) -> Executor:
    """Return the workers that the settings name, by default as many as cores and memory allow.

    Raises ServiceUnreachable if there is no Ray.
    """
    if settings.ray_address:
        from zoneqa.parallel.ray_cluster import LOCAL, RayCluster

        is_here = settings.ray_address == LOCAL
        at_most = workers_here(settings) if is_here else settings.workers
        return RayCluster(settings.ray_address, at_most)
    count = workers_here(settings)
    if count == 1:
        return IN_THIS_PROCESS
    from zoneqa.parallel.process_pool import ProcessPool

    return ProcessPool(count)


def workers_here(settings: Settings) -> int:
    """Return how many processes of this machine build an index."""
    return settings.workers or workers_that_fit(_memory(), cores(), settings.embedder)


def workers_that_fit(memory: int, cores: int, embedder: str | None = None) -> int:
    """Return how many processes so many cores and half of so many bytes of memory allow."""
    worker = _OTHER_MODEL_BYTES if embedder else _WORKER_BYTES
    return max(1, min(cores, memory // (2 * worker)))


def threads_of_worker(settings: Settings) -> int:
    """Return the threads of a model in a worker, so that all of them share the cores."""
    return settings.threads or max(1, cores() // workers_here(settings))


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _memory() -> int:
    """Return the bytes of memory of the machine, or of the container if it has fewer."""
    found = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    with suppress(OSError, ValueError):  # "max" if there is no limit
        found = min(found, int(_CGROUP_LIMIT.read_text("ascii")))
    return found
