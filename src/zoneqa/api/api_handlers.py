"""The handlers of the routes for programs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from fastapi import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from zoneqa.api.answer_export import LONGEST_EXPORT_BODY, ExportRequest
from zoneqa.api.article_list import ArticleList, article_list_bytes
from zoneqa.api.asked_events import asked_events
from zoneqa.api.disconnect import while_connected
from zoneqa.api.draft_check import LONGEST_CHECK_BODY, checked_draft
from zoneqa.api.fact_csv_stream import FactCsvStream, fact_csv_bytes
from zoneqa.api.http_errors import ArticleUnknown
from zoneqa.api.quoted_article import QuotedArticleRequest, quoted_article
from zoneqa.api.request_body import read_body
from zoneqa.api.request_query import read_query
from zoneqa.api.schemas import (
    FACTS_ON_PAGE,
    ArticlesRequest,
    AskRequest,
    CheckRequest,
    FactsRequest,
    SearchRequest,
    SuggestionsRequest,
)
from zoneqa.api.service import Service
from zoneqa.api.streaming import EventStream, encoded
from zoneqa.check_json import check_json
from zoneqa.conversation.rewriter import MakeRewriter, rules_only
from zoneqa.fact_json import fact_list_json
from zoneqa.json_types import FilterChoicesJson
from zoneqa.query.clean import clean_question
from zoneqa.serialize import answer_json, article_json, search_json
from zoneqa.types import Answer

SEARCH_K = 10


@dataclass(frozen=True, slots=True)
class ApiHandlers:
    """Answers what programs ask, one method a route."""

    service: Service
    make_rewriter: MakeRewriter = rules_only

    async def ask(self, request: Request) -> Response:
        """Answer as JSON, or as events if the client accepts server-sent events."""
        asked = await read_body(request, AskRequest)
        events = asked_events(asked, await self.service.ready(request), self.make_rewriter)
        if accepts_events(request):
            job = self.service.answers.start(lambda: encoded(events()))
            await while_connected(request, job.begun())
            return EventStream(job, request.state.request_id)
        answer = await while_connected(request, self.service.answers.start(events).last())
        assert isinstance(answer, Answer)
        return JSONResponse(answer_json(answer))

    async def search(self, request: Request) -> Response:
        """Find the passages closest to a question."""
        asked = await read_body(request, SearchRequest)
        question, filters = clean_question(asked.question), asked.filters.filters()
        answerer, k = await self.service.ready(request), asked.k or SEARCH_K
        searching = self.service.answers.call(lambda: answerer.search(question, k, filters))
        hits = await while_connected(request, searching)
        return JSONResponse(search_json(question, hits))

    async def suggestions(self, request: Request) -> Response:
        """Find what can be asked next."""
        asked = await read_body(request, SuggestionsRequest)
        question, answerer = clean_question(asked.question), await self.service.ready(request)
        finding = self.service.suggestions.find(answerer, question, asked.articles)
        return JSONResponse({"suggestions": await while_connected(request, finding)})

    async def check(self, request: Request) -> Response:
        """Check a draft."""
        asked = await read_body(request, CheckRequest, LONGEST_CHECK_BODY)
        checked = await checked_draft(request, self.service, asked.draft)
        return JSONResponse(check_json(checked))

    async def facts(self, request: Request) -> Response:
        """List what the articles state, as JSON or as CSV."""
        asked = read_query(request, FactsRequest)
        answerer, filters = await self.service.ready(request), asked.filters()
        if asked.format == "csv" or (asked.format is None and accepts(request, "text/csv")):
            return await self._fact_csv(FactCsvStream(answerer, filters, asked.limit, asked.offset))
        limit = asked.limit or FACTS_ON_PAGE
        looking_up = self.service.lookups.call(
            lambda: JSONResponse(fact_list_json(answerer.facts(filters, limit, asked.offset)))
        )
        return await while_connected(request, looking_up)

    async def _fact_csv(self, stream: FactCsvStream) -> Response:
        lookups = self.service.lookups
        first = await lookups.call(partial(stream.rows, 0))

        async def following(done: int) -> str:
            return await lookups.call(partial(stream.rows, done), admitted=True)

        headers = {"Content-Disposition": 'attachment; filename="facts.csv"'}
        rows = fact_csv_bytes(first, following)
        return StreamingResponse(rows, media_type="text/csv; charset=utf-8", headers=headers)

    async def filters(self, request: Request) -> Response:
        """List what a question can be limited to."""
        answerer = await self.service.ready(request)
        choices: FilterChoicesJson = {
            "zones": list(answerer.zones),
            "sources": list(answerer.sources),
        }
        return JSONResponse(choices)

    async def export(self, request: Request) -> Response:
        """Write questions and answers as a file."""
        asked = await read_body(request, ExportRequest, LONGEST_EXPORT_BODY)
        return await self.service.lookups.call(asked.file)

    async def quoted_article(self, request: Request) -> Response:
        """Return an article in blocks, with a quote marked."""
        asked = read_query(request, QuotedArticleRequest)
        answerer = await self.service.ready(request)
        return await self.service.lookups.call(
            lambda: JSONResponse(quoted_article(answerer, asked))
        )

    async def articles(self, request: Request) -> Response:
        """List the articles, without their text."""
        asked = read_query(request, ArticlesRequest)
        answerer, filters = await self.service.ready(request), asked.filters()
        lookups = self.service.lookups

        def first() -> tuple[ArticleList, str]:
            wanted = answerer.article_filter(filters, asked.words or "")
            listed = ArticleList(answerer, wanted, asked.limit, asked.offset)
            return listed, listed.beginning()

        listed, beginning = await lookups.call(first)

        async def following(done: int) -> str:
            return await lookups.call(partial(listed.rows, done), admitted=True)

        rows = article_list_bytes(beginning, following)
        return StreamingResponse(rows, media_type="application/json")

    async def article(self, request: Request, article_id: str) -> Response:
        """Return an article with its text."""
        answerer = await self.service.ready(request)

        def response() -> Response:
            found = answerer.article(article_id)
            if found is None:
                raise ArticleUnknown
            return JSONResponse(article_json(found))

        return await self.service.lookups.call(response)

    async def health(self, request: Request) -> Response:
        """Return whether the service can answer."""
        status, body = await self.service.health(request)
        return JSONResponse(body, status_code=status)


def accepts_events(request: Request) -> bool:
    """Return whether the client asked for server-sent events."""
    return accepts(request, "text/event-stream")


def accepts(request: Request, media_type: str) -> bool:
    """Return whether the client asked for a type of content by its name."""
    return media_type in request.headers.get("accept", "").lower()
