"""The routes on which an admin manages people and reads what was done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from zoneqa.accounts.account import Account
from zoneqa.accounts.administration import People
from zoneqa.accounts.group_names import group_names
from zoneqa.accounts.person import ROLE_NAMES, UserRole
from zoneqa.api.accounts.account_service import AccountService
from zoneqa.api.accounts.audit_page import AuditPage, audit_entries
from zoneqa.api.accounts.form_token import read_own_form
from zoneqa.api.accounts.people_page import PeoplePage, PersonPage
from zoneqa.api.asking_person import person_of
from zoneqa.api.base_url import root_path
from zoneqa.api.http_errors import http_error, http_error_of_status
from zoneqa.api.page_routes import PageRoutes
from zoneqa.errors import UsageError

_ENTRIES = 100
"""Lines of the audit log on a page."""

Fields = dict[str, str]


@dataclass(frozen=True, slots=True)
class PeopleRoutes:
    """The handlers of the pages for admins."""

    pages: PageRoutes
    service: AccountService

    async def list(self, request: Request) -> Response:
        """Show all people."""
        return await self._list(request)

    async def add(self, request: Request) -> Response:
        """Add a person with a password that the admin hands over."""
        fields, by = await read_own_form(request), person_of(request).id
        name, password = fields.get("name", ""), fields.get("password", "")
        role = _role(fields)
        try:
            groups = group_names(fields.get("groups", ""))
            account = await self.service.with_password(
                lambda: self._people.add(by, name, role, groups, password)
            )
        except UsageError as error:
            return await self._list(request, error, name)
        return _to(request, f"/admin/people/{account.user.id}")

    async def show(self, request: Request) -> Response:
        """Show one account."""
        return self._shown(request, await self._account(request))

    async def set_rights(self, request: Request) -> Response:
        """Give a person a role and groups."""

        def change(by: str, account: Account, fields: Fields) -> None:
            groups = group_names(fields.get("groups", ""))
            self._people.set_rights(by, account, _role(fields), groups)

        return await self._changed(request, change)

    async def set_password(self, request: Request) -> Response:
        """Give a person another password, which ends the person's sessions."""

        def change(by: str, account: Account, fields: Fields) -> None:
            self._people.set_password(by, account, fields.get("password", ""))

        return await self._changed(request, change)

    async def set_active(self, request: Request) -> Response:
        """Disable an account, or enable it again."""

        def change(by: str, account: Account, fields: Fields) -> None:
            self._people.set_active(by, account, is_active=fields.get("active") == "1")

        return await self._changed(request, change)

    async def sign_out(self, request: Request) -> Response:
        """End all sessions of a person."""

        def change(by: str, account: Account, _fields: Fields) -> None:
            self._people.sign_out(by, account)

        return await self._changed(request, change)

    async def remove(self, request: Request) -> Response:
        """Remove an account."""

        def change(by: str, account: Account, _fields: Fields) -> None:
            self._people.remove(by, account)

        return await self._changed(request, change, going_on="/admin/people")

    async def audit(self, request: Request) -> Response:
        """Show who did what, the newest first."""
        given = request.query_params.get("before", "")
        before = int(given) if given.isascii() and given.isdigit() and len(given) < 18 else None
        accounts = self.service.accounts
        entries = await self.service.look_up(lambda: audit_entries(accounts, _ENTRIES, before))
        is_full = len(entries) == _ENTRIES
        older = f"/admin/audit?before={entries[-1].record.number}" if is_full else None
        return self.pages.show(request, AuditPage(self.pages.layout(request), entries, older))

    @property
    def _people(self) -> People:
        return self.service.accounts.people

    async def _account(self, request: Request) -> Account:
        user_id = request.path_params["user_id"]
        account = await self.service.look_up(lambda: self._people.account(user_id))
        if account is None:
            raise http_error_of_status(404)
        return account

    async def _changed(
        self,
        request: Request,
        change: Callable[[str, Account, Fields], None],
        going_on: str | None = None,
    ) -> Response:
        """Change an account as its form says, and show it again."""
        fields, by = await read_own_form(request), person_of(request).id
        account = await self._account(request)
        try:
            await self.service.with_password(lambda: change(by, account, fields))
        except UsageError as error:
            return self._shown(request, account, error)
        return _to(request, going_on or f"/admin/people/{account.user.id}")

    def _shown(
        self, request: Request, account: Account, error: UsageError | None = None
    ) -> Response:
        layout = self.pages.layout(request)
        notice = _notice(layout.translations, error)
        page = PersonPage(layout, account, notice)
        return self.pages.show(request, page, status=_status(error))

    async def _list(
        self, request: Request, error: UsageError | None = None, name: str = ""
    ) -> Response:
        accounts = await self.service.look_up(self._people.all)
        layout, ways = self.pages.layout(request), self.service.accounts.ways
        notice = _notice(layout.translations, error)
        page = PeoplePage(layout, accounts, "accounts" in ways, notice, name)
        return self.pages.show(request, page, status=_status(error))


def _role(fields: Fields) -> UserRole:
    """Return the role of a form. Raises HttpError for one that its page does not offer."""
    role = ROLE_NAMES.get(fields.get("role", ""))
    if role is None:
        raise http_error_of_status(400)
    return role


def _status(error: UsageError | None) -> int:
    return http_error(error).status if error else 200


def _notice(texts: Any, error: UsageError | None) -> str | None:
    """Return the sentence for an error in the language of the page."""
    if error is None:
        return None
    return str(texts.get(f"account_{error.code}", texts["trouble"]))


def _to(request: Request, path: str) -> Response:
    return RedirectResponse(root_path(request) + path, 303)


def people_routes(pages: PageRoutes, service: AccountService) -> APIRouter:
    """Return the routes of the pages for admins."""
    router, routes = APIRouter(), PeopleRoutes(pages, service)
    one = "/admin/people/{user_id}"
    router.add_route("/admin/people", routes.list, methods=["GET"])
    router.add_route("/admin/people", routes.add, methods=["POST"])
    router.add_route(one, routes.show, methods=["GET"])
    router.add_route(f"{one}/rights", routes.set_rights, methods=["POST"])
    router.add_route(f"{one}/password", routes.set_password, methods=["POST"])
    router.add_route(f"{one}/active", routes.set_active, methods=["POST"])
    router.add_route(f"{one}/sign-out", routes.sign_out, methods=["POST"])
    router.add_route(f"{one}/remove", routes.remove, methods=["POST"])
    router.add_route("/admin/audit", routes.audit, methods=["GET"])
    return router
