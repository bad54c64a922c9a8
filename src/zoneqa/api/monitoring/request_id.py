"""The id of a request, by which its lines in the log are found, also those of other threads."""

from __future__ import annotations

import string
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import uuid4

HEADER = "X-Request-Id"

_LONGEST = 64
_SANE = frozenset(string.ascii_letters + string.digits + "-_.")
_request_id: ContextVar[str] = ContextVar("request_id", default="")


def request_id_for(given: str | None) -> str:
    """Return the id that a proxy or client gave, if it can stand in a log, else a new one."""
    if given and len(given) <= _LONGEST and _SANE.issuperset(given):
        return given
    return uuid4().hex[:12]


def current_request_id() -> str:
    """Return the id of the request that is being answered; empty outside of any."""
    return _request_id.get()


@contextmanager
def answering(request_id: str) -> Iterator[None]:
    """Make this the current request."""
    token = _request_id.set(request_id)
    try:
        yield
    finally:
        _request_id.reset(token)
