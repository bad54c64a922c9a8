"""The seam to an LLM: messages in, pieces of text out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Message:
    """A message of a conversation with an LLM."""

    role: Literal["system", "user", "assistant"]
    content: str


Generate = Callable[[Sequence[Message]], Iterator[str]]
"""Yields the pieces of a reply as they come; closing the iterator cancels the request.

A piece may be empty, so that a caller who has been left can close it while nothing comes. Raises
ServiceUnreachable, also after some pieces.
"""


@contextmanager
def closed_at_end(pieces: Iterator[str]) -> Iterator[Iterator[str]]:
    """Close a reply when the block is left, however it is left."""
    try:
        yield pieces
    finally:
        close = getattr(pieces, "close", None)
        if close is not None:
            close()
