"""Signing in and out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from urllib.parse import quote, unquote

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from zoneqa.accounts.counted_address import counted_address
from zoneqa.accounts.openid_provider import SignOn
from zoneqa.accounts.passwords import is_too_long
from zoneqa.accounts.secret_tokens import new_token
from zoneqa.api.accounts.account_service import AccountService
from zoneqa.api.accounts.cookies import SESSION, SIGN_ON, delete_cookie, read_cookie, set_cookie
from zoneqa.api.accounts.form_token import read_own_form
from zoneqa.api.accounts.next_path import local_path
from zoneqa.api.accounts.sign_in_page import SignInPage
from zoneqa.api.base_url import base_url, root_path
from zoneqa.api.http_errors import http_error_of_status
from zoneqa.api.page_routes import PageRoutes
from zoneqa.errors import SignInFailed, SignInPaused, SignOnFailed
from zoneqa.storage.records import UserRecord

_CALLBACK = "/login/oidc/callback"
_SIGN_ON_SECONDS = 600
"""Seconds that a person has for signing on at the provider."""


@dataclass(frozen=True, slots=True)
class SignInRoutes:
    """The handlers; `public_url` is the address that the provider sends people back to."""

    pages: PageRoutes
    service: AccountService
    public_url: str | None

    async def form(self, request: Request) -> Response:
        """Show the page for signing in; who has signed in goes on."""
        going_on = local_path(request.query_params.get("next", ""))
        if await self.service.person_of_session(request):
            return self._on_to(request, going_on)
        return self._page(request, going_on)

    async def sign_in(self, request: Request) -> Response:
        """Sign in with a name and a password."""
        self._require("accounts")
        fields = await read_own_form(request)
        going_on = local_path(fields.get("next", ""))
        name, password = fields.get("name", ""), fields.get("password", "")
        address = self.service.client_address(request)
        try:
            if is_too_long(password) or is_too_long(name):
                return self._page(request, going_on, "sign_in_failed", 422)
            wait = await self.service.seconds_to_sign_in(counted_address(address))
            if wait:
                raise SignInPaused(wait)
            user = await self.service.with_password(
                lambda: self.service.accounts.sign_ins.user(name, password, address)
            )
        except SignInPaused as error:
            headers = {"Retry-After": str(ceil(error.seconds))}
            return self._page(request, going_on, error.code, 429, headers=headers)
        except SignInFailed as error:
            return self._page(request, going_on, error.code, 401, name=name)
        return await self._signed_in(request, user, going_on)

    async def sign_out(self, request: Request) -> Response:
        """End the session."""
        await read_own_form(request)
        token = read_cookie(request, SESSION)
        if token:
            await self.service.look_up(lambda: self.service.accounts.sessions.end(token))
        response = RedirectResponse(root_path(request) + "/login", 303)
        delete_cookie(request, response, SESSION)
        return response

    async def sign_on(self, request: Request) -> Response:
        """Send a person to the sign-on of the organisation."""
        self._require("oidc")
        provider = self.service.accounts.provider
        assert provider
        going_on = local_path(request.query_params.get("next", ""))
        begun, callback = SignOn(new_token()), self._callback(request)
        try:
            address = await self.service.with_provider(lambda: provider.address(begun, callback))
        except SignOnFailed as error:
            return self._page(request, going_on, error.code, 503)
        response = RedirectResponse(address, 303)
        kept = f"{begun.secret}.{quote(going_on, safe='')}"
        set_cookie(request, response, SIGN_ON, kept, _SIGN_ON_SECONDS)
        return response

    async def signed_on(self, request: Request) -> Response:
        """Sign in whom the provider sent back."""
        self._require("oidc")
        secret, _, kept = read_cookie(request, SIGN_ON).partition(".")
        going_on, callback = local_path(unquote(kept)), self._callback(request)
        answer = dict(request.query_params)
        try:
            if not secret:
                raise SignOnFailed("The sign-on was begun elsewhere, or too long ago.")
            address = self.service.client_address(request)
            user = await self.service.with_provider(
                lambda: self._proven(SignOn(secret), answer, callback, address)
            )
        except (SignOnFailed, SignInFailed) as error:
            code = SignOnFailed.code if isinstance(error, SignOnFailed) else "sign_on_refused"
            response = self._page(request, going_on, code, 403)
        else:
            response = await self._signed_in(request, user, going_on)
        # Whatever came of it, this sign-on is over.
        delete_cookie(request, response, SIGN_ON)
        return response

    def _proven(
        self, begun: SignOn, answer: Mapping[str, str], callback: str, address: str
    ) -> UserRecord:
        accounts = self.service.accounts
        assert accounts.provider
        named = accounts.provider.person(begun, answer, callback)
        return accounts.sign_ons.signed_on(accounts.provider.registration.issuer, named, address)

    async def _signed_in(self, request: Request, user: UserRecord, going_on: str) -> Response:
        token = await self.service.begin_session(request, user)
        response = self._on_to(request, going_on)
        self.service.keep_session(request, response, token)
        return response

    def _require(self, way: str) -> None:
        """Raise HttpError 404 for a way to sign in that was not chosen."""
        if way not in self.service.accounts.ways:
            raise http_error_of_status(404)

    def _callback(self, request: Request) -> str:
        return base_url(request, self.public_url) + _CALLBACK

    def _on_to(self, request: Request, going_on: str) -> Response:
        return RedirectResponse(root_path(request) + going_on, 303)

    def _page(
        self,
        request: Request,
        going_on: str,
        code: str = "",
        status: int = 200,
        *,
        name: str = "",
        headers: dict[str, str] | None = None,
    ) -> Response:
        layout = self.pages.layout(request)
        notice = layout.translations[f"account_{code}"] if code else None
        page = SignInPage(layout, self.service.accounts.ways, going_on, name, notice)
        return self.pages.show(request, page, status=status, headers=headers)


def sign_in_routes(pages: PageRoutes, service: AccountService, public_url: str | None) -> APIRouter:
    """Return the routes of signing in and out."""
    router, routes = APIRouter(), SignInRoutes(pages, service, public_url)
    router.add_route("/login", routes.form, methods=["GET"])
    router.add_route("/login", routes.sign_in, methods=["POST"])
    router.add_route("/logout", routes.sign_out, methods=["POST"])
    router.add_route("/login/oidc", routes.sign_on, methods=["GET"])
    router.add_route(_CALLBACK, routes.signed_on, methods=["GET"])
    return router
