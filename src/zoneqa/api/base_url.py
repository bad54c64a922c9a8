"""The address under which people reach the service: its host, and the path below which it is."""

from __future__ import annotations

from urllib.parse import quote

from starlette.requests import Request


def root_path(request: Request) -> str:
    """Return the path before all our addresses, such as /zoneqa; empty at the root of a host."""
    return str(request.scope.get("root_path", ""))


def cookie_path(request: Request) -> str:
    """Return the path of our cookies: what else the host serves does not get them."""
    return root_path(request) or "/"


def base_url(request: Request, public_url: str | None = None) -> str:
    """Return scheme, host and path for links that leave the service, without a slash at the end.

    It is `public_url`, else that of the request, whose host has been checked. A proxy says in
    headers that it speaks https and, where no setting does, that it serves us below a path.
    """
    if public_url:
        return public_url
    below = root_path(request) or _forwarded_path(request)
    return f"{_scheme(request)}://{request.headers['host']}{below}"


def is_https(request: Request) -> bool:
    """Return whether the browser speaks https, with us or with a proxy."""
    return _scheme(request) == "https"


def _scheme(request: Request) -> str:
    forwarded = request.headers.get("x-forwarded-proto", "").partition(",")[0].strip().lower()
    return forwarded if forwarded in {"http", "https"} else request.url.scheme


def _forwarded_path(request: Request) -> str:
    """Return the path that a proxy names, or nothing; one that is malformed is none."""
    path = request.headers.get("x-forwarded-prefix", "")
    is_path = path.startswith("/") and not path.startswith("//")
    return path.rstrip("/") if is_path and quote(path, safe="/%") == path else ""
