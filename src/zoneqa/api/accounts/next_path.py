"""Where a person wanted to go before signing in: only ever a page of this service."""

from __future__ import annotations

import re
from urllib.parse import urlencode, urlsplit

_LOCAL = re.compile(r"/(?![/\\])[\x21-\x5b\x5d-\x7e]*")
"""A path of printable ASCII that names no other host and has no backslash, which browsers take
for a slash."""

_LONGEST = 2000


def local_path(given: str) -> str:
    """Return a path to go on to, `/` unless it is certainly one of ours."""
    if len(given) > _LONGEST or not _LOCAL.fullmatch(given):
        return "/"
    parts = urlsplit(given)
    is_ours = not parts.scheme and not parts.netloc and not parts.path.startswith("//")
    return given if is_ours and not parts.path.startswith("/login") else "/"


def login_address(path: str, query: str) -> str:
    """Return the address of the login page that leads back to a page."""
    wanted = f"{path}?{query}" if query else path
    going_on = local_path(wanted)
    return "/login" if going_on == "/" else "/login?" + urlencode({"next": going_on})
