"""The seam to anything that knows Chinese for English words."""

from __future__ import annotations

from collections.abc import Callable

from zoneqa.types import Wordings

Translate = Callable[[str], tuple[Wordings, ...]]
"""The terms of an English text, in order, each as all that it may be called in Chinese."""


def untranslated(text: str) -> tuple[Wordings, ...]:
    """Return no term: a Translate without a dictionary."""
    return ()
