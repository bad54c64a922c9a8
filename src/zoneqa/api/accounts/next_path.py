"""Where a person wanted to go before signing in: only ever a page of this service."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

_LONGEST = 2000


def local_path(given: str) -> str:
    """Return a path to go on to, `/` unless it is certainly one of ours."""
    # Browsers take a backslash for a slash, and leave out tabs and line breaks.
    is_plain = given.isascii() and given.isprintable() and not set(given) & set(" \\")
    is_path = given.startswith("/") and not given.startswith("//")
    if len(given) > _LONGEST or not is_plain or not is_path:
        return "/"
    return "/" if urlsplit(given).path.startswith(("/login", "/logout")) else given


def login_address(path: str, query: str) -> str:
    """Return the address of the login page that leads back to a page."""
    wanted = f"{path}?{query}" if query else path
    going_on = local_path(wanted)
    return "/login" if going_on == "/" else "/login?" + urlencode({"next": going_on})
