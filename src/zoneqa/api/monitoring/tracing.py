"""OpenTelemetry traces: a span for each request, and in it one for each stage of an answer.

The one home of the SDK, which is imported only where OTEL_EXPORTER_OTLP_ENDPOINT is set.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from zoneqa import __version__
from zoneqa.answer.observed import Outcome
from zoneqa.errors import UsageError
from zoneqa.types import Answer

try:
    from opentelemetry import propagate, trace
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import SpanProcessor, TracerProvider
    from opentelemetry.trace import Span, SpanKind
except ImportError as error:  # pragma: no cover
    raise UsageError(
        "OTEL_EXPORTER_OTLP_ENDPOINT is set, but the packages for traces are missing: "
        "`pip install 'zoneqa[telemetry]'`."
    ) from error

STAGES = ("retrieve", "read", "compose")
"""The stages of an answer, in the order in which they run."""

_MILLISECOND = 1_000_000
"""Nanoseconds."""


class Tracing:
    """Makes spans without any text of a question and sends them where `processor` says."""

    def __init__(self, processor: SpanProcessor) -> None:
        resource = Resource.create({"service.name": "zoneqa", "service.version": __version__})
        # A provider of our own: no other library that knows OpenTelemetry sends through it.
        self._provider = TracerProvider(resource=resource)
        self._provider.add_span_processor(processor)
        self._tracer = self._provider.get_tracer("zoneqa", __version__)

    @contextmanager
    def request(self, method: str, headers: Mapping[str, str]) -> Iterator[Span]:
        """Make a span for a request, below that of the caller, if the headers name one."""
        with self._tracer.start_as_current_span(
            method,
            context=propagate.extract(headers),
            kind=SpanKind.SERVER,
            attributes={"http.request.method": method},
            record_exception=False,  # its message may hold what was asked
            set_status_on_exception=False,
        ) as span:
            yield span

    def observe(self, outcome: Outcome) -> None:
        """Add the spans of an answer that has just ended, from the times that it tells."""
        if not isinstance(outcome, Answer) or not outcome.timings.total:
            return
        trace.get_current_span().set_attribute("zoneqa.outcome", outcome.kind)
        spent = [getattr(outcome.timings, stage) for stage in STAGES]
        begun = time.time_ns() - int(sum(spent) * _MILLISECOND)
        for stage, milliseconds in zip(STAGES, spent, strict=True):
            ended = begun + int(milliseconds * _MILLISECOND)
            self._tracer.start_span(stage, start_time=begun).end(ended)
            begun = ended

    def close(self) -> None:
        """Send what has not been sent yet."""
        self._provider.shutdown()


def open_tracing() -> Tracing:
    """Return what sends traces as the variables OTEL_EXPORTER_OTLP_… say. Raises UsageError."""
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    return Tracing(BatchSpanProcessor(OTLPSpanExporter()))
