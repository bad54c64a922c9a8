"""The routes for asking without a script."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import cast

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from zoneqa.api.answer_page import AnswerPage, trouble
from zoneqa.api.ask_form import AskForm, read_ask_form
from zoneqa.api.asked_events import asked_events
from zoneqa.api.asking_person import person_of
from zoneqa.api.disconnect import while_connected
from zoneqa.api.history.history_requests import one_line
from zoneqa.api.history.history_service import HistoryService
from zoneqa.api.http_errors import HttpError, http_error
from zoneqa.api.page_routes import PageRoutes
from zoneqa.api.shown_answer import ShownAnswer, shown_answers
from zoneqa.conversation.rewriter import MakeRewriter
from zoneqa.errors import ZoneqaError
from zoneqa.json_types import AnswerJson
from zoneqa.serialize import answer_json
from zoneqa.storage.records import NewMessage
from zoneqa.types import Answer, Collections

LONGEST_TITLE = 100
"""Characters of a question that are the title of its conversation."""

log = logging.getLogger("zoneqa.api")


@dataclass(frozen=True, slots=True)
class AskRoutes:
    """The handlers of the form for asking; `pages` shows it like every other page."""

    pages: PageRoutes
    make_rewriter: MakeRewriter
    history: HistoryService | None

    async def ask(self, request: Request) -> Response:
        """Show the answer to the question that was sent, or why there is none."""
        layout, form = self.pages.layout(request), AskForm()
        try:
            form = await read_ask_form(request)
            shown, collections = await self._answered(request, form)
        except (ZoneqaError, HttpError) as error:
            return self._refused(request, form, http_error(error))
        conversation = await self._keep(request, form, shown.answer, collections)
        following = form.following(shown.answer, conversation)
        page = AnswerPage(layout, following, form.thread, shown)
        return self.pages.show(request, page)

    async def _answered(self, request: Request, form: AskForm) -> tuple[ShownAnswer, Collections]:
        """Return the answer, and the collections that were searched for it."""
        service = self.pages.service
        answerer, collections = await service.ready_over(request)
        events = asked_events(form.request(), answerer, self.make_rewriter)
        job = service.answers.start(lambda: shown_answers(events()))
        shown = await while_connected(request, job.last())
        assert shown is not None, "the last event is the answer"
        return shown, collections

    async def _keep(
        self, request: Request, form: AskForm, answer: Answer, collections: Collections
    ) -> str:
        """Keep an answer in the conversation of the form, or a new one; return its id."""
        if self.history is None:
            return ""
        store, owner = self.history.stores.conversations, person_of(request).id
        row = cast("AnswerJson", answer_json(answer))
        filters = form.request().filters.model_dump(exclude_defaults=True)
        message = NewMessage(form.question, row, filters, tuple(sorted(collections)))

        def keep() -> str:
            if form.conversation and store.add(owner, form.conversation, message):
                return form.conversation
            begun = store.create(owner, one_line(form.question)[:LONGEST_TITLE])
            store.add(owner, begun.id, message)
            return begun.id

        try:
            return await self.history.call(keep)
        except (ZoneqaError, HttpError) as error:
            log.error("an answer was not kept: %s", error)
            return form.conversation

    def _refused(self, request: Request, form: AskForm, error: HttpError) -> Response:
        layout = self.pages.layout(request)
        page = AnswerPage(layout, form, form.thread, notice=trouble(error.code, layout))
        return self.pages.show(request, page, status=error.status, headers=error.headers)


def ask_routes(
    pages: PageRoutes, make_rewriter: MakeRewriter, history: HistoryService | None
) -> APIRouter:
    """Return the routes; to look at /ask, as after a change of its language, begins anew."""
    router, routes = APIRouter(), AskRoutes(pages, make_rewriter, history)
    router.add_route("/ask", pages.chat, methods=["GET"])
    router.add_route("/ask", routes.ask, methods=["POST"])
    return router
