"""Reading the form of a page, within bounds: its fields, and a file if it has one."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import dataclass

from starlette.datastructures import FormData
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser
from starlette.requests import Request

from zoneqa.api.http_errors import HttpError
from zoneqa.api.request_body import BODY_SECONDS, LIMIT, collect_in_time

_MULTIPART = "multipart/form-data"
_FORM = "application/x-www-form-urlencoded"
_MOST_FIELDS = 8


@dataclass(frozen=True, slots=True)
class FormLimits:
    """The bytes of a form and the seconds that it has to arrive, at most."""

    size: int = LIMIT
    seconds: float = BODY_SECONDS


async def read_form_body(request: Request, limits: FormLimits) -> FormData:
    """Read a form that was sent; the caller closes it. Raises HttpError."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in (_MULTIPART, _FORM):
        raise HttpError(415, "content_type", "The body must be a form.")
    raw = await collect_in_time(request, limits.size, limits.seconds)
    try:
        return await _parsed(request, raw, multipart=kind == _MULTIPART)
    except (MultiPartException, UnicodeDecodeError, KeyError):
        raise HttpError(400, "body_not_form", "The body is not a form.") from None


async def _parsed(request: Request, raw: bytes, *, multipart: bool) -> FormData:
    async def stream() -> AsyncGenerator[bytes, None]:
        yield raw

    if not multipart:
        parser = FormParser(
            request.headers, stream(), max_fields=_MOST_FIELDS, max_part_size=len(raw)
        )
        return await parser.parse()
    parts = MultiPartParser(
        request.headers, stream(), max_files=1, max_fields=_MOST_FIELDS, max_part_size=len(raw)
    )
    return await parts.parse()


def text_fields(form: FormData) -> dict[str, str]:
    """Return the fields of a form that are texts."""
    return {name: value for name, value in form.items() if isinstance(value, str)}
