"""When an LLM that failed is asked again."""

from __future__ import annotations

import pytest

from zoneqa.errors import LLMFailed, LLMPaused, LLMTooSlow
from zoneqa.llm.breaker import CircuitBreaker


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def breaker(clock: Clock) -> CircuitBreaker:
    return CircuitBreaker(failures=2, rest_seconds=30, clock=clock)


def fail(breaker: CircuitBreaker, times: int = 1) -> None:
    for _ in range(times):
        with pytest.raises(LLMTooSlow), breaker.call():
            raise LLMTooSlow("late")


def is_refused(breaker: CircuitBreaker) -> bool:
    try:
        with breaker.call():
            return False
    except LLMPaused:
        return True


def test_failures_in_a_row_open_it(breaker: CircuitBreaker) -> None:
    fail(breaker)
    assert not breaker.is_open
    fail(breaker)
    assert breaker.is_open
    assert is_refused(breaker)


def test_a_success_between_failures_keeps_it_closed(breaker: CircuitBreaker) -> None:
    for _ in range(3):
        fail(breaker)
        assert not is_refused(breaker)


def test_after_its_rest_one_trial_is_admitted(breaker: CircuitBreaker, clock: Clock) -> None:
    fail(breaker, times=2)
    clock.now = 30
    with breaker.call():
        assert is_refused(breaker), "a second trial"
    assert not is_refused(breaker)


def test_a_trial_that_fails_begins_the_rest_anew(breaker: CircuitBreaker, clock: Clock) -> None:
    fail(breaker, times=2)
    clock.now = 30
    fail(breaker)
    clock.now = 59
    assert is_refused(breaker)
    clock.now = 60
    assert not is_refused(breaker)


def test_a_trial_that_is_given_up_leaves_room_for_another(
    breaker: CircuitBreaker, clock: Clock
) -> None:
    fail(breaker, times=2)
    clock.now = 30
    with pytest.raises(GeneratorExit), breaker.call():
        raise GeneratorExit
    with pytest.raises(LLMFailed), breaker.call():
        raise LLMFailed("still")
    assert breaker.is_open
