"""Times and sizes as people read them."""

from __future__ import annotations

from datetime import datetime

_KILO = 1000


def moment(time: datetime) -> str:
    """Return a time as people read it, where the service runs."""
    return f"{time.astimezone():%Y-%m-%d %H:%M}"


def size_in_words(size: int) -> str:
    """Return a size in bytes, kilobytes or megabytes."""
    if size < _KILO:
        return f"{size} B"
    kilobytes = size / _KILO
    return f"{kilobytes:,.0f} KB" if kilobytes < _KILO else f"{kilobytes / _KILO:,.1f} MB"
