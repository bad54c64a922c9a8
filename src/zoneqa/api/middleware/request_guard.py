"""Checks that every request has to pass before a route sees it."""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from zoneqa.api.error_shapes import program_error
from zoneqa.api.http_errors import HttpError

HOST = re.compile(r"(?P<name>[A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?")
LONGEST_ADDRESS = 8 * 1024
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class RequestGuardMiddleware:
    """Refuses forged hosts, very long addresses and requests that another site sends."""

    def __init__(self, app: ASGIApp, hosts: Collection[str] = ()) -> None:
        self.app = app
        self.hosts = frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        try:
            self.check(scope)
        except HttpError as error:
            await program_error(error, scope)(scope, receive, send)
            return
        await answer_head(self.app, scope, receive, send)

    def check(self, scope: Scope) -> None:
        """Raise HttpError if the request may not pass."""
        headers = Headers(scope=scope)
        match = HOST.fullmatch(headers.get("host", ""))
        if match is None or (self.hosts and match["name"].lower() not in self.hosts):
            message = "This service does not answer under that host name (see ZONEQA_HOSTS)."
            raise HttpError(400, "host", message)
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > LONGEST_ADDRESS:
            raise HttpError(414, "address_too_long", "The address is too long.")
        if "content-length" in headers and "transfer-encoding" in headers:
            # Two servers in a row may disagree on where such a request ends.
            message = "The request gives two lengths."
            raise HttpError(400, "two_lengths", message, headers={"Connection": "close"})
        if scope["method"] not in SAFE and is_foreign(headers):
            raise HttpError(403, "cross_origin", "Requests from other sites are refused.")


def is_foreign(headers: Headers) -> bool:
    """Return whether a browser says that the request comes from the page of another site."""
    if headers.get("sec-fetch-site", "none").lower() not in {"none", "same-origin"}:
        return True
    origin = headers.get("origin")
    return origin is not None and authority(origin) != headers["host"].lower()


def is_own_page(headers: Headers) -> bool:
    """Return whether a browser says that the request comes from a page of ours.

    A request that says nothing of it may come from any page.
    """
    says = "origin" in headers or "sec-fetch-site" in headers
    return says and not is_foreign(headers)


def authority(origin: str) -> str | None:
    """Return host and port of an Origin header; None for `null` and anything malformed."""
    try:
        return urlsplit(origin).netloc.lower() or None
    except ValueError:
        return None


async def answer_head(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer HEAD as GET without the body, on every route."""
    if scope["method"] != "HEAD":
        await app(scope, receive, send)
        return

    async def send_head(message: Message) -> None:
        if message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await send(message)

    as_get = {**scope, "method": "GET"}
    try:
        await app(as_get, receive, send_head)
    finally:
        scope["route"] = as_get.get("route")  # for those who count requests further out
