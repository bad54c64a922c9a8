"""What becomes of a reply: its text, or one of our errors."""

from __future__ import annotations

import contextlib
import logging
from itertools import islice

import pytest

from tests.llm.conftest import Ask
from zoneqa.errors import (
    LLMBadReply,
    LLMFailed,
    LLMPaused,
    LLMRejected,
    LLMTooSlow,
    LLMUnreachable,
)
from zoneqa.llm.breaker import CircuitBreaker
from zoneqa.llm.client import LLMClient
from zoneqa.llm.endpoint import Endpoint, ReplyLimits
from zoneqa.llm.generate import Message
from zoneqa_eval.faulty_endpoint import REPLY, SECRET, FaultyEndpoint

QUESTION = (Message("system", "只按文章回答。"), Message("user", "企业有多少家？"))


@pytest.mark.parametrize(
    "model",
    [
        *("ok", "split", "no_usage", "usage", "nothing_after_end"),
        *("no_choices", "think", "reasoning"),
    ],
)
def test_the_text_of_a_reply_arrives(client_of: Ask, model: str) -> None:
    assert "".join(client_of(model)(QUESTION)) == "".join(REPLY)


def test_pieces_arrive_as_they_are_sent(client_of: Ask) -> None:
    pieces = client_of("slow_whole")(QUESTION)
    assert next(pieces) == REPLY[0]
    assert list(islice(pieces, 2)) == ["", ""], "a sign of life while nothing comes"


def test_the_request_is_that_of_the_protocol(client_of: Ask, faulty: FaultyEndpoint) -> None:
    list(client_of("ok", tokens=99)(QUESTION))
    (request,) = faulty.requests
    assert request == {
        "model": "ok",
        "messages": [
            {"role": "system", "content": "只按文章回答。"},
            {"role": "user", "content": "企业有多少家？"},
        ],
        "temperature": 0,
        "max_tokens": 99,
        "stream": True,
    }
    assert faulty.keys == [f"Bearer {SECRET}"]


@pytest.mark.parametrize(
    ("model", "error", "says"),
    [
        ("401", LLMRejected, "refused the key (401); check OPENAI_API_KEY."),
        ("403", LLMRejected, "refused the key (403); check OPENAI_API_KEY."),
        ("404", LLMRejected, "knows no such model or address (404); check ZONEQA_LLM_MODEL"),
        ("400", LLMRejected, "rejected the request (400)."),
        ("429", LLMRejected, "takes no more requests for now (429)."),
        ("redirect", LLMRejected, "rejected the request (307)."),
        ("500", LLMUnreachable, "has failed (500)."),
        ("503", LLMUnreachable, "has failed (503)."),
        ("drop", LLMUnreachable, "cannot be reached, or broke off."),
        ("no_http", LLMUnreachable, "cannot be reached, or broke off."),
        ("cut_mid", LLMUnreachable, "cannot be reached, or broke off."),
        ("no_end", LLMBadReply, "broke off its reply, or sent no chat completion."),
        ("only_done", LLMBadReply, "broke off its reply, or sent no chat completion."),
        ("no_events", LLMBadReply, "broke off its reply, or sent no chat completion."),
        ("other_json", LLMBadReply, "broke off its reply, or sent no chat completion."),
        ("odd_choices", LLMBadReply, "broke off its reply, or sent no chat completion."),
        ("html", LLMBadReply, "sent something else than a stream of text."),
        ("not_streamed", LLMBadReply, "sent something else than a stream of text."),
        ("garbage", LLMBadReply, "sent what is no chat completion."),
        ("not_utf8", LLMBadReply, "sent what is no chat completion."),
        ("wrong_done", LLMBadReply, "sent what is no chat completion."),
        ("error_event", LLMBadReply, "sent what is no chat completion."),
        ("endless_line", LLMBadReply, "sent more than a reply can be."),
        ("empty", LLMBadReply, "sent an empty reply."),
        ("blank", LLMBadReply, "sent an empty reply."),
        ("only_thoughts", LLMBadReply, "sent an empty reply."),
        ("only_reasoning", LLMBadReply, "sent an empty reply."),
    ],
)
def test_a_failure_is_told_in_a_sentence(
    client_of: Ask, faulty: FaultyEndpoint, model: str, error: type[LLMFailed], says: str
) -> None:
    with pytest.raises(error) as raised:
        list(client_of(model)(QUESTION))
    host = faulty.url.removeprefix("http://").removesuffix("/v1")
    assert str(raised.value).startswith(f"The LLM at {host} {says}")
    assert raised.value.exit_code == 7


@pytest.mark.parametrize("model", ["401", "429", "500", "cut_mid", "garbage", "error_event"])
def test_no_failure_tells_the_key(
    client_of: Ask, model: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    client = client_of(model)
    with pytest.raises(LLMFailed) as raised:
        list(client(QUESTION))
    error: BaseException | None = raised.value
    while error:
        assert SECRET not in f"{error!r} {error}"
        error = error.__cause__
    assert SECRET not in caplog.text
    assert SECRET not in f"{client!r} {Endpoint('m', key=SECRET)!r}"


@pytest.mark.parametrize("model", ["ok", "401", "500", "cut_mid", "redirect"])
@pytest.mark.parametrize("address", ["//user:{}@", "//{}@", "//:{}@"])
def test_no_log_or_failure_tells_a_password_in_the_address(
    faulty: FaultyEndpoint, model: str, address: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    url = faulty.url.replace("//", address.format(SECRET))
    client = LLMClient(Endpoint(model, url), ReplyLimits(attempts=1), CircuitBreaker())
    with contextlib.suppress(LLMFailed):
        list(client(QUESTION))
    client.close()
    assert faulty.requests
    assert SECRET not in caplog.text


def test_what_came_before_a_failure_has_arrived(client_of: Ask) -> None:
    pieces = client_of("cut_mid")(QUESTION)
    assert next(pieces) == REPLY[0]
    with pytest.raises(LLMUnreachable):
        list(pieces)


@pytest.mark.parametrize("model", ["slow_first", "trickle"])
def test_the_first_token_is_waited_for_so_long(client_of: Ask, model: str) -> None:
    with pytest.raises(LLMTooSlow, match=r"had not begun its reply after 0.2 s\.$"):
        list(client_of(model, first_token_seconds=0.2)(QUESTION))


def test_the_whole_reply_is_waited_for_so_long(client_of: Ask) -> None:
    pieces = client_of("slow_whole", whole_seconds=0.4)(QUESTION)
    assert next(pieces) == REPLY[0]
    with pytest.raises(LLMTooSlow, match=r"had not ended its reply after 0.4 s\.$"):
        list(pieces)


def test_a_refused_connection_is_no_reply() -> None:
    with FaultyEndpoint() as gone:
        url = gone.url
    client = LLMClient(Endpoint("ok", url, SECRET), ReplyLimits(), CircuitBreaker())
    with pytest.raises(LLMUnreachable, match="cannot be reached"):
        list(client(QUESTION))
    client.close()


def test_a_password_in_the_address_is_not_told() -> None:
    with FaultyEndpoint() as gone:
        url = gone.url.replace("//", "//ada:geheim@")
    client = LLMClient(Endpoint("ok", url), ReplyLimits(attempts=1), CircuitBreaker())
    with pytest.raises(LLMUnreachable) as raised:
        list(client(QUESTION))
    assert "geheim" not in str(raised.value)
    client.close()


def test_an_endless_reply_is_a_failure_after_as_many_characters_as_can_be(client_of: Ask) -> None:
    pieces: list[str] = []
    with pytest.raises(LLMBadReply, match="sent a reply that does not end"):
        pieces.extend(client_of("endless", tokens=30)(QUESTION))
    assert "".join(pieces) == "园区" * 120


def test_closing_the_iterator_closes_the_connection(client_of: Ask, faulty: FaultyEndpoint) -> None:
    pieces = client_of("endless", tokens=10**9)(QUESTION)
    next(pieces)
    pieces.close()  # type: ignore[attr-defined]
    assert faulty.left.wait(20)


def test_a_failure_before_the_first_token_is_tried_again(
    client_of: Ask, faulty: FaultyEndpoint
) -> None:
    assert "".join(client_of("recover", attempts=2)(QUESTION)) == "".join(REPLY)
    assert len(faulty.requests) == 2


@pytest.mark.parametrize(
    ("model", "requests"), [("500", 3), ("drop", 3), ("cut_mid", 1), ("429", 1), ("401", 1)]
)
def test_attempts_are_bounded(
    client_of: Ask, faulty: FaultyEndpoint, model: str, requests: int
) -> None:
    with pytest.raises(LLMFailed):
        list(client_of(model, attempts=3)(QUESTION))
    assert len(faulty.requests) == requests


def test_after_failures_no_request_is_made_until_the_trial(
    client_of: Ask, faulty: FaultyEndpoint
) -> None:
    now = [0.0]
    breaker = CircuitBreaker(failures=2, rest_seconds=10, clock=lambda: now[0])
    failing, sound = client_of("500", breaker), client_of("ok", breaker)
    for _ in range(2):
        with pytest.raises(LLMUnreachable):
            list(failing(QUESTION))
    with pytest.raises(LLMPaused):
        list(sound(QUESTION))
    assert len(faulty.requests) == 2
    now[0] = 10.0
    assert "".join(sound(QUESTION)) == "".join(REPLY)
    assert not breaker.is_open
