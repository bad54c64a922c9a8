"""The state of the service as metrics, read when somebody asks for them."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from prometheus_client import Metric
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    InfoMetricFamily,
)
from prometheus_client.registry import Collector

from zoneqa import __version__
from zoneqa.api.service import Service
from zoneqa.index import generations_in, made_at

IsResting = Callable[[], bool]
"""Returns whether the LLM is left alone, for it kept failing."""


class ServiceCollector(Collector):
    """Collects whether the service is ready, what waits, what was refused, and what answers."""

    def __init__(
        self,
        service: Service,
        llm_is_resting: IsResting | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._service = service
        self._llm_is_resting = llm_is_resting
        self._now = now

    def collect(self) -> Iterator[Metric]:
        """Yield the metrics as they are now."""
        build = {"version": __version__, "python": platform.python_version()}
        yield InfoMetricFamily("zoneqa_build", "The versions that run.", build)
        status, _ = self._service.readiness()
        ready = float(status == 200)
        yield GaugeMetricFamily("zoneqa_ready", "1 if questions are answered.", ready)
        yield from self._pools()
        yield from self._generations()
        if self._llm_is_resting:
            resting = float(self._llm_is_resting())
            what = "1 while the LLM is left alone, for it kept failing."
            yield GaugeMetricFamily("zoneqa_llm_breaker_open", what, resting)

    def _pools(self) -> Iterator[Metric]:
        jobs = GaugeMetricFamily("zoneqa_jobs", "Jobs that run or wait.", labels=["pool"])
        wait = GaugeMetricFamily(
            "zoneqa_expected_wait_seconds", "Seconds until one more begins.", labels=["pool"]
        )
        refused = CounterMetricFamily(
            "zoneqa_admission_refusals", "Jobs that would wait too long.", labels=["pool"]
        )
        for pool in self._service.pools:
            jobs.add_metric([pool.name], pool.unfinished)
            wait.add_metric([pool.name], pool.expected_wait())
            refused.add_metric([pool.name], pool.refused)
        yield from (jobs, wait, refused)

    def _generations(self) -> Iterator[Metric]:
        what = "The generation of the index that answers."
        names = InfoMetricFamily("zoneqa_generation", what, labels=["collection"])
        ages = GaugeMetricFamily(
            "zoneqa_generation_age_seconds", "Since it was built.", labels=["collection"]
        )
        for collection, name in generations_in(self._service.generation or "").items():
            names.add_metric([collection], {"generation": name})
            if made := made_at(name):
                ages.add_metric([collection], (self._now() - made).total_seconds())
        yield from (each for each in (names, ages) if each.samples)
