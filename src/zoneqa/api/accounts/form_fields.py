"""The fields of a form without files."""

from __future__ import annotations

from urllib.parse import parse_qsl

from starlette.requests import Request

from zoneqa.api.accounts.form_token import require_form_token
from zoneqa.api.http_errors import HttpError
from zoneqa.api.request_body import LIMIT, collect_in_time

_MOST_FIELDS = 32
_FORM = "application/x-www-form-urlencoded"


async def read_own_form(request: Request) -> dict[str, str]:
    """Read the fields of a form that one of our pages sent. Raises HttpError."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != _FORM:
        raise HttpError(415, "content_type", "The body must be a form.")
    raw = await collect_in_time(request, LIMIT)
    try:
        pairs = parse_qsl(
            raw.decode("ascii"),
            keep_blank_values=True,
            max_num_fields=_MOST_FIELDS,
            errors="strict",
        )
    except ValueError:
        raise HttpError(400, "body_not_form", "The body is not a form.") from None
    fields = dict(pairs)
    require_form_token(request, fields)
    return fields
