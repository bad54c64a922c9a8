"""The form of the page for checking: a draft as a text or a file, the day on which it speaks."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import dataclass

from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser
from starlette.requests import Request

from zoneqa.api.http_errors import HttpError
from zoneqa.api.request_body import collect_in_time
from zoneqa.checking.draft import Draft
from zoneqa.checking.draft_file import draft_day, read_draft, text_draft

_LARGEST = 8 << 20
"""Bytes of a form with a file, at most."""

_SECONDS = 60.0
"""Seconds that a form with a file has to arrive."""

_MOST_FIELDS = 8
_MULTIPART = "multipart/form-data"
_FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class DraftForm:
    """What was filled in; `title` is that of a file that was read before."""

    text: str = ""
    title: str = ""
    day: str = ""
    file_name: str = ""
    file: bytes = b""
    download: str = ""
    """The format in which the marked draft is asked for; empty for the page."""

    def draft(self) -> Draft:
        """Return the draft: the file if there is one. Raises BadDraft or BadFilter."""
        day = draft_day(self.day) if self.day else None
        if self.file:
            return read_draft(self.file, self.file_name, day)
        return text_draft(self.text, day, self.title)


async def read_form(request: Request) -> DraftForm:
    """Read a form that was sent. Raises HttpError."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in (_MULTIPART, _FORM):
        raise HttpError(415, "content_type", "The body must be a form.")
    raw = await collect_in_time(request, _LARGEST, _SECONDS)
    try:
        form = await _parsed(request, raw, multipart=kind == _MULTIPART)
    except (MultiPartException, UnicodeDecodeError, KeyError):
        raise HttpError(400, "body_not_form", "The body is not a form.") from None
    try:
        return await _filled_in(form)
    finally:
        await form.close()


async def _parsed(request: Request, raw: bytes, *, multipart: bool) -> FormData:
    async def stream() -> AsyncGenerator[bytes, None]:
        yield raw

    if not multipart:
        parser = FormParser(
            request.headers, stream(), max_fields=_MOST_FIELDS, max_part_size=_LARGEST
        )
        return await parser.parse()
    parts = MultiPartParser(
        request.headers, stream(), max_files=1, max_fields=_MOST_FIELDS, max_part_size=_LARGEST
    )
    return await parts.parse()


async def _filled_in(fields: FormData) -> DraftForm:
    upload = fields.get("file")
    file = await upload.read() if isinstance(upload, UploadFile) else b""
    name = (upload.filename or "") if isinstance(upload, UploadFile) else ""
    texts = {name: value for name, value in fields.items() if isinstance(value, str)}
    return DraftForm(
        text=texts.get("text", ""),
        title=texts.get("title", ""),
        day=texts.get("date", "").strip(),
        file_name=name,
        file=file,
        download=texts.get("download", ""),
    )
