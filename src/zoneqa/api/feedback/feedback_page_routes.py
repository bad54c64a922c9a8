"""The handlers of the pages of feedback, for admins."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from zoneqa.api.accounts.form_token import read_own_form
from zoneqa.api.asking_person import person_of
from zoneqa.api.base_url import root_path
from zoneqa.api.feedback.feedback_case import BadCase, CaseForm, case_lines
from zoneqa.api.feedback.feedback_page import (
    KINDS,
    STATES,
    FeedbackItemPage,
    FeedbackPage,
    ShownFeedback,
)
from zoneqa.api.history.history_service import HistoryService
from zoneqa.api.http_errors import http_error_of_status
from zoneqa.api.page_routes import PageRoutes
from zoneqa.api.paging import list_page
from zoneqa.storage.records import FeedbackKind, FeedbackRecord, FeedbackState

ITEMS_ON_PAGE = 20
_MOST_CASES = 10_000
_CASES: tuple[FeedbackState, ...] = ("candidate", "accepted")
_STATE_AFTER: dict[str, FeedbackState] = {
    "candidate": "candidate",
    "dismiss": "dismissed",
    "reopen": "new",
}
"""The state to which each button of the queue leads."""


@dataclass(frozen=True, slots=True)
class FeedbackPageRoutes:
    """The handlers of the pages."""

    pages: PageRoutes
    history: HistoryService

    async def queue(self, request: Request) -> Response:
        """Show the feedback in one state."""
        query, store = request.query_params, self.history.stores.feedback
        state = next((each for each in STATES if each == query.get("state")), STATES[0])
        kind = next((each for each in KINDS if each == query.get("kind")), None)
        counts, total = await self.history.call(lambda: (store.counts(), store.count(state, kind)))
        part = list_page(query, total, ITEMS_ON_PAGE)
        kinds: tuple[FeedbackKind, ...] = (kind,) if kind else ()
        found = await self.history.call(
            lambda: store.queue([state], kinds, limit=part.size, offset=part.offset)
        )
        page = FeedbackPage(
            self.pages.layout(request),
            state,
            kind,
            [ShownFeedback(each) for each in found],
            counts,
            part.turner,
        )
        return self.pages.show(request, page)

    async def show(self, request: Request) -> Response:
        """Show one piece of feedback, with the form for its case."""
        record = await self._record(request)
        return self._item(request, record, _form_of(record))

    async def decide(self, request: Request) -> Response:
        """Make a candidate of feedback, dismiss it, or put it back into the queue."""
        fields, record = await read_own_form(request), await self._record(request)
        state = _STATE_AFTER.get(fields.get("decision", ""))
        if state is None or (state == "candidate" and record.answer is None):
            raise http_error_of_status(400)
        case_id = _case_id(record) if state == "candidate" else None
        await self._decided(request, record, state, case_id)
        return _to(request, record.state)

    async def accept(self, request: Request) -> Response:
        """Accept a case once what is right is confirmed and stands in the articles."""
        fields, record = await read_own_form(request), await self._record(request)
        form, answerer = CaseForm.of(fields), await self.pages.service.ready(request)
        try:
            confirmed = await self.pages.service.lookups.call(
                lambda: form.confirmed(record, answerer)
            )
        except BadCase as error:
            return self._item(request, record, form, f"feedback_wrong_{error.code}")
        store, admin = self.history.stores.feedback, person_of(request).id
        case_id = _case_id(record)
        await self.history.wanted(
            lambda: store.decide(record.id, "accepted", admin, case_id, confirmed)
        )
        return _to(request, "accepted")

    async def cases(self, request: Request) -> Response:
        """Send the candidates or the accepted cases as a file for `zoneqa-eval add`."""
        state = request.path_params["state"]
        known = next((each for each in _CASES if each == state), None)
        if known is None:
            raise http_error_of_status(404)
        store = self.history.stores.feedback
        found = await self.history.call(lambda: store.queue([known], limit=_MOST_CASES))
        headers = {"Content-Disposition": f'attachment; filename="{known}-cases.jsonl"'}
        return Response(case_lines(found), 200, headers, "application/jsonl")

    async def _record(self, request: Request) -> FeedbackRecord:
        store, feedback_id = self.history.stores.feedback, request.path_params["feedback_id"]
        return await self.history.wanted(lambda: store.get(feedback_id))

    async def _decided(
        self, request: Request, record: FeedbackRecord, state: FeedbackState, case_id: str | None
    ) -> None:
        store, admin = self.history.stores.feedback, person_of(request).id
        await self.history.wanted(lambda: store.decide(record.id, state, admin, case_id))

    def _item(
        self, request: Request, record: FeedbackRecord, form: CaseForm, trouble: str | None = None
    ) -> Response:
        layout = self.pages.layout(request)
        notice = layout.translations[trouble] if trouble else None
        page = FeedbackItemPage(layout, ShownFeedback(record), form, notice)
        return self.pages.show(request, page, status=422 if trouble else 200)


def feedback_page_routes(pages: PageRoutes, history: HistoryService) -> APIRouter:
    """Return the routes of the pages."""
    router, routes = APIRouter(), FeedbackPageRoutes(pages, history)
    one = "/feedback/{feedback_id}"
    router.add_route("/feedback", routes.queue, methods=["GET"])
    router.add_route("/feedback/cases/{state}", routes.cases, methods=["GET"])
    router.add_route(one, routes.show, methods=["GET"])
    router.add_route(f"{one}/decide", routes.decide, methods=["POST"])
    router.add_route(f"{one}/accept", routes.accept, methods=["POST"])
    return router


def _form_of(record: FeedbackRecord) -> CaseForm:
    """Return what was confirmed before, or what the answer suggests."""
    confirmed = record.confirmed
    if not confirmed:
        return CaseForm.suggested(record)
    expected = next(iter(confirmed["expected"]), None)
    if expected is None:
        return CaseForm(confirmed["verdict"])
    return CaseForm(
        confirmed["verdict"], expected["article"], tuple(expected["answers"]), expected["quote"]
    )


def _case_id(record: FeedbackRecord) -> str:
    return f"feedback-{record.id[:12]}"


def _to(request: Request, state: str) -> Response:
    return RedirectResponse(f"{root_path(request)}/feedback?state={state}", 303)
