"""The accounts, used from the event loop: whatever asks the database does so in a thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from starlette.requests import Request
from starlette.responses import Response

from zoneqa.accounts.account import PROXY
from zoneqa.accounts.accounts import Accounts
from zoneqa.accounts.person import Person
from zoneqa.api.accounts.cookies import SESSION, read_cookie, set_cookie
from zoneqa.api.accounts.form_token import tie_forms_to
from zoneqa.api.worker_pool import WorkerPool
from zoneqa.storage.records import UserRecord

T = TypeVar("T")

_LOOKUP_WORKERS = 2
_PASSWORD_WORKERS = 1
"""Checking a password takes a core for a moment: those who sign in wait for each other, and nobody
can try several passwords at once."""

_SIGN_ON_WORKERS = 2
"""A provider that is slow keeps nobody from signing in otherwise."""


class AccountService:
    """Finds out who asks. Every method raises Busy, and what the accounts raise."""

    def __init__(self, accounts: Accounts) -> None:
        self.accounts = accounts
        self._lookups = WorkerPool("account", workers=_LOOKUP_WORKERS)
        self._passwords = WorkerPool("password", workers=_PASSWORD_WORKERS)
        self._sign_ons = WorkerPool("sign-on", workers=_SIGN_ON_WORKERS)

    async def look_up(self, work: Callable[[], T]) -> T:
        """Return the result of work that takes milliseconds."""
        return await self._lookups.call(work)

    async def with_password(self, work: Callable[[], T]) -> T:
        """Return the result of work that hashes a password."""
        return await self._passwords.call(work)

    async def with_provider(self, work: Callable[[], T]) -> T:
        """Return the result of work that asks the OpenID provider."""
        return await self._sign_ons.call(work)

    async def seconds_to_wait(self, person_or_key: str) -> int:
        """Count a request; return 0 if it may pass, else the seconds until one may."""
        return await self.look_up(lambda: self.accounts.requests.wait(person_or_key))

    async def seconds_to_sign_in(self, address: str) -> int:
        """Count a try to sign in; return 0 if it may be made, else the seconds until one may."""
        return await self.look_up(lambda: self.accounts.sign_in_tries.wait(address))

    async def owner_of_key(self, key: str) -> Person | None:
        """Return whose key it is; None for one that is not valid."""
        return await self.look_up(lambda: self.accounts.keys.owner(key))

    async def person_of_session(self, request: Request) -> Person | None:
        """Return who is signed in in the browser."""
        token = read_cookie(request, SESSION)
        if not token:
            return None
        return await self.look_up(lambda: self.accounts.sessions.person(token))

    async def begin_session(self, request: Request, user: UserRecord) -> str:
        """Return the token of a new session, whatever session the browser had before.

        From then on, the forms of a page that is the response belong to the new session.
        """
        before = read_cookie(request, SESSION)
        token = await self.look_up(lambda: self.accounts.sessions.begin(user, instead_of=before))
        tie_forms_to(request, token)
        return token

    def keep_session(self, request: Request, response: Response, token: str) -> None:
        """Give the browser the token of its session."""
        set_cookie(request, response, SESSION, token, self.accounts.sessions.longest_seconds)

    async def person_at_proxy(self, request: Request) -> Person | None:
        """Return whom a proxy that is believed names."""
        proxy, headers = self.accounts.proxy, request.headers
        if not proxy.user_header:
            return None
        named = proxy.named_person(
            _peer(request),
            [_utf8(each) for each in headers.getlist(proxy.user_header)],
            [_utf8(each) for each in headers.getlist(proxy.groups_header)],
        )
        if named is None:
            return None
        return await self.look_up(lambda: self.accounts.sign_ons.person(PROXY, named))

    def client_address(self, request: Request) -> str:
        """Return the address of the client, behind a proxy that is believed."""
        hops = request.headers.getlist("x-forwarded-for")
        return self.accounts.proxy.client(_peer(request), hops)

    def close(self) -> None:
        """Accept no more work."""
        for pool in (self._lookups, self._passwords, self._sign_ons):
            pool.close()


def _peer(request: Request) -> str:
    return request.client.host if request.client else ""


def _utf8(value: str) -> str:
    """Return the value of a header as a proxy sent it."""
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value
