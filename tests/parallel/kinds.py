"""The kinds of workers that tests are given; where Ray is missing, its tests are skipped."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from zoneqa.parallel.base import IN_THIS_PROCESS
from zoneqa.parallel.process_pool import ProcessPool
from zoneqa.parallel.ray_cluster import LOCAL, RayCluster, is_installed

needs_ray = pytest.mark.skipif(not is_installed(), reason="needs the extra ray, which is large")

_OTHERS = (
    pytest.param(ProcessPool(2), id="processes"),
    pytest.param(RayCluster(LOCAL, 2), id="ray", marks=needs_ray),
)
others = pytest.mark.parametrize("workers", _OTHERS)
every = pytest.mark.parametrize("workers", [pytest.param(IN_THIS_PROCESS, id="here"), *_OTHERS])


@pytest.fixture(scope="module", autouse=True)
def cluster() -> Iterator[None]:
    """End the cluster that tests have started, if any."""
    yield
    if is_installed():
        import ray

        ray.shutdown()
