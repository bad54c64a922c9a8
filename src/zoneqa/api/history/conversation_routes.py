"""The routes of conversations: each person sees and changes only those of that person."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from fastapi import Request
from starlette.responses import JSONResponse, Response

from zoneqa.api.asking_person import person_of
from zoneqa.api.history.history_json import (
    ConversationListJson,
    ThreadJson,
    conversation_json,
    pending_json,
)
from zoneqa.api.history.history_requests import (
    ConversationChanges,
    ConversationsQuery,
    KeptQuestionRequest,
    NewConversationRequest,
    one_line,
)
from zoneqa.api.history.history_service import HistoryService, unknown
from zoneqa.api.history.kept_answer import KeptQuestion, answered_and_kept
from zoneqa.api.history.read_thread import searched, thread_json, withheld
from zoneqa.api.http_errors import HttpError
from zoneqa.api.protocols import AnswererProtocol
from zoneqa.api.request_body import read_body
from zoneqa.api.request_query import read_query
from zoneqa.api.service import Service
from zoneqa.api.streaming import EventStream
from zoneqa.conversation.rewriter import MakeRewriter
from zoneqa.storage.records import ConversationRecord, MessageRecord


@dataclass(frozen=True, slots=True)
class ConversationRoutes:
    """The handlers of conversations."""

    service: Service
    history: HistoryService
    make_rewriter: MakeRewriter

    async def find(self, request: Request) -> Response:
        """List conversations, pinned and latest ones first."""
        asked, owner = read_query(request, ConversationsQuery), person_of(request).id
        store = self.history.stores.conversations
        known = await self.history.call(lambda: store.collections(owner))
        visible = await self.service.visible_of(request, known)
        find = partial(store.find, owner, asked.search, visible=visible)
        found = await self.history.call(partial(find, limit=asked.limit + 1, offset=asked.offset))
        more = len(found) > asked.limit
        page: ConversationListJson = {
            "conversations": [conversation_json(each) for each in found[: asked.limit]],
            "next_offset": asked.offset + asked.limit if more else None,
        }
        return JSONResponse(page)

    async def create(self, request: Request) -> Response:
        """Begin a conversation."""
        asked, owner = await read_body(request, NewConversationRequest), person_of(request).id
        create = self.history.stores.conversations.create
        made = await self.history.call(lambda: create(owner, asked.cleaned()))
        return JSONResponse(conversation_json(made), status_code=201)

    async def thread(self, request: Request, conversation_id: str) -> Response:
        """Return a conversation with its messages."""
        owner, stores = person_of(request).id, self.history.stores
        pending = await self.history.call(lambda: stores.running.at(owner, conversation_id))
        found = await self.history.call(lambda: self._thread(owner, conversation_id))
        visible = await self.service.visible_of(request, searched(found[1]))
        answerer = await self._answerer(request)
        conversation, messages = await self.history.call(
            lambda: thread_json(stores, *found, visible, answerer)
        )
        row: ThreadJson = {
            "conversation": conversation,
            "messages": messages,
            "pending": pending_json(pending) if pending else None,
        }
        return JSONResponse(row)

    async def _answerer(self, request: Request) -> AnswererProtocol | None:
        try:
            return await self.service.ready(request)
        except HttpError:
            return None

    async def change(self, request: Request, conversation_id: str) -> Response:
        """Rename a conversation, or pin it."""
        asked, owner = await read_body(request, ConversationChanges), person_of(request).id
        store = self.history.stores.conversations

        def change() -> ConversationRecord | None:
            if asked.title is not None:
                store.rename(owner, conversation_id, one_line(asked.title))
            if asked.pinned is not None:
                store.pin(owner, conversation_id, asked.pinned)
            return store.get(owner, conversation_id)

        return JSONResponse(conversation_json(await self.history.wanted(change)))

    async def delete(self, request: Request, conversation_id: str) -> Response:
        """Delete a conversation with its answers and links."""
        owner, store = person_of(request).id, self.history.stores.conversations
        await self.history.call(lambda: self.history.running.stop((owner, conversation_id)))
        await self.history.wanted(lambda: store.delete(owner, conversation_id))
        return Response(status_code=204)

    async def ask(self, request: Request, conversation_id: str) -> Response:
        """Answer a question as events, and keep the answer also if the client has left.

        Where there is none, the question is kept alone.
        """
        asked, owner = await read_body(request, KeptQuestionRequest), person_of(request).id
        store, place = self.history.stores.conversations, (owner, conversation_id)
        answerer, collections = await self.service.ready_over(request)
        _, thread = await self.history.call(lambda: self._thread(owner, conversation_id))
        asked = asked.in_place_of_unanswered(thread)
        if not asked.replaces:
            store.require_room(thread)
        kept = KeptQuestion(store, place, asked, tuple(sorted(collections)))
        visible = await self.service.visible_of(request, searched(thread))
        events = kept.events(answerer, self.make_rewriter, withheld(thread, visible))
        answers = self.history.running
        running = await self.history.call(
            lambda: answers.begin(place, asked.question, kept.filters(), asked.replaces)
        )
        try:
            job = self.service.answers.start(
                lambda: answered_and_kept(events, kept, running, answers)
            )
            answers.answering(running, job)
            await job.begun()
        except HttpError:
            end = partial(answers.end, running, keep_alone=True)
            await self.history.call(end, admitted=True)
            raise
        except BaseException:
            self.history.later(lambda: answers.end(running, keep_alone=False))
            raise
        return EventStream(job, request.state.request_id, goes_on=True)

    def _thread(
        self, owner: str, conversation_id: str
    ) -> tuple[ConversationRecord, list[MessageRecord]]:
        store = self.history.stores.conversations
        conversation = store.get(owner, conversation_id)
        if conversation is None:
            raise unknown()
        return conversation, store.thread(owner, conversation_id)

    async def stop(self, request: Request, conversation_id: str) -> Response:
        """Stop the answer that is being made in a conversation; the question is kept alone."""
        place = (person_of(request).id, conversation_id)
        await self.history.call(lambda: self.history.running.stop(place))
        return Response(status_code=204)
