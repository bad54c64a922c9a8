"""The routes for people."""

from __future__ import annotations

import json
from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from zoneqa.api.assets import StaticAssets
from zoneqa.api.highlight import paragraphs, requested_span
from zoneqa.api.http_errors import HttpError, NotReady, http_error_of_status
from zoneqa.api.i18n import COOKIE, named, page_language
from zoneqa.api.pages import ArticlePage, ArticlesPage, ChatPage, ErrorPage, Layout, Page, Renderer
from zoneqa.api.service import Service
from zoneqa.api.translations import script_strings

A_PAGE = 100
A_YEAR = 365 * 24 * 3600
LONGEST_PREFILL = 2000


@dataclass(frozen=True, slots=True)
class PageRoutes:
    """The handlers of the routes for people."""

    service: Service
    renderer: Renderer
    statics: StaticAssets

    async def chat(self, request: Request) -> Response:
        """Show the page for asking, also while the answerer is still being opened."""
        layout = self.layout(request)
        examples = self.service.examples(layout.language)
        notice = self.notice(layout)
        prefill = request.query_params.get("q", "")[:LONGEST_PREFILL]
        strings = json.dumps(script_strings(layout.language), ensure_ascii=False)
        return self.show(request, ChatPage(layout, examples, prefill, notice, strings))

    def notice(self, layout: Layout) -> str | None:
        """Return why no question can be answered now, or None."""
        try:
            self.service.ready()
        except NotReady:
            return layout.translations["not_ready"]
        except HttpError:
            return layout.translations["not_usable"]
        return None

    async def article(self, request: Request) -> Response:
        """Show an article, with the span of the link marked."""
        answerer = self.service.ready()
        article_id = request.path_params["article_id"]
        article = await self.service.lookups.call(lambda: answerer.article(article_id))
        if article is None:
            raise http_error_of_status(404)
        span = requested_span(request.query_params, article.text)
        body = paragraphs(article.text, span)
        marked = any(piece.anchor for paragraph in body for piece in paragraph)
        return self.show(request, ArticlePage(self.layout(request), article, body, marked))

    async def articles(self, request: Request) -> Response:
        """Show one page of the list of articles."""
        found = await self.service.lookups.call(self.service.ready().articles)
        last = max(0, (len(found) - 1) // A_PAGE)
        number = min(page_number(request.query_params.get("page", "")), last)
        page = ArticlesPage(
            self.layout(request),
            found[number * A_PAGE : (number + 1) * A_PAGE],
            total=len(found),
            newer=number if number > 0 else None,
            older=number + 2 if number < last else None,
        )
        return self.show(request, page)

    def error(self, request: Request, error: HttpError) -> Response:
        """Show an error as a page."""
        layout = self.layout(request)
        kind = "not_found" if error.status == 404 else "trouble"
        title, message = layout.translations[f"{kind}_title"], layout.translations[kind]
        if error.status == 503:
            message = layout.translations[
                "not_ready" if isinstance(error, NotReady) else "not_usable"
            ]
        page = ErrorPage(layout, title, message, request.state.request_id)
        return self.show(request, page, status=error.status, headers=error.headers)

    def layout(self, request: Request) -> Layout:
        """Return the layout of a page for this request."""
        language = page_language(request)
        other = "en" if language == "zh" else "zh"
        kept = {key: value for key, value in request.query_params.items() if key != "lang"}
        return Layout(language, self.statics.prefix, "?" + urlencode({**kept, "lang": other}))

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
        chosen = named(request.query_params.get("lang"))
        if chosen is not None:
            secure = request.url.scheme == "https"
            response.set_cookie(
                COOKIE, chosen, max_age=A_YEAR, httponly=True, samesite="lax", secure=secure
            )
        return response


def page_number(text: str) -> int:
    """Return the zero-based number of a page of the list; 0 if the text is not a number."""
    return max(0, int(text) - 1) if text.isascii() and text.isdigit() and len(text) < 7 else 0


def page_routes(pages: PageRoutes) -> APIRouter:
    """Return the routes of the pages and static files."""
    router = APIRouter()
    router.add_route("/", pages.chat, methods=["GET"])
    router.add_route("/articles", pages.articles, methods=["GET"])
    router.add_route("/article/{article_id:path}", pages.article, methods=["GET"])

    async def static(request: Request) -> Response:
        return pages.statics.response(request.path_params["path"])

    router.add_route("/static/{path:path}", static, methods=["GET"])
    return router
