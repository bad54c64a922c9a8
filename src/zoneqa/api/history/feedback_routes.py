"""The routes of feedback: what a person thinks of an answer, the last word counting."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request
from starlette.responses import JSONResponse, Response

from zoneqa.api.asking_person import person_of
from zoneqa.api.history.history_json import feedback_json
from zoneqa.api.history.history_requests import FeedbackRequest
from zoneqa.api.history.history_service import HistoryService
from zoneqa.api.request_body import read_body
from zoneqa.storage.records import FeedbackRecord


@dataclass(frozen=True, slots=True)
class FeedbackRoutes:
    """The handlers of feedback on answers in a person's own conversations."""

    history: HistoryService

    async def give(self, request: Request) -> Response:
        """Keep what a person thinks of an answer, in the place of what was thought before."""
        asked, person = await read_body(request, FeedbackRequest), person_of(request).id
        stores = self.history.stores

        def give() -> FeedbackRecord | None:
            message = stores.conversations.message(person, asked.message_id)
            if message is None:
                return None
            return stores.feedback.give(person, message, asked.kind, asked.cleaned_comment())

        record = await self.history.wanted(give)
        return JSONResponse(feedback_json(asked.message_id, record))

    async def withdraw(self, request: Request, message_id: str) -> Response:
        """Take feedback back."""
        person, store = person_of(request).id, self.history.stores.feedback
        await self.history.wanted(lambda: store.withdraw(person, message_id))
        return Response(status_code=204)
