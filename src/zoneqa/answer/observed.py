"""Telling an observer how each answer ended, without changing what is answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from zoneqa.types import Answer, Events

Outcome = Answer | Literal["failed", "abandoned"]
"""The answer; or that there was an error, or that nobody waited for the end."""

Observe = Callable[[Outcome], None]
"""Is told of each outcome in the thread that answers; must be quick and raise nothing."""


def nobody(outcome: Outcome) -> None:
    """Observe nothing."""


def observed(events: Events, observe: Observe) -> Events:
    """Yield the events of an answer, then tell how it ended."""
    outcome: Outcome = "abandoned"
    try:
        for event in events:
            if isinstance(event, Answer):
                outcome = event
            yield event
    except Exception:
        outcome = "failed"
        raise
    finally:
        observe(outcome)
