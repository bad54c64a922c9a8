"""The routes of the page for checking."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from zoneqa.api.check_page import DOWNLOADS, CheckPage, trouble
from zoneqa.api.draft_check import checked_draft
from zoneqa.api.draft_form import DraftForm, read_form
from zoneqa.api.http_errors import HttpError, NothingVisible, http_error
from zoneqa.api.layout import Layout
from zoneqa.api.page_routes import PageRoutes
from zoneqa.checking.checked import CheckedDraft
from zoneqa.checking.export import EXPORT_FORMATS, export
from zoneqa.errors import BadDraft, BadFilter
from zoneqa.types import Language

_MEDIA_TYPES = {
    "md": "text/markdown; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@dataclass(frozen=True, slots=True)
class CheckRoutes:
    """The handlers of the page for checking; `pages` shows it like every other page."""

    pages: PageRoutes

    async def form(self, request: Request) -> Response:
        """Show the empty form."""
        layout = self.pages.layout(request)
        notice = await self.pages.notice(request, layout)
        page = CheckPage(layout, DraftForm(), notice=notice)
        return self.pages.show(request, page)

    async def check(self, request: Request) -> Response:
        """Show the draft that was sent with its marks, or send it as a file."""
        layout, form = self.pages.layout(request), DraftForm()
        try:
            form = await read_form(request)
            service = self.pages.service
            checked = await checked_draft(request, service, form.draft, layout.answer_language)
        except (BadDraft, BadFilter, HttpError) as error:
            return self._refused(request, form, http_error(error), layout)
        if form.download in DOWNLOADS:
            return _file(checked, form, layout.answer_language)
        return self.pages.show(request, CheckPage(layout, form, checked))

    def _refused(
        self, request: Request, form: DraftForm, error: HttpError, layout: Layout
    ) -> Response:
        if isinstance(error, NothingVisible):
            raise error
        if error.status == 503 and error.code not in ("busy", "check_too_slow"):
            raise error
        page = CheckPage(layout, form, notice=trouble(error.code, layout, has_file=bool(form.file)))
        return self.pages.show(request, page, status=error.status, headers=error.headers)


def check_routes(pages: PageRoutes) -> APIRouter:
    """Return the routes of the page for checking."""
    router, routes = APIRouter(), CheckRoutes(pages)
    router.add_route("/check", routes.form, methods=["GET"])
    router.add_route("/check", routes.check, methods=["POST"])
    return router


def _file(checked: CheckedDraft, form: DraftForm, language: Language) -> Response:
    """Return the marked draft as a file; a page is saved too, never opened with our rights."""
    chosen = next(each for each in EXPORT_FORMATS if each == form.download)
    named = quote("-".join(filter(None, (form.name, f"checked.{chosen}"))), safe="")
    plain = f'filename="checked.{chosen}"'
    headers = {"Content-Disposition": f"attachment; {plain}; filename*=UTF-8''{named}"}
    return Response(export(checked, chosen, language), 200, headers, _MEDIA_TYPES[chosen])
