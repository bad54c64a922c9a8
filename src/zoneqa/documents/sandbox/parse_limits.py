"""How much one file may cost."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits on parsing one file: bytes of memory, bytes of extracted text, and time.

    `seconds` are of CPU time, so that a busy machine does not make a file unreadable; `wall` is
    for a parser that only waits. Each scanned page has as much time again.
    """

    seconds: float = 10.0
    wall: float = 120.0
    memory: int = 448 << 20
    text: int = 64 << 20


LIMITS = Limits()
