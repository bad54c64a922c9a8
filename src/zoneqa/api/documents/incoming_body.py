"""Bodies that go to the disk as they arrive."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

from starlette.requests import ClientDisconnect, Request

from zoneqa.api.documents.document_service import DocumentService
from zoneqa.api.http_errors import HttpError
from zoneqa.api.request_body import LONGEST_NUMBER
from zoneqa.corpus.stored_upload import IncomingFile

BINARY = "application/octet-stream"

_SILENT_SECONDS = 30.0
_PIECE = 1 << 20
"""Bytes that are written at once."""


async def chunks_of(request: Request, largest: int) -> AsyncIterator[bytes]:
    """Yield a body as it arrives.

    Raises HttpError if it is larger than that, if nothing comes for a while, or if it breaks off.
    """
    check_length(request, largest)
    stream, size = aiter(request.stream()), 0
    while True:
        try:
            chunk = await asyncio.wait_for(anext(stream), _SILENT_SECONDS)
        except StopAsyncIteration:
            return
        except TimeoutError:
            raise HttpError(408, "body_too_slow", "The body did not arrive in time.") from None
        except ClientDisconnect:
            raise HttpError(400, "body_cut_off", "The body was cut off.") from None
        size += len(chunk)
        if size > largest:
            raise too_large(largest)
        if chunk:
            yield chunk


async def write_body(request: Request, service: DocumentService, incoming: IncomingFile) -> None:
    """Write a body into a file. Raises HttpError as `chunks_of`, or NotKept."""
    writer = PieceWriter(service, incoming)
    async for chunk in chunks_of(request, service.largest):
        await writer.write(chunk)
    await writer.flush()


async def drained(request: Request, largest: int) -> None:
    """Read what is left of a body that is refused, so that its sender hears why."""
    try:
        async for _ in chunks_of(request, largest):
            pass
    except (HttpError, RuntimeError):
        return  # it has been read, or is not worth reading


class PieceWriter:
    """Writes into a file in pieces, in a thread."""

    def __init__(self, service: DocumentService, incoming: IncomingFile) -> None:
        self._service = service
        self._incoming = incoming
        self._pending = bytearray()

    async def write(self, data: bytes) -> None:
        """Add bytes. Raises NotKept."""
        self._pending += data
        if len(self._pending) >= _PIECE:
            await self.flush()

    async def flush(self) -> None:
        """Write what is pending. Raises NotKept."""
        data = bytes(self._pending)
        self._pending.clear()
        await self._service.write(_writing(self._incoming, data))


def _writing(incoming: IncomingFile, data: bytes) -> Callable[[], Any]:
    return lambda: incoming.write(data)


def check_length(request: Request, largest: int) -> None:
    """Raise HttpError for a body that says that it is too large."""
    length = request.headers.get("content-length", "0")
    if not (length.isascii() and length.isdigit() and len(length) < LONGEST_NUMBER):
        raise HttpError(400, "content_length", "The Content-Length is not a number.")
    if int(length) > largest:
        raise too_large(largest)


def too_large(largest: int) -> HttpError:
    """Return the error of a body over the limit."""
    return HttpError(413, "body_too_large", f"A file may have {largest >> 20} MB at most.")
