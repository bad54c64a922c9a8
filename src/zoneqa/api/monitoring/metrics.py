"""What the service counts and times, for Prometheus. No label comes from what a client sends."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict
from typing import get_args

from prometheus_client import (
    CONTENT_TYPE_PLAIN_0_0_4,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.registry import Collector

from zoneqa.answer.observed import Outcome
from zoneqa.types import Answer, AnswerKind, RefusalKind, Verdict

CONTENT_TYPE = CONTENT_TYPE_PLAIN_0_0_4

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
OTHER = "other"
"""Stands for a method or an address that is not ours."""

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)


class Metrics:
    """Counters and histograms in a registry of their own."""

    def __init__(self) -> None:
        self._registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        self._questions = Counter(
            "zoneqa_questions", "Questions by how they ended.", ["outcome"], registry=registry
        )
        self._refusals = Counter(
            "zoneqa_refusals", "Declined questions by reason.", ["reason"], registry=registry
        )
        self._sentences = Counter(
            "zoneqa_sentences", "Sentences of answers by verdict.", ["verdict"], registry=registry
        )
        self._stages = Histogram(
            "zoneqa_answer_seconds",
            "Seconds spent in each stage of an answer.",
            ["stage"],
            buckets=_SECONDS,
            registry=registry,
        )
        self._requests = Counter(
            "zoneqa_requests",
            "Requests that were answered.",
            ["method", "route", "status"],
            registry=registry,
        )
        self._latency = Histogram(
            "zoneqa_request_seconds",
            "Seconds until the end of the response.",
            ["route"],
            buckets=_SECONDS,
            registry=registry,
        )
        self.running = Gauge(
            "zoneqa_requests_in_progress", "Requests being answered.", registry=registry
        )
        self._show_zeros()

    def observe(self, outcome: Outcome) -> None:
        """Count how a question ended, and how long the stages of its answer took."""
        if not isinstance(outcome, Answer):
            self._questions.labels(outcome).inc()
            return
        self._questions.labels(outcome.kind).inc()
        if outcome.refusal:
            self._refusals.labels(outcome.refusal.kind).inc()
        for sentence in (*outcome.sentences, *outcome.cut):
            self._sentences.labels(sentence.verdict).inc()
        if outcome.timings.total:
            for stage, milliseconds in asdict(outcome.timings).items():
                self._stages.labels(stage).observe(milliseconds / 1000)

    def count_request(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count a response to a request; `route` is the pattern of its address."""
        known = method if method in METHODS else OTHER
        self._requests.labels(known, route, str(status)).inc()
        self._latency.labels(route).observe(seconds)

    def add(self, collector: Collector) -> None:
        """Also show what this collects."""
        self._registry.register(collector)

    def text(self) -> bytes:
        """Return all metrics in the text format of Prometheus."""
        return generate_latest(self._registry)

    def _show_zeros(self) -> None:
        """Show each known label from the start, so that a rate can be taken of its first count."""
        known: tuple[tuple[Counter, Collection[str]], ...] = (
            (self._questions, (*get_args(AnswerKind), "failed", "abandoned")),
            (self._refusals, get_args(RefusalKind)),
            (self._sentences, get_args(Verdict)),
        )
        for counter, labels in known:
            for label in labels:
                counter.labels(label)
