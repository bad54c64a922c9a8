"""Checking a draft in a thread, step by step, so that one that takes too long is given up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import monotonic

from starlette.requests import Request

from zoneqa.api.disconnect import while_connected
from zoneqa.api.http_errors import HttpError
from zoneqa.api.protocols import AnswererProtocol
from zoneqa.api.service import Service
from zoneqa.checking.checked import CheckedDraft, check_in_steps
from zoneqa.checking.draft import Draft
from zoneqa.text.language import language_of
from zoneqa.types import Language

LONGEST_CHECK_BODY = 1 << 20
"""Bytes of JSON with a draft, at most."""

LONGEST_CHECK = 180.0
"""Seconds that a check may take."""


async def checked_draft(
    request: Request,
    service: Service,
    read: Callable[[], Draft],
    language: Language | None = None,
) -> CheckedDraft:
    """Read and check a draft while its client waits. Raises as `checked_in_time`."""
    answerer = await service.ready(request)
    checking = service.checks.start(lambda: checked_in_time(answerer, read, language))
    checked = await while_connected(request, checking.last())
    assert checked is not None, "the last step is the whole draft"
    return checked


def checked_in_time(
    answerer: AnswererProtocol,
    read: Callable[[], Draft],
    language: Language | None = None,
    clock: Callable[[], float] = monotonic,
) -> Iterator[CheckedDraft | None]:
    """Read a draft; yield None for each sentence, and at last the whole of it, checked.

    Reasons are in its own language unless one is given. Raises BadDraft or BadFilter, and HttpError
    once it has taken too long.
    """
    draft = read()
    spoken = language or language_of(draft.article.text)
    ends = clock() + LONGEST_CHECK
    sentences = answerer.checker.sentences(draft, spoken)
    for done, step in enumerate(check_in_steps(draft, sentences, answerer.generation), 1):
        yield step
        if step is None and clock() > ends:
            raise _too_slow(done)


def _too_slow(done: int) -> HttpError:
    message = (
        f"Checking took longer than {LONGEST_CHECK:g} s, after {done:,} sentences. "
        "Check the draft in parts."
    )
    return HttpError(503, "check_too_slow", message)
