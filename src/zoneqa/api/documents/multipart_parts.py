"""The parts of a form, one after the other as they arrive: a file is never held in memory."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.requests import Request

from zoneqa.api.documents.incoming_body import chunks_of
from zoneqa.api.http_errors import HttpError

if TYPE_CHECKING:
    from python_multipart.multipart import MultipartCallbacks

MULTIPART = "multipart/form-data"
_LONGEST_HEADER = 4096


@dataclass(frozen=True, slots=True)
class PartBegun:
    """The head of a part; `file_name` is None for a plain field."""

    name: str
    file_name: str | None


@dataclass(frozen=True, slots=True)
class PartEnded:
    """The end of a part."""


PartEvent: TypeAlias = PartBegun | bytes | PartEnded


async def part_events(request: Request, largest: int) -> AsyncIterator[PartEvent]:
    """Yield the parts of a form: the head of each, its bytes, its end. Raises HttpError."""
    kind, options = parse_options_header(request.headers.get("content-type", ""))
    boundary = options.get(b"boundary")
    if kind.decode("latin-1").lower() != MULTIPART or not boundary:
        raise HttpError(415, "content_type", "The body must be a form with files.")
    events = _Events()
    try:
        parser = MultipartParser(boundary, events.callbacks())
        async for chunk in chunks_of(request, largest):
            parser.write(chunk)
            for event in events.taken():
                yield event
        parser.finalize()
    except (FormParserError, UnicodeDecodeError, KeyError):
        raise HttpError(400, "body_not_form", "The body is not a form.") from None


class _Events:
    """Collects what the parser calls back."""

    def __init__(self) -> None:
        self._found: list[PartEvent] = []
        self._header = bytearray()
        self._value = bytearray()
        self._disposition = b""

    def callbacks(self) -> MultipartCallbacks:
        return {
            "on_part_begin": self._begin,
            "on_header_field": self._add_header,
            "on_header_value": self._add_value,
            "on_header_end": self._end_header,
            "on_headers_finished": self._end_headers,
            "on_part_data": lambda data, start, end: self._found.append(bytes(data[start:end])),
            "on_part_end": lambda: self._found.append(PartEnded()),
        }

    def taken(self) -> list[PartEvent]:
        """Return what was found since the last time."""
        found, self._found = self._found, []
        return found

    def _begin(self) -> None:
        self._disposition = b""

    def _add_header(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end]

    def _add_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]
        if len(self._value) > _LONGEST_HEADER:
            raise FormParserError("a header is too long")

    def _end_header(self) -> None:
        if bytes(self._header).lower() == b"content-disposition":
            self._disposition = bytes(self._value)
        self._header.clear()
        self._value.clear()

    def _end_headers(self) -> None:
        _, options = parse_options_header(self._disposition)
        file_name = options.get(b"filename")
        known = file_name.decode("utf-8", "replace") if file_name is not None else None
        self._found.append(PartBegun(options[b"name"].decode(), known))
