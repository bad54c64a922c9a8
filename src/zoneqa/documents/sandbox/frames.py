"""Messages between our process and the parser's: a length in four bytes, then so many bytes.

JSON, never pickle: what a parser that was taken over can send is text and nothing else.
"""

from __future__ import annotations

import json
import struct
from dataclasses import asdict
from typing import IO, Any

from zoneqa.documents.document import Document, Problem

END = b""
"""The frame that says: ready, or no more of this file."""

_LENGTH = struct.Struct(">I")


class FrameTooLarge(Exception):
    """A frame that announces more bytes than are allowed."""


def write_frame(stream: IO[bytes], payload: bytes) -> None:
    stream.write(_LENGTH.pack(len(payload)))
    stream.write(payload)
    stream.flush()


def read_frame(stream: IO[bytes], limit: int) -> bytes:
    """The next frame. Raises EOFError at the end, FrameTooLarge before reading beyond the limit."""
    (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    if length > limit:
        raise FrameTooLarge
    return _exactly(stream, length)


def pack(item: Document | Problem) -> bytes:
    row = {"kind": type(item).__name__, **asdict(item)}
    return json.dumps(row, ensure_ascii=False).encode("utf-8", "surrogatepass")


def unpack(payload: bytes) -> Document | Problem:
    """The item of a frame. Raises ValueError, TypeError or KeyError if it is none."""
    row: dict[str, Any] = json.loads(payload.decode("utf-8", "surrogatepass"))
    if row.pop("kind") == "Problem":
        return Problem(**_strings(row))
    whole, notes = bool(row.pop("whole")), dict(enumerate(row.pop("notes")))
    return Document(**_strings(row), whole=whole, notes=tuple(_strings(notes).values()))


def _strings(row: dict[Any, Any]) -> dict[Any, Any]:
    # Whoever took a parser over must not be able to break the rest of the batch with a number.
    if not all(isinstance(value, str) or value is None for value in row.values()):
        raise TypeError("a field is no string")
    return row


def _exactly(stream: IO[bytes], length: int) -> bytes:
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return data
