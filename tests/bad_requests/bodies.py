"""Bad bodies and bad HTTP, sent to a service where nobody signs in."""

from __future__ import annotations

import json
from typing import Any

from tests.bad_requests.row import Check, Checks, Data
from tests.bad_requests.site import JSON, Site
from tests.load.http_client import get


def body(*statuses: int, seconds: float = 10, kind: str = JSON, more: str = "") -> Check[Site]:
    """A body is answered with one of these statuses, in time, and not repeated."""

    def check(site: Site, data: Data) -> bool:
        raw = data if isinstance(data, bytes) else data.encode()
        reply = site.post(raw, kind=kind, more=more)
        is_small = reply.status == 200 or len(reply.body) < 2000
        return reply.status in statuses and reply.seconds < seconds and is_small

    return check


def raw(*statuses: int) -> Check[Site]:
    """Raw bytes get one of these statuses; a connection that is reset is as good."""
    return lambda site, data: site.send(data).status in {0, *statuses}


def _null(site: Site, _data: Data) -> bool:
    values: tuple[Any, ...] = (None, 1, 1.5, True, [], {})
    return all(site.post(json.dumps({"question": v}).encode()).status == 422 for v in values)


def _methods(site: Site, _data: Data) -> bool:
    for path in ("/api/ask", "/api/articles", "/health", "/"):
        for method in ("TRACE", "TRACK", "PUT", "PATCH", "PROPFIND", "A" * 300):
            head = f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            reply = site.send(head.encode())
            if reply.status != 405 or b"\r\nallow: " not in reply.head.lower():
                return False
    without_body = site.send(get("/health").replace(b"GET", b"HEAD"))
    return without_body.status == 200 and without_body.body == b""


def _multipart(site: Site, data: Data) -> bool:
    kinds = (
        "multipart/form-data; boundary=b",
        "multipart/form-data",
        "multipart/form-data; boundary=",
    )
    long = f"multipart/form-data; boundary={'b' * 10_000}"
    replies = [site.post(data, "/check", kind) for kind in (*kinds, long)]
    return all(400 <= reply.status < 500 or reply.status == 0 for reply in replies)


CHECKS: Checks[Site] = {
    **dict.fromkeys(("P006", "P009", "P010", "P011"), body(400, 413, 422, seconds=1)),
    **dict.fromkeys(("P025", "P026"), raw(400, 404)),
    **dict.fromkeys(("P038", "P040"), _multipart),
    "Q011": body(413, seconds=1),
    "U002": body(400, 422),
    "I017": body(422),
    "P001": body(400, 422),
    "P002": body(400, 422),
    "P003": body(422),
    "P004": _null,
    "P005": body(200, 400, 422),
    "P012": body(400),
    "P013": body(400, 415),
    "P015": body(200),
    "P016": body(415, kind="text/plain"),
    "P017": body(415, kind="application/x-www-form-urlencoded"),
    "P019": body(415, more="Content-Encoding: gzip\r\n"),
    "P020": raw(400),
    "P022": raw(400, 431),
    "P024": raw(400, 404, 414),
    "P027": raw(400),
    "P028": _methods,
    "P036": raw(400),
}
