"""Where an index is built, by the settings."""

from __future__ import annotations

import pytest

from zoneqa.errors import UsageError
from zoneqa.factory.ingest_workers import (
    cores,
    make_workers,
    threads_of_worker,
    workers_here,
    workers_that_fit,
)
from zoneqa.parallel.base import IN_THIS_PROCESS
from zoneqa.parallel.process_pool import ProcessPool
from zoneqa.parallel.ray_cluster import RayCluster
from zoneqa.settings import Settings


def test_one_worker_is_this_process() -> None:
    assert make_workers(Settings(workers=1)) == IN_THIS_PROCESS


def test_several_workers_are_processes() -> None:
    assert make_workers(Settings(workers=3)) == ProcessPool(3)


def test_by_default_there_are_no_more_than_cores() -> None:
    assert 1 <= workers_here(Settings()) <= cores()


def test_a_cluster_is_named_by_its_address() -> None:
    assert make_workers(Settings(ray_address="ray.example:6379")) == RayCluster("ray.example:6379")
    limited = Settings(ray_address="auto", workers=40)
    assert make_workers(limited) == RayCluster("auto", 40)
    assert make_workers(Settings(ray_address="local", workers=2)) == RayCluster("local", 2)


def test_workers_share_the_cores() -> None:
    assert threads_of_worker(Settings(workers=cores())) == 1
    assert threads_of_worker(Settings(workers=1)) == cores()
    assert threads_of_worker(Settings(workers=cores(), threads=3)) == 3


@pytest.mark.parametrize("address", ["local", "auto", "10.0.0.3:6379", "ray.example:6379"])
def test_an_address_of_a_cluster(address: str) -> None:
    assert Settings.from_env({"ZONEQA_RAY_ADDRESS": address}).ray_address == address


@pytest.mark.parametrize("address", ["ray", "ray://x:1", "10.0.0.3", ":6379", "x:", "a b:1"])
def test_no_address_of_a_cluster(address: str) -> None:
    with pytest.raises(UsageError, match="not HOST:PORT, auto or local"):
        Settings.from_env({"ZONEQA_RAY_ADDRESS": address})


GIB = 1 << 30


@pytest.mark.parametrize(
    ("memory", "cores", "embedder", "fit"),
    [
        (GIB // 4, 8, None, 1),
        (GIB, 8, None, 1),
        (2 * GIB, 2, None, 2),
        (4 * GIB, 8, None, 5),
        (8 * GIB, 8, None, 8),
        (8 * GIB, 8, "models/e5-large", 4),
        (GIB, 8, "models/e5-large", 1),
        (64 * GIB, 1, None, 1),
    ],
)
def test_workers_share_the_cores_and_half_of_the_memory(
    memory: int, cores: int, embedder: str | None, fit: int
) -> None:
    assert workers_that_fit(memory, cores, embedder) == fit
