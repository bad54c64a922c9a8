"""A faulty endpoint, and clients that ask it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from zoneqa.llm.breaker import CircuitBreaker
from zoneqa.llm.client import LLMClient
from zoneqa.llm.endpoint import Endpoint, ReplyLimits
from zoneqa_eval.faulty_endpoint import SECRET, FaultyEndpoint

PATIENT = ReplyLimits(connect_seconds=5, first_token_seconds=20, whole_seconds=20, attempts=1)

Ask = Callable[..., LLMClient]


@pytest.fixture
def faulty() -> Iterator[FaultyEndpoint]:
    with FaultyEndpoint() as endpoint:
        yield endpoint


@pytest.fixture
def client_of(faulty: FaultyEndpoint) -> Iterator[Ask]:
    """Return what makes a client of a model of the endpoint, with other limits at need."""
    clients: list[LLMClient] = []

    def make(model: str, breaker: CircuitBreaker | None = None, **limits: Any) -> LLMClient:
        endpoint = Endpoint(model, faulty.url, SECRET)
        client = LLMClient(endpoint, replace(PATIENT, **limits), breaker or CircuitBreaker())
        clients.append(client)
        return client

    yield make
    for client in clients:
        client.close()
