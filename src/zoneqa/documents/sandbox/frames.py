"""Messages to and from the parser process: a length of four bytes, then the payload.

Items are sent as JSON, not pickle: a compromised parser must not be able to send code.
"""

from __future__ import annotations

import json
import struct
from typing import IO, Any

from zoneqa.documents.document import Document, PageRead, ParserOutput, Problem
from zoneqa.documents.tables.grid import Grid, GridCell

END = b""
"""The empty frame: the process is ready, or the file has no more items."""

_LENGTH = struct.Struct(">I")


class FrameTooLarge(Exception):
    """The error of a frame that is longer than allowed."""


def write_frame(stream: IO[bytes], payload: bytes) -> None:
    """Write one frame and flush the stream."""
    stream.write(_LENGTH.pack(len(payload)))
    stream.write(payload)
    stream.flush()


def read_frame(stream: IO[bytes], limit: int) -> bytes:
    """Return the payload of the next frame.

    Raises EOFError at the end of the stream, and FrameTooLarge before reading beyond the limit.
    """
    (length,) = _LENGTH.unpack(_read_exactly(stream, _LENGTH.size))
    if length > limit:
        raise FrameTooLarge
    return _read_exactly(stream, length)


def pack(item: ParserOutput) -> bytes:
    """Return an item as the payload of a frame."""
    row = {"kind": type(item).__name__, **_fields(item)}
    text = json.dumps(row, ensure_ascii=False, default=_fields)
    return text.encode("utf-8", "surrogatepass")


def unpack(payload: bytes) -> ParserOutput:
    """Return the item in a payload. Raises ValueError, TypeError or KeyError if it is invalid."""
    row: dict[str, Any] = json.loads(payload.decode("utf-8", "surrogatepass"))
    kind = row.pop("kind")
    if kind == "PageRead":
        return PageRead(int(row["number"]), int(row["total"]))
    if kind == "Problem":
        return Problem(**_checked_strings(row))
    whole, notes = bool(row.pop("whole")), dict(enumerate(row.pop("notes")))
    grids = tuple(Grid(tuple(map(_cell, grid["cells"]))) for grid in row.pop("grids"))
    return Document(
        **_checked_strings(row),
        whole=whole,
        notes=tuple(_checked_strings(notes).values()),
        grids=grids,
    )


def _fields(value: Any) -> dict[str, Any]:
    # A table has up to 100,000 cells, for which asdict would take seconds.
    return {name: getattr(value, name) for name in value.__slots__}


def _cell(row: dict[str, Any]) -> GridCell:
    text, header = _checked_strings({"text": row.pop("text")})["text"], bool(row.pop("header"))
    if not all(type(number) is int and number >= 0 for number in row.values()):
        raise TypeError("a place of a cell is no number")
    return GridCell(text, header=header, **row)


def _checked_strings(row: dict[Any, Any]) -> dict[Any, Any]:
    # A compromised parser must not break the rest of the batch with values of a wrong type.
    if not all(isinstance(value, str) or value is None for value in row.values()):
        raise TypeError("a field is no string")
    return row


def _read_exactly(stream: IO[bytes], length: int) -> bytes:
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return data
