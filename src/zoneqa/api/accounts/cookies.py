"""The cookies of signing in: unreadable for scripts, and tied to the host under https."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from zoneqa.api.base_url import cookie_path, is_https

SESSION = "zoneqa_session"
"""Holds the token of the session."""

FORM = "zoneqa_form"
"""Holds the secret of forms, where there is no session."""

SIGN_ON = "zoneqa_sign_on"
"""Holds the secret of a sign-on at the OpenID provider, and where to go then."""


def read_cookie(request: Request, name: str) -> str:
    """Return the value of a cookie; empty if there is none."""
    return request.cookies.get(_full_name(request, name), "")


def set_cookie(
    request: Request, response: Response, name: str, value: str, seconds: int | None = None
) -> None:
    """Set a cookie, which lasts as long as the browser is open if no time is given."""
    response.set_cookie(
        _full_name(request, name),
        value,
        max_age=seconds,
        path=cookie_path(request),
        secure=is_https(request),
        httponly=True,
        samesite="lax",
    )


def delete_cookie(request: Request, response: Response, name: str) -> None:
    """Make a browser forget a cookie."""
    response.delete_cookie(
        _full_name(request, name),
        path=cookie_path(request),
        secure=is_https(request),
        httponly=True,
        samesite="lax",
    )


def _full_name(request: Request, name: str) -> str:
    """Return a name that no plain connection can set where there is https, and no other host.

    Below a path, the cookie is for that path alone, which browsers do not combine with the latter.
    """
    if not is_https(request):
        return name
    return f"__Host-{name}" if cookie_path(request) == "/" else f"__Secure-{name}"
