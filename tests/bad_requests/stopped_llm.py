"""An LLM that hangs for everyone, or is not there."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bad_requests.llm_site import (
    FIRST_SECONDS,
    LlmSite,
    is_quoted,
    open_llm_site,
)
from tests.bad_requests.llm_stub import hangs, says
from tests.bad_requests.row import Checks, Data
from tests.bad_requests.site import ANSWERED
from tests.load.http_client import ask

_AT_ONCE = 50
_REST_SECONDS = 10
_GIVEN_UP_SECONDS = 2 * FIRST_SECONDS
"""With two workers, three failures take so long."""

_FAST, _TRIES = 0.3, 5
"""Seconds of the processor for an answer while the LLM rests, measured over some."""

_EXPECTED = {200, 429, 503}


@contextmanager
def open_resting_site(index: Path, folder: Path) -> Iterator[LlmSite]:
    """A service that leaves its LLM alone after three failures, for a short while."""
    rest = {"ZONEQA_LLM_FAILURES": "3", "ZONEQA_LLM_REST_SECONDS": str(_REST_SECONDS)}
    with open_llm_site(index, folder, **rest) as site:
        yield site


def _hangs_for_everyone(site: LlmSite, _data: Data) -> bool:
    """Many at once get quotes; then the LLM rests, and is asked again after a while.

    However slow the machine is, nobody waits for the LLM longer than until it is given up.
    """
    site.llm.reply = hangs
    replies = site.send_at_once([ask(ANSWERED)] * _AT_ONCE)
    answered = [each for each in replies if each.status == 200]
    asked, before = len(site.llm.asked), site.served.processor_seconds()
    resting = [site.ask(ANSWERED) for _ in range(_TRIES)]
    spent = site.served.processor_seconds() - before
    slowest = max(each.seconds for each in resting)
    rested = len(site.llm.asked) == asked and spent < _TRIES * _FAST
    time.sleep(_REST_SECONDS + FIRST_SECONDS)
    site.llm.reply = says("抱歉，我不知道。")
    site.ask(ANSWERED)
    return (
        bool(answered)
        and {each.status for each in replies} <= _EXPECTED
        and all(map(is_quoted, (*answered, *resting)))
        and all(each.seconds < _GIVEN_UP_SECONDS + _AT_ONCE * slowest for each in answered)
        and rested
        and len(site.llm.asked) == asked + 1
    )


def _is_not_there(site: LlmSite, _data: Data) -> bool:
    """Each answer is made of quotes, once in a conversation."""
    shown, messages, last = site.in_conversation()
    return (
        site.falls_back()
        and last == "done"
        and [each["answer"] for each in messages] == [shown]
        and bool(shown["citations"])
    )


RESTING: Checks[LlmSite] = {"L002": _hangs_for_everyone}
GONE: Checks[LlmSite] = {"L001": _is_not_there}
