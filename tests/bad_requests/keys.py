"""Keys that are dead, in the wrong place, or behind forged addresses; and who may do what."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

import httpx2

from tests.api.accounts.browser import form_token, send_form
from tests.bad_requests.office import Office
from tests.bad_requests.row import Checks, Data
from tests.databases import FakeClock
from tests.load.http_client import get
from zoneqa.accounts.accounts import SIGN_INS_PER_MINUTE, make_accounts
from zoneqa.accounts.person import ROLE_NAMES, UserRole
from zoneqa.api.accounts.access_table import ROUTES, AccessTable
from zoneqa.api.accounts.cookies import FORM, SESSION
from zoneqa.settings import Settings
from zoneqa.storage.database import open_database

_FORWARDED = ("X-Forwarded-For", "X-Real-IP", "CF-Connecting-IP", "Forwarded")


def guarded_routes() -> Iterator[tuple[str, str]]:
    """Yield the method and an address of every route for which one has to sign in."""
    for role, lines in ROUTES.items():
        if role > UserRole.ANYONE:
            for method, path in (line.split(" ", 1) for line in lines):
                yield method, address_of(path)


def address_of(path: str) -> str:
    """Return an address of a route, with ids that are none."""
    return re.sub(r"\{[^}]+\}", "none", path)


def _dead_keys(office: Office, _data: Data) -> bool:
    """A key that is disabled, revoked or expired opens nothing, however it is passed."""
    ways: list[dict[str, Any]] = []
    for key in (_disabled(office), _revoked(office), _expired(office)):
        ways += [
            {"headers": {"Authorization": f"Bearer {key}"}},
            {"headers": {"X-API-Key": key}},
            {"headers": {"Cookie": f"{SESSION}={key}"}},
            {"params": {"api_key": key}},
        ]
    with office.client() as client:
        return all(
            _is_refused(client.request(method, path, **way))
            for way in ways
            for method, path in guarded_routes()
        )


def _is_refused(reply: httpx2.Response) -> bool:
    to_login = reply.headers.get("location", "").startswith("/login")
    return reply.status_code == 401 or (reply.status_code == 303 and to_login)


def _disabled(office: Office) -> str:
    account = office.person()
    key = office.key(account)
    office.accounts.people.set_active("tests", account, is_active=False)
    return key


def _revoked(office: Office) -> str:
    account = office.person()
    key, owner = office.key(account), account.user.id
    office.accounts.keys.revoke("tests", owner, office.accounts.keys.of(owner)[0].id)
    return key


def _expired(office: Office) -> str:
    """Make a key of one day years ago."""
    url = f"sqlite:///{office.folder}/zoneqa.sqlite"
    database = open_database(url, clock=FakeClock())
    past = make_accounts(Settings(), frozenset({"accounts"}), database)
    key = past.keys.make("tests", office.person(), "tests", 1, UserRole.READER)
    database.close()
    return key


def _key_in_an_address(office: Office, data: Data) -> bool:
    """A key in an address is refused and never logged; it is shown once, and kept as a digest."""
    account = office.person()
    with office.browser(account) as client:
        made = send_form(
            client, "/account", "/account/keys", name="tests", role="reader", days="30"
        )
        (shown,) = re.findall(r'<code class="key">(zq_[^<]+)</code>', made.text)
        key = html.unescape(shown)
        again = client.get("/account").text
    with office.client() as client:
        name, _, row_key = data.removeprefix("?").partition("=")
        refused = [
            client.get("/api/person", params={each: value}).status_code
            for each in (name, "API_KEY", "access_token", "q")
            for value in (key, row_key)
        ]
    kept = [path.read_bytes() for path in office.folder.glob("zoneqa.sqlite*")]
    secrets = [key.encode(), row_key.encode()]
    return (
        set(refused) == {401}
        and key not in again
        and not any(each in office.log.read_bytes() for each in secrets)
        and not any(key.encode() in each for each in kept)
    )


def _forged_addresses(office: Office, data: Data) -> bool:
    """Who says to be somebody else with each request is counted all the same."""
    header, _, pattern = data.partition(": ")
    names = (header, *_FORWARDED)

    def forged(raw: bytes, number: int) -> bytes:
        lines = "".join(f"{name}: {pattern.replace('<n>', str(number))}\r\n" for name in names)
        return raw.replace(b"\r\n", f"\r\n{lines}".encode(), 1)

    key = office.key(office.person())
    asked = get("/api/person").replace(b"\r\n", f"\r\nAuthorization: Bearer {key}\r\n".encode(), 1)
    with office.client() as client:
        token, (secret,) = form_token(client.get("/login").text), client.cookies.values()
    fields = {"form_token": token, "password": "wrong"}
    more = f"Cookie: {FORM}={secret}\r\nSec-Fetch-Site: same-origin\r\n"
    tried = [
        post_form("/login", {**fields, "name": f"n{n}"}, more)
        for n in range(SIGN_INS_PER_MINUTE + 5)
    ]
    asked_statuses, tried_statuses = (
        {
            each.status
            for each in office.send_at_once([forged(raw, n) for n, raw in enumerate(sent)])
        }
        for sent in ([asked] * (2 * Settings().requests_per_minute), tried)
    )
    return {200, 429} <= asked_statuses and {401, 429} <= tried_statuses


def post_form(path: str, fields: Mapping[str, str], more: str) -> bytes:
    """Return the bytes of a form that is sent."""
    body = urlencode(fields).encode()
    head = (
        f"POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{more}"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def _every_route_is_decided(office: Office, _data: Data) -> bool:
    """Each role does what the table of routes says, and a route without a row is nobody's."""
    table = AccessTable()
    with office.program(UserRole.ADMIN) as client:
        paths = client.get("/openapi.json").json()["paths"]
    described = [
        (method.upper(), address_of(path)) for path, each in paths.items() for method in each
    ]
    routes = sorted({*described, *guarded_routes()})
    clients = {role: office.program(role) for role in ROLE_NAMES.values()}
    clients[UserRole.ANYONE] = office.client()
    return all(
        _is_decided(client.request(*route), role, table.role(*route))
        for route in routes
        for role, client in clients.items()
    )


def _is_decided(reply: httpx2.Response, role: UserRole, lowest: UserRole | None) -> bool:
    """Whether a role passed if and only if it may."""
    if lowest is None:
        return False
    is_json = "json" in reply.headers.get("content-type", "")
    forbidden = is_json and reply.status_code == 403 and b'"forbidden"' in reply.content
    if role >= lowest:
        return not (forbidden or _is_refused(reply)) and reply.status_code < 500
    return reply.status_code == 403 if role else _is_refused(reply)


CHECKS: Checks[Office] = {
    "A009": _dead_keys,
    "A011": _key_in_an_address,
    "A012": _every_route_is_decided,
    "P029": _forged_addresses,
}
