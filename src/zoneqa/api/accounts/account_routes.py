"""The routes of one's own account."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from zoneqa.accounts.account import Account
from zoneqa.accounts.data_requests import DataRequests
from zoneqa.accounts.person import ROLE_NAMES, Person
from zoneqa.api import openapi
from zoneqa.api.accounts.account_page import KEY_DAYS, AccountPage
from zoneqa.api.accounts.account_service import AccountService
from zoneqa.api.accounts.form_token import read_own_form
from zoneqa.api.asking_person import person_of
from zoneqa.api.base_url import root_path
from zoneqa.api.http_errors import http_error_of_status
from zoneqa.api.page_routes import PageRoutes
from zoneqa.errors import BadAccount, SignInFailed, SignInPaused
from zoneqa.json_types import PersonJson
from zoneqa.storage.records import ApiKeyRecord


@dataclass(frozen=True, slots=True)
class AccountRoutes:
    """The handlers; without `service`, nobody has an account."""

    pages: PageRoutes
    service: AccountService | None
    data_requests: DataRequests | None

    async def person(self, request: Request) -> Response:
        """Return who asks, for programs that want to know what their key may do."""
        person = person_of(request)
        row: PersonJson = {
            "id": person.id,
            "name": person.name,
            "role": person.role.label,
            "groups": sorted(person.groups),
        }
        return JSONResponse(row)

    async def account(self, request: Request) -> Response:
        """Show the account."""
        return await self._page(request)

    async def change_password(self, request: Request) -> Response:
        """Change one's own password, which ends all other sessions."""
        service, account = await self._own(request)
        fields, user = await read_own_form(request), account.user
        accounts, address = service.accounts, service.client_address(request)
        old, new = fields.get("password", ""), fields.get("new_password", "")
        if new != fields.get("new_password_again", ""):
            return await self._page(request, notice="passwords_differ", status=422)
        try:
            await service.with_password(
                lambda: accounts.sign_ins.change_password(user, old, new, address)
            )
        except SignInPaused as error:
            return await self._page(request, notice=error.code, status=429)
        except SignInFailed:
            return await self._page(request, notice="password_wrong", status=422)
        except BadAccount:
            return await self._page(request, notice="password_weak", status=422)
        token = await service.begin_session(request, user)
        response = await self._page(request, done="password_changed")
        service.keep_session(request, response, token)
        return response

    async def make_key(self, request: Request) -> Response:
        """Make a key and show it, this once."""
        service, account = await self._own(request)
        fields = await read_own_form(request)
        name, days = fields.get("name", ""), fields.get("days", "")
        role = ROLE_NAMES.get(fields.get("role", ""))
        if role is None or days not in map(str, KEY_DAYS):
            raise http_error_of_status(400)
        try:
            key = await service.look_up(
                lambda: service.accounts.keys.make(account.user.id, account, name, int(days), role)
            )
        except BadAccount:
            return await self._page(request, notice="key_refused", status=422)
        return await self._page(request, new_key=key)

    async def revoke_key(self, request: Request) -> Response:
        """Revoke one of one's own keys."""
        service, account = await self._own(request)
        fields = await read_own_form(request)
        own, key_id = account.user.id, fields.get("key_id", "")
        if not await service.look_up(lambda: service.accounts.keys.revoke(own, own, key_id)):
            raise http_error_of_status(404)
        return RedirectResponse(root_path(request) + "/account", 303)

    async def export(self, request: Request) -> Response:
        """Hand out what is kept of the person, as a file."""
        data, person = await self._sent_for_data(request)
        service = self.pages.service
        known = await service.lookups.call(lambda: data.collections(person.id))
        visible = await service.visible_of(request, known)

        def file() -> Response:
            rows = data.export(person.id, person.id, _audit_name(person), visible)
            headers = {"Content-Disposition": 'attachment; filename="zoneqa-data.json"'}
            return JSONResponse(rows, headers=headers)

        return await service.lookups.call(file)

    async def forget(self, request: Request) -> Response:
        """Delete the conversations and the feedback of the person."""
        data, person = await self._sent_for_data(request)
        forget = partial(data.forget, person.id, person.id, _audit_name(person))
        await self.pages.service.lookups.call(forget)
        return await self._page(request, done="data_deleted")

    async def _sent_for_data(self, request: Request) -> tuple[DataRequests, Person]:
        """Return what is kept, and who sent a form of ours. Raises HttpError."""
        await read_own_form(request)
        if self.data_requests is None:
            raise http_error_of_status(404)
        return self.data_requests, person_of(request)

    async def _own(self, request: Request) -> tuple[AccountService, Account]:
        """Return the account of who asks. Raises HttpError where there is none."""
        account = await self._account(request)
        if self.service is None or account is None:
            raise http_error_of_status(404)
        return self.service, account

    async def _account(self, request: Request) -> Account | None:
        service, person = self.service, person_of(request)
        if service is None:
            return None
        return await service.look_up(lambda: service.accounts.people.account(person.id))

    async def _page(
        self,
        request: Request,
        *,
        new_key: str | None = None,
        notice: str | None = None,
        done: str | None = None,
        status: int = 200,
    ) -> Response:
        layout, service = self.pages.layout(request), self.service
        account = await self._account(request)
        keys: Sequence[ApiKeyRecord] = ()
        if service and account:
            keys = await service.look_up(lambda: service.accounts.keys.of(account.user.id))
        texts = layout.translations
        page = AccountPage(
            layout,
            account,
            keys,
            new_key,
            texts[f"account_{notice}"] if notice else None,
            texts[f"account_{done}"] if done else None,
            keeps=self.data_requests is not None,
        )
        return self.pages.show(request, page, status=status)


def _audit_name(person: Person) -> str:
    """Return how the audit log calls a person, also the local one, who has no name."""
    return person.name or person.id


def account_routes(
    pages: PageRoutes, service: AccountService | None, data_requests: DataRequests | None = None
) -> APIRouter:
    """Return the routes of one's own account, and of what is kept of oneself."""
    router, routes = APIRouter(), AccountRoutes(pages, service, data_requests)
    router.get(
        "/api/person",
        summary="Who asks, and what that person may do",
        response_model=PersonJson,
        responses=openapi.error_responses(*openapi.EVERY_ROUTE),
    )(routes.person)
    router.add_route("/account", routes.account, methods=["GET"])
    router.add_route("/account/export", routes.export, methods=["POST"])
    router.add_route("/account/forget", routes.forget, methods=["POST"])
    router.add_route("/account/password", routes.change_password, methods=["POST"])
    router.add_route("/account/keys", routes.make_key, methods=["POST"])
    router.add_route("/account/keys/revoke", routes.revoke_key, methods=["POST"])
    return router
