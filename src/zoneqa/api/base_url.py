"""The address under which people reach the service, for links that leave it."""

from __future__ import annotations

from urllib.parse import quote

from starlette.requests import Request


def base_url(request: Request, public_url: str | None = None) -> str:
    """Return scheme, host and prefix, without a slash at the end.

    It is `public_url`, else that of the request, whose host has been checked. A proxy says in
    headers that it speaks https, or serves us under a prefix.
    """
    if public_url:
        return public_url
    return f"{_scheme(request)}://{request.headers['host']}{path_prefix(request)}"


def is_https(request: Request) -> bool:
    """Return whether the browser speaks https, with us or with a proxy."""
    return _scheme(request) == "https"


def _scheme(request: Request) -> str:
    forwarded = request.headers.get("x-forwarded-proto", "").partition(",")[0].strip().lower()
    return forwarded if forwarded in {"http", "https"} else request.url.scheme


def path_prefix(request: Request) -> str:
    """Return the path before ours, or nothing; one that is malformed is none."""
    prefix = request.headers.get("x-forwarded-prefix") or request.scope.get("root_path", "")
    is_path = prefix.startswith("/") and not prefix.startswith("//")
    return prefix.rstrip("/") if is_path and quote(prefix, safe="/%") == prefix else ""
