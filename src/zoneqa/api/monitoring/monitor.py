"""All that watches a service, put together from the settings."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from zoneqa.answer.observed import Outcome
from zoneqa.api.monitoring.metrics import Metrics
from zoneqa.settings import Settings
from zoneqa.types import Answer

if TYPE_CHECKING:
    from zoneqa.api.monitoring.service_collector import IsResting
    from zoneqa.api.monitoring.tracing import Tracing

log = logging.getLogger("zoneqa.api")


@dataclass(frozen=True, slots=True)
class Monitor:
    """What watches a service.

    `metrics_token` is what /metrics asks for. Without one, it answers this computer only, and
    nobody if others reach the service (`is_for_others`): what a proxy on this computer passes on
    may look like this computer's own.
    `llm_is_resting` tells the state of the LLM's circuit breaker, if there is an LLM.
    """

    metrics: Metrics = field(default_factory=Metrics)
    metrics_token: str | None = None
    is_for_others: bool = False
    llm_is_resting: IsResting | None = None
    tracing: Tracing | None = None
    log_questions: bool = False

    def observe(self, outcome: Outcome) -> None:
        """Note how a question ended."""
        self.metrics.observe(outcome)
        if self.tracing:
            self.tracing.observe(outcome)
        if self.log_questions and isinstance(outcome, Answer):
            log.info("%s: %s", outcome.kind, outcome.question, extra={"kind": outcome.kind})

    def close(self) -> None:
        """Send what has not been sent yet."""
        if self.tracing:
            self.tracing.close()


def make_monitor(settings: Settings, llm_is_resting: IsResting | None = None) -> Monitor:
    """Return what the settings ask to watch with. Raises UsageError without its packages."""
    from zoneqa.accounts.sign_in_ways import is_for_others
    from zoneqa.api.server import is_loopback

    tracing = None
    if settings.otel_exporter_otlp_endpoint:
        from zoneqa.api.monitoring.tracing import open_tracing

        tracing = open_tracing()
    return Monitor(
        metrics_token=settings.metrics_token,
        is_for_others=settings.auth is not None
        or is_for_others(settings, is_loopback=is_loopback(settings.host)),
        llm_is_resting=llm_is_resting,
        tracing=tracing,
        log_questions=settings.log_questions,
    )
