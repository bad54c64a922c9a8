"""The security headers of every response."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import httpx2

from tests.bad_requests.keys import guarded_routes
from tests.bad_requests.office import Office
from tests.bad_requests.row import Checks, Data
from tests.bad_requests.site import ANSWERED
from tests.e2e.chromium import Watch, running_chromium
from zoneqa.accounts.person import UserRole
from zoneqa.api.accounts.cookies import SESSION
from zoneqa.api.middleware.security_headers import HEADERS, POLICY

_LAX = re.compile(r"unsafe-(inline|eval)|\*|\b(data|https?):")
_PAGES = ("/", "/articles", "/facts", "/check", "/documents", "/account", "/feedback")
_OPEN = ("/login", "/login/oidc", "/health", "/ready", "/metrics", "/nothing", "/static/none.js")
_NO_HTTP = (
    b"no http\r\n\r\n",
    b"GET /%b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n" % (b"a" * 9000),
    b"TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
)


def _headers_everywhere(office: Office, _data: Data) -> bool:
    """Every response has the security headers, and no page breaks their policy."""
    wanted = {name.lower(): value for name, value in HEADERS.items()}
    del wanted["cache-control"]  # files that do not change have their own
    with office.browser(office.person(UserRole.ADMIN)) as admin, office.client() as nobody:
        token = admin.cookies[SESSION]
        heads = [*_heads(admin), *_heads(nobody), *map(_lines, _raw_heads(office))]
    all_there = all(wanted.items() <= head.items() and "cache-control" in head for head in heads)
    _visit(office, token)
    return all_there and not _LAX.search(POLICY)


def _heads(client: httpx2.Client) -> Iterator[Mapping[str, str]]:
    """Yield the headers of all kinds of responses to a client."""
    routes = [route for route in guarded_routes() if route != ("POST", "/account/forget")]
    for method, path in (*routes, *(("GET", each) for each in _OPEN)):
        yield client.request(method, path).headers
    for path in re.findall(r'(?:href|src)="(/static/[^"]+)"', client.get("/login").text):
        yield client.get(path).headers
    streamed = {"Accept": "text/event-stream"}
    yield client.post("/api/ask", json={"question": ANSWERED}, headers=streamed).headers
    yield client.post("/api/ask", content=b"a" * 2_000_000).headers


def _raw_heads(office: Office) -> Iterator[bytes]:
    for raw in _NO_HTTP:
        yield office.send(raw).head


def _lines(head: bytes) -> Mapping[str, str]:
    pairs = (line.partition(": ") for line in head.decode().split("\r\n")[1:])
    return {name.lower(): value for name, _, value in pairs}


def _visit(office: Office, token: str) -> None:
    """Open every page and ask in a browser. Raises AssertionError if anything breaks the policy."""
    with running_chromium() as browser:
        context = browser.new_context(locale="zh-CN", base_url=office.url)
        context.add_cookies([{"name": SESSION, "value": token, "url": office.url}])
        page = context.new_page()
        watch = Watch(page, office.url)
        for path in (*_PAGES, "/"):
            page.goto(path)
        page.locator("#question").fill(ANSWERED)
        page.keyboard.press("Enter")
        page.locator(".tools").wait_for()
        assert not watch.troubles, watch.troubles


CHECKS: Checks[Office] = {"A016": _headers_everywhere}
