"""The fields of a form that changes something: it must come from a page of ours."""

from __future__ import annotations

from starlette.requests import Request

from zoneqa.api.accounts.form_token import require_form_token
from zoneqa.api.form_body import FormLimits, read_form_body, text_fields


async def read_own_form(request: Request) -> dict[str, str]:
    """Read the fields of a form that one of our pages sent. Raises HttpError."""
    form = await read_form_body(request, FormLimits())
    try:
        fields = text_fields(form)
    finally:
        await form.close()
    require_form_token(request, fields)
    return fields
