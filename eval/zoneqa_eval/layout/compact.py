"""The form in which texts are compared: without blanks and what may be printed in any way."""

from __future__ import annotations

import re

# Blanks, the line between cells, and marks of notes: ①, [1], [^1], ^1^, 注1：.
_UNCOUNTED = re.compile(r"\s|\||[①-⑳]|\[\^?\d{1,2}\]|\^\d{1,2}\^|注\d{1,2}：")


def compact(text: str) -> str:
    """Return a text without what does not count."""
    return _UNCOUNTED.sub("", text)
