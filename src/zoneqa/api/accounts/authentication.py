"""Who sent a request, and whether that person may: decided before any route sees it."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qsl

from starlette._utils import get_route_path
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from zoneqa.accounts.person import UNKNOWN_PERSON, Person, UserRole
from zoneqa.accounts.secret_tokens import KEY_PREFIX, token_digest
from zoneqa.api.accounts.access_table import AccessTable
from zoneqa.api.accounts.account_service import AccountService
from zoneqa.api.accounts.bearer_key import bearer_key
from zoneqa.api.accounts.next_path import login_address
from zoneqa.api.asking_person import person_of, set_person
from zoneqa.api.base_url import root_path
from zoneqa.api.error_shapes import is_for_programs
from zoneqa.api.http_errors import HttpError, http_error, http_error_of_status
from zoneqa.api.middleware.request_guard import SAFE, is_own_page
from zoneqa.errors import ZoneqaError

Refuse = Callable[[Request, HttpError], Response]
"""Returns an error as a response, in the shape that its address has."""

_KEY_PARAMETERS = frozenset({"api_key", "apikey", "access_token"})


class AuthenticationMiddleware:
    """Finds out who asks, and lets through what the table of routes allows that person.

    Without accounts, everyone is the local person.
    """

    def __init__(
        self, app: ASGIApp, *, accounts: AccountService | None, table: AccessTable, refuse: Refuse
    ) -> None:
        self.app = app
        self._accounts = accounts
        self._table = table
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope, receive)
        try:
            await self._admit(request)
        except (HttpError, ZoneqaError) as error:
            rows = self._table.rows(get_route_path(scope))
            scope["route"] = rows[0] if rows else None  # the metrics count by it
            await self._answer(request, http_error(error))(scope, receive, send)
            return
        await self.app(scope, receive, send)

    async def _admit(self, request: Request) -> None:
        """Remember who asks. Raises HttpError or ZoneqaError for what may not pass."""
        if self._accounts is None:
            self._require(person_of(request), request)
            return
        set_person(request, UNKNOWN_PERSON)
        if self._lowest_role(request) == UserRole.ANYONE:
            return  # nobody is looked up for a style sheet
        person = await self._identified(request, self._accounts)
        set_person(request, person)
        self._require(person, request)

    def _require(self, person: Person, request: Request) -> None:
        """Raise HttpError unless a person may do what a request asks for.

        What the table does not decide is not there, and only who is signed in is told so.
        """
        lowest = self._lowest_role(request)
        if not person.may(UserRole.READER if lowest is None else lowest):
            known = person.may(UserRole.READER)
            raise forbidden() if known else not_signed_in()
        if lowest is None:
            rows = self._table.rows(get_route_path(request.scope))
            allowed = {"Allow": ", ".join(sorted({row.method for row in rows}))}
            raise http_error_of_status(405, allowed) if rows else http_error_of_status(404)

    async def _identified(self, request: Request, accounts: AccountService) -> Person:
        refuse_keys_in_the_address(request)
        key = bearer_key(request)
        if key:
            person = await accounts.owner_of_key(key)
            if person is None:
                raise not_signed_in("The key is not valid, or not any more.")
        else:
            person = await self._browsing(request, accounts)
        if person is None:
            return UNKNOWN_PERSON
        wait = await accounts.seconds_to_wait(token_digest(key) if key else person.id)
        if wait:
            message = "You sent too many requests; try again in a moment."
            headers = {"Retry-After": str(wait)}
            raise HttpError(429, "too_many_requests", message, headers=headers)
        return person

    async def _browsing(self, request: Request, accounts: AccountService) -> Person | None:
        """Return who uses the browser. What it sends by itself is no proof of what they want."""
        person = await accounts.person_at_proxy(request) or await accounts.person_of_session(
            request
        )
        if person and request.method not in SAFE and not is_own_page(request.headers):
            raise HttpError(403, "cross_origin", "Requests from other sites are refused.")
        return person

    def _lowest_role(self, request: Request) -> UserRole | None:
        method = "GET" if request.method == "HEAD" else request.method
        return self._table.role(method, get_route_path(request.scope))

    def _answer(self, request: Request, error: HttpError) -> Response:
        """Return an error, or the way to the login page for a person who has not signed in."""
        if error.status != 401 or is_for_programs(request.scope):
            return self._refuse(request, error)
        is_page = request.method in SAFE
        address = login_address(get_route_path(request.scope), request.url.query if is_page else "")
        return RedirectResponse(root_path(request) + address, 303)


def forbidden() -> HttpError:
    """Return the error of a request that the role of its person does not allow."""
    return HttpError(403, "forbidden", "Your role does not allow this.")


def not_signed_in(message: str = "Sign in first, or send a key.") -> HttpError:
    """Return the error of a request by nobody that we know."""
    headers = {"WWW-Authenticate": "Bearer"}
    return HttpError(401, "not_signed_in", message, headers=headers)


def refuse_keys_in_the_address(request: Request) -> None:
    """Raise HttpError 401 for a key that proxies and browsers would write down."""
    for name, value in parse_qsl(request.url.query, keep_blank_values=True, errors="replace"):
        if name.lower() in _KEY_PARAMETERS or value.startswith(KEY_PREFIX):
            raise not_signed_in("A key does not belong into an address; send it as a header.")
