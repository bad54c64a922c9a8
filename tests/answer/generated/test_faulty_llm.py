"""Whatever an endpoint does, the question is answered: by quotes, with the reason why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.answer.generated.test_generated_answers import ASKED
from tests.llm_fakes import generated_answers
from zoneqa.answer.answerer import Answerer
from zoneqa.llm.breaker import CircuitBreaker
from zoneqa.llm.client import LLMClient
from zoneqa.llm.endpoint import Endpoint, ReplyLimits
from zoneqa.llm.generate import Generate
from zoneqa.types import Answer, VerifiedSentence, Withdrawn
from zoneqa_eval.faulty_endpoint import MODES, STREAMS, FaultyEndpoint

HASTY = ReplyLimits(
    connect_seconds=5, first_token_seconds=0.3, whole_seconds=0.5, attempts=1, tokens=200
)
NO_REPLY = "大模型没有回应，以下为原文摘录。"
UNVERIFIED = "大模型写的句子没有通过核对，以下为原文摘录。"
"""What the endpoint says of another zone when it works stands in no passage."""


@pytest.fixture
def endpoint() -> Iterator[FaultyEndpoint]:
    with FaultyEndpoint() as endpoint:
        yield endpoint


def client_of(endpoint: FaultyEndpoint, mode: str) -> LLMClient:
    return LLMClient(Endpoint(mode, endpoint.url, "key"), HASTY, CircuitBreaker())


def settled(answerer: Answerer, generate: Generate) -> tuple[list[VerifiedSentence], Answer]:
    """Return the sentences that hold in the end, and the answer."""
    pipeline = replace(answerer.pipeline, generated=generated_answers(generate))
    *events, answer = pipeline.events(answerer.analyzer.analyze(ASKED), 8)
    assert isinstance(answer, Answer)
    if Withdrawn() in events:
        events = events[events.index(Withdrawn()) :]
    return [each for each in events if isinstance(each, VerifiedSentence)], answer


@pytest.mark.parametrize("mode", [*STREAMS, *MODES, "401", "404", "429", "500"])
def test_quotes_come_whatever_the_endpoint_does(
    answerer: Answerer, endpoint: FaultyEndpoint, mode: str
) -> None:
    client = client_of(endpoint, mode)
    try:
        sentences, answer = settled(answerer, client)
    finally:
        client.close()
    plain = answerer.ask(ASKED)
    assert answer.sentences == plain.sentences == tuple(each.sentence for each in sentences)
    assert answer.citations == plain.citations
    assert answer.composer == "extractive"
    assert answer.remarks[0] in (NO_REPLY, UNVERIFIED)


@pytest.mark.parametrize("mode", ["slow_whole", "cut_mid", "500", "garbage", "empty", "html"])
def test_a_failure_is_told_as_one(answerer: Answerer, endpoint: FaultyEndpoint, mode: str) -> None:
    client = client_of(endpoint, mode)
    try:
        assert settled(answerer, client)[1].remarks == (NO_REPLY,)
    finally:
        client.close()
