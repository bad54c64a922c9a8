"""The routes for people."""

from __future__ import annotations

import json
from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from zoneqa.api.accounts.form_token import keep_form_secret
from zoneqa.api.article_address import readdressed
from zoneqa.api.article_page import article_page, is_cited
from zoneqa.api.articles_page import articles_page
from zoneqa.api.ask_form import AskForm
from zoneqa.api.assets import StaticAssets
from zoneqa.api.base_url import cookie_path, is_https, root_path
from zoneqa.api.convertors import ANY
from zoneqa.api.fact_page import facts_page
from zoneqa.api.http_errors import (
    Busy,
    HttpError,
    NothingVisible,
    NotReady,
    Stopping,
    http_error_of_status,
)
from zoneqa.api.i18n import COOKIE, language_of_tag
from zoneqa.api.layout import Layout
from zoneqa.api.pages import ChatPage, ErrorPage, Page, Renderer
from zoneqa.api.service import Service
from zoneqa.api.translations import script_strings

UNAVAILABLE = {
    NotReady: "not_ready",
    Stopping: "not_ready",
    Busy: "error_busy",
    NothingVisible: "error_no_collection",
}
"""The sentences that say why a page cannot be shown now."""

KINDS_OF_ERROR = {
    "not_found": "not_found",
    "source_removed": "source_removed",
    "forbidden": "forbidden",
    "form_token": "form_too_old",
    "cross_origin": "form_too_old",
    "too_many_requests": "too_many_requests",
}
"""The texts of the error pages that say more than that something went wrong, by its code."""

A_YEAR = 365 * 24 * 3600
LONGEST_PREFILL = 2000


@dataclass(frozen=True, slots=True)
class PageRoutes:
    """The handlers of the routes for people."""

    service: Service
    renderer: Renderer
    statics: StaticAssets
    keeps: bool = False
    """Whether conversations are kept on the server, not in the browser."""

    async def chat(self, request: Request) -> Response:
        """Show the page for asking, also while the answerer is still being opened."""
        layout = self.layout(request)
        examples = await self.service.examples(request, layout.answer_language)
        notice = await self.notice(request, layout)
        prefill = request.query_params.get("q", "")[:LONGEST_PREFILL]
        strings = json.dumps(script_strings(layout.language), ensure_ascii=False)
        page = ChatPage(layout, examples, AskForm(prefill), notice, strings, self.keeps)
        return self.show(request, page)

    async def notice(self, request: Request, layout: Layout) -> str | None:
        """Return why no question can be answered now, or None."""
        try:
            await self.service.ready(request)
        except HttpError as error:
            return layout.translations[UNAVAILABLE.get(type(error), "not_usable")]
        return None

    async def article(self, request: Request) -> Response:
        """Show a page of an article, with the span of the link marked."""
        answerer = await self.service.ready(request)
        article_id = request.path_params.get("article_id", request.query_params.get("id", ""))

        def shown() -> Response:
            article = answerer.article(article_id)
            if article is not None:
                page = article_page(self.layout(request), answerer, article, request)
                return self.show(request, page)
            if not is_cited(request):
                raise http_error_of_status(404)
            kept = answerer.kept_print(article_id)
            if kept is None:
                raise http_error_of_status(410)
            return RedirectResponse(root_path(request) + readdressed(request.query_params, kept))

        return await self.service.lookups.call(shown)

    async def articles(self, request: Request) -> Response:
        """Show one page of the list of articles."""
        answerer = await self.service.ready(request)

        def page() -> Response:
            layout = self.layout(request)
            return self.show(request, articles_page(layout, answerer, request.query_params))

        return await self.service.lookups.call(page)

    async def facts(self, request: Request) -> Response:
        """Show what the articles state, as far as the filters ask for it."""
        answerer = await self.service.ready(request)

        def page() -> Response:
            layout = self.layout(request)
            return self.show(request, facts_page(layout, answerer, request.query_params))

        return await self.service.lookups.call(page)

    def error(self, request: Request, error: HttpError) -> Response:
        """Show an error as a page."""
        layout = self.layout(request)
        kind = KINDS_OF_ERROR.get(error.code, "trouble")
        title, message = layout.translations[f"{kind}_title"], layout.translations[kind]
        if error.status == 503 or type(error) in UNAVAILABLE:
            message = layout.translations[UNAVAILABLE.get(type(error), "not_usable")]
        page = ErrorPage(layout, title, message, request.state.request_id)
        return self.show(request, page, status=error.status, headers=error.headers)

    def layout(self, request: Request) -> Layout:
        """Return the layout of a page for this request."""
        return Layout.of(request, self.statics.prefix)

    def show(
        self,
        request: Request,
        page: Page,
        *,
        status: int = 200,
        headers: dict[str, str] | None = None,
    ) -> Response:
        """Return a page as a response that remembers a language chosen with ?lang=."""
        html = self.renderer.html(page).encode("utf-8", "replace")
        response = HTMLResponse(html, status_code=status, headers=headers)
        keep_form_secret(request, response)
        chosen = language_of_tag(request.query_params.get("lang", ""))
        if chosen is not None:
            response.set_cookie(
                COOKIE,
                chosen,
                max_age=A_YEAR,
                path=cookie_path(request),
                httponly=True,
                samesite="lax",
                secure=is_https(request),
            )
        return response


def page_routes(pages: PageRoutes) -> APIRouter:
    """Return the routes of the pages and static files."""
    router = APIRouter()
    router.add_route("/", pages.chat, methods=["GET"])
    router.add_route("/articles", pages.articles, methods=["GET"])
    router.add_route("/facts", pages.facts, methods=["GET"])
    router.add_route("/article", pages.article, methods=["GET"])
    router.add_route(f"/article/{{article_id:{ANY}}}", pages.article, methods=["GET"])

    async def static(request: Request) -> Response:
        return pages.statics.response(request.path_params["path"])

    router.add_route("/static/{path:path}", static, methods=["GET"])
    return router
