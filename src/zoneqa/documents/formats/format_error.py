"""The error for files that cannot be read, and a decoder that raises it."""

from __future__ import annotations

from zoneqa.documents.document import Reason
from zoneqa.documents.encoding import Decoded, decode


class FormatError(Exception):
    """The error of a file that cannot be read, which `registry.parse` turns into a Problem.

    `says` is one sentence.
    """

    def __init__(self, reason: Reason, says: str) -> None:
        super().__init__(says)
        self.reason = reason
        self.says = says


def decoded(data: bytes, declared: str | None = None) -> Decoded:
    """Return the decoded bytes. Raises FormatError if they are not text."""
    result = decode(data, declared)
    if result is None:
        raise FormatError("not_text", "It is not text in UTF-8, UTF-16, GB18030 or Big5.")
    return result


def notes_on(text: Decoded) -> tuple[str, ...]:
    """Return notes on characters that could not be decoded."""
    if not text.broken:
        return ()
    return (f"{text.broken} characters could not be read in {text.encoding}.",)
