"""The routes for asking without a script."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from zoneqa.api.answer_page import AnswerPage, trouble
from zoneqa.api.ask_form import AskForm, read_ask_form
from zoneqa.api.asked_events import asked_events
from zoneqa.api.disconnect import while_connected
from zoneqa.api.http_errors import HttpError, http_error
from zoneqa.api.page_routes import PageRoutes
from zoneqa.api.shown_answer import ShownAnswer, shown_answers
from zoneqa.conversation.rewriter import MakeRewriter
from zoneqa.errors import ZoneqaError


@dataclass(frozen=True, slots=True)
class AskRoutes:
    """The handlers of the form for asking; `pages` shows it like every other page."""

    pages: PageRoutes
    make_rewriter: MakeRewriter

    async def ask(self, request: Request) -> Response:
        """Show the answer to the question that was sent, or why there is none."""
        layout, form = self.pages.layout(request), AskForm()
        try:
            form = await read_ask_form(request)
            shown = await self._answered(request, form)
        except (ZoneqaError, HttpError) as error:
            return self._refused(request, form, http_error(error))
        page = AnswerPage(layout, form.following(shown.answer), form.thread, shown)
        return self.pages.show(request, page)

    async def _answered(self, request: Request, form: AskForm) -> ShownAnswer:
        service = self.pages.service
        events = asked_events(form.request(), await service.ready(request), self.make_rewriter)
        job = service.answers.start(lambda: shown_answers(events()))
        shown = await while_connected(request, job.last())
        assert shown is not None, "the last event is the answer"
        return shown

    def _refused(self, request: Request, form: AskForm, error: HttpError) -> Response:
        layout = self.pages.layout(request)
        page = AnswerPage(layout, form, form.thread, notice=trouble(error.code, layout))
        return self.pages.show(request, page, status=error.status, headers=error.headers)


def ask_routes(pages: PageRoutes, make_rewriter: MakeRewriter) -> APIRouter:
    """Return the routes; to look at /ask, as after a change of its language, begins anew."""
    router, routes = APIRouter(), AskRoutes(pages, make_rewriter)
    router.add_route("/ask", pages.chat, methods=["GET"])
    router.add_route("/ask", routes.ask, methods=["POST"])
    return router
