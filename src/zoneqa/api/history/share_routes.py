"""The routes of links by which others read an answer, and the page that such a link opens."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from fastapi import Request
from starlette.responses import JSONResponse, Response

from zoneqa.api.asking_person import person_of
from zoneqa.api.history.history_json import ShareListJson, share_json
from zoneqa.api.history.history_requests import ShareRequest, SharesQuery
from zoneqa.api.history.history_service import HistoryService
from zoneqa.api.history.read_thread import is_readable, searched
from zoneqa.api.history.shared_page import SharedPage
from zoneqa.api.http_errors import http_error_of_status
from zoneqa.api.page_routes import PageRoutes
from zoneqa.api.request_body import read_body
from zoneqa.api.request_query import read_query


@dataclass(frozen=True, slots=True)
class ShareRoutes:
    """The handlers of shared answers; `pages` shows one like every other page."""

    pages: PageRoutes
    history: HistoryService

    async def share(self, request: Request) -> Response:
        """Make a link to an answer, or to a conversation as it is now."""
        asked, owner = await read_body(request, ShareRequest), person_of(request).id
        store = self.history.stores.shares
        if asked.message_id is not None:
            share = partial(store.share_message, owner, asked.message_id)
        else:
            share = partial(store.share_conversation, owner, asked.conversation_id or "")
        return JSONResponse(share_json(await self.history.wanted(share)), status_code=201)

    async def of_conversation(self, request: Request) -> Response:
        """List the links to a conversation and its answers."""
        asked, owner = read_query(request, SharesQuery), person_of(request).id
        store = self.history.stores.shares
        found = await self.history.call(lambda: store.of_conversation(owner, asked.conversation_id))
        row: ShareListJson = {"shares": [share_json(each) for each in found]}
        return JSONResponse(row)

    async def revoke(self, request: Request, token: str) -> Response:
        """End a link: nobody can read by it any more."""
        owner, store = person_of(request).id, self.history.stores.shares
        await self.history.wanted(lambda: store.revoke(owner, token))
        return Response(status_code=204)

    async def page(self, request: Request) -> Response:
        """Show what is shared, to be read only."""
        token, store = request.path_params["token"], self.history.stores.shares
        shared = await self.history.call(lambda: store.read(token))
        messages = shared.messages if shared else ()
        visible = await self.pages.service.visible_of(request, searched(messages))
        readable = tuple(each for each in messages if is_readable(each, visible))
        if not readable:
            raise http_error_of_status(404)
        return self.pages.show(request, SharedPage.of(self.pages.layout(request), readable))
