"""A token in every form, which no page of another site can know."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from zoneqa.accounts.secret_tokens import derived, is_same, new_token
from zoneqa.api.accounts.bearer_key import bearer_key
from zoneqa.api.accounts.cookies import FORM, SESSION, read_cookie, set_cookie
from zoneqa.api.form_body import FormLimits, read_form_body, text_fields
from zoneqa.api.http_errors import HttpError

FIELD = "form_token"

_FRESH = "fresh_form_secret"
_BEGUN = "begun_session"


def form_token(request: Request) -> str:
    """Return the token for the forms of a page."""
    secret = _secret(request)
    if not secret:
        secret = getattr(request.state, _FRESH, None) or new_token()
        setattr(request.state, _FRESH, secret)
    return derived(secret, FIELD)


def keep_form_secret(request: Request, response: Response) -> None:
    """Give the browser the secret of the forms on a page that is sent to it, if it has none."""
    fresh = getattr(request.state, _FRESH, None)
    if fresh:
        set_cookie(request, response, FORM, fresh)


def tie_forms_to(request: Request, session_token: str) -> None:
    """Have the forms of the page that is the response belong to a session that has just begun."""
    setattr(request.state, _BEGUN, session_token)


async def read_own_form(request: Request) -> dict[str, str]:
    """Read the fields of a form that one of our pages sent. Raises HttpError."""
    form = await read_form_body(request, FormLimits())
    try:
        fields = text_fields(form)
    finally:
        await form.close()
    require_form_token(request, fields)
    return fields


def require_form_token(request: Request, fields: Mapping[str, str]) -> None:
    """Raise HttpError 403 for a form that is not from a page of ours in this browser.

    Who has a key makes up the token as well. A form could turn a key that may little and ends soon
    into one that may more and lasts, so keys send none.
    """
    if bearer_key(request):
        raise HttpError(403, "forbidden", "A key is not enough for this; sign in with a browser.")
    secret = _secret(request)
    if not secret or not is_same(fields.get(FIELD, ""), derived(secret, FIELD)):
        message = "The form is too old; open its page again and send it once more."
        raise HttpError(403, "form_token", message)


def _secret(request: Request) -> str:
    """Return what a form is tied to: the session, or else a cookie of its own."""
    begun: str = getattr(request.state, _BEGUN, "")
    return begun or read_cookie(request, SESSION) or read_cookie(request, FORM)
