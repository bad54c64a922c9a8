"""The handlers of the page of documents, which need no script."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from zoneqa.accounts.person import Person
from zoneqa.api.accounts.form_token import read_own_form, require_form_token
from zoneqa.api.asking_person import person_of
from zoneqa.api.base_url import root_path
from zoneqa.api.documents.document_routes import matching
from zoneqa.api.documents.document_service import DocumentService
from zoneqa.api.documents.documents_page import DocumentQuestionPage, DocumentsPage
from zoneqa.api.documents.shown_document import ShownDocument, ShownGeneration
from zoneqa.api.documents.shown_job import ShownJob
from zoneqa.api.documents.upload_form import Refused, UploadFormReader
from zoneqa.api.http_errors import http_error
from zoneqa.api.layout import Layout
from zoneqa.api.page_routes import PageRoutes
from zoneqa.api.paging import list_page
from zoneqa.api.translations import documents_script_strings
from zoneqa.corpus.file_name import LONGEST_NAME
from zoneqa.errors import ZoneqaError

FILES_ON_PAGE = 50
JOBS_ON_PAGE = 20

Fields = Mapping[str, str]

MakeChange = Callable[[Person, str, Fields], object]
"""Does what a form of a person asks for a collection; raises ZoneqaError."""


@dataclass(frozen=True, slots=True)
class DocumentPageRoutes:
    """The handlers of the page."""

    pages: PageRoutes
    service: DocumentService

    async def show(self, request: Request) -> Response:
        """Show uploads, changes, files and generations."""
        collection = await self.service.collection(request, request.query_params.get("collection"))
        return await self._shown(request, collection)

    async def upload(self, request: Request) -> Response:
        """Keep the files of the form, and show what becomes of them."""
        person = person_of(request)
        check = partial(require_form_token, request)
        reader = UploadFormReader(self.service, person, check)
        form = await reader.read(request)
        collection = await self.service.collection(request, form.fields.get("collection"))
        if form.taken and not form.refused:
            return _to(request, collection)
        notice = None if form.refused else "no_file"
        return await self._shown(request, collection, 422, notice, form.refused)

    async def ask_to_remove(self, request: Request) -> Response:
        """Ask whether a document is to be removed."""
        collection, layout = await self._collection(request), self.pages.layout(request)
        name, texts = request.query_params.get("name", ""), layout.translations
        page = DocumentQuestionPage(
            layout,
            texts["documents_remove_question"].replace("{name}", name[:LONGEST_NAME]),
            texts["documents_remove_explanation"],
            texts["documents_remove"],
            "/documents/remove",
            {"name": name, "collection": collection},
            collection,
        )
        return self.pages.show(request, page)

    async def ask_to_roll_back(self, request: Request) -> Response:
        """Ask whether an older generation is to answer."""
        collection, layout = await self._collection(request), self.pages.layout(request)
        name, texts = request.query_params.get("generation", ""), layout.translations
        every = await self.service.call(lambda: self.service.editor.generations(collection))
        shown = next((ShownGeneration(each) for each in every if each.name == name), None)
        if shown is None:
            return await self._shown(request, collection, 404, "generation_unknown")
        explanation = texts["documents_roll_back_explanation"].replace("{when}", shown.when)
        page = DocumentQuestionPage(
            layout,
            texts["documents_roll_back_question"],
            explanation.replace("{n}", shown.articles),
            texts["documents_roll_back"],
            "/documents/roll-back",
            {"generation": name, "collection": collection},
            collection,
        )
        return self.pages.show(request, page)

    async def remove(self, request: Request) -> Response:
        """Have a document removed."""

        def change(person: Person, collection: str, fields: Fields) -> None:
            self.service.editor.remove(person.id, collection, fields.get("name", ""))

        return await self._changed(request, change)

    async def roll_back(self, request: Request) -> Response:
        """Let an older generation answer again."""

        def change(person: Person, collection: str, fields: Fields) -> None:
            self.service.editor.roll_back(person.id, collection, fields.get("generation", ""))

        return await self._changed(request, change)

    async def read_again(self, request: Request) -> Response:
        """Have the folder read as it is now."""

        def change(person: Person, collection: str, fields: Fields) -> None:
            self.service.editor.read_again(person.id, collection)

        return await self._changed(request, change)

    async def give_up(self, request: Request) -> Response:
        """Give up a change that still waits."""
        person = person_of(request)
        fields = await read_own_form(request)
        job = await self.service.job(request, fields.get("job", ""))
        await self.service.call(lambda: self.service.editor.give_up(person.id, job))
        return _to(request, await self.service.collection(request, job.collection))

    async def _changed(self, request: Request, change: MakeChange) -> Response:
        """Make the change that a form asks for, or show why it cannot be made."""
        person = person_of(request)
        fields = await read_own_form(request)
        collection = await self.service.collection(request, fields.get("collection"))
        try:
            await self.service.call(lambda: change(person, collection, fields))
        except ZoneqaError as error:
            known = http_error(error)
            return await self._shown(request, collection, known.status, known.code)
        return _to(request, collection)

    async def _collection(self, request: Request) -> str:
        return await self.service.collection(request, request.query_params.get("collection"))

    async def _shown(
        self,
        request: Request,
        collection: str,
        status: int = 200,
        trouble: str | None = None,
        refused: Sequence[Refused] = (),
    ) -> Response:
        """Show the page, with what is wrong if anything is."""
        layout, known = self.pages.layout(request), await self.service.collections(request)
        page = await self.service.call(
            lambda: self._page(request, layout, collection, known, trouble, refused)
        )
        return self.pages.show(request, page, status=status)

    def _page(
        self,
        request: Request,
        layout: Layout,
        collection: str,
        collections: Sequence[str],
        trouble: str | None,
        refused: Sequence[Refused],
    ) -> DocumentsPage:
        editor, texts = self.service.editor, layout.translations
        try:
            every = editor.listed(collection)
        except ZoneqaError as error:
            every, trouble = [], trouble or error.code
        words = request.query_params.get("q", "")[:200]
        found = matching(every, words)
        part = list_page(request.query_params, len(found), FILES_ON_PAGE)
        jobs = editor.latest_jobs(collection, JOBS_ON_PAGE)
        return DocumentsPage(
            layout=layout,
            collection=collection,
            collections=collections,
            words=words,
            documents=[ShownDocument(each, collection, texts) for each in part.of(found)],
            count=len(found),
            turner=part.turner,
            jobs=[ShownJob(job, texts) for job in jobs],
            generations=[ShownGeneration(each) for each in editor.generations(collection)],
            largest=self.service.largest,
            strings=json.dumps(documents_script_strings(layout.language), ensure_ascii=False),
            notice=trouble_in_words(layout, trouble) if trouble else None,
            refused=[Refused(each.name, trouble_in_words(layout, each.code)) for each in refused],
        )


def trouble_in_words(layout: Layout, code: str) -> str:
    """Return why something was not done, in the language of the page."""
    texts = layout.translations
    return texts.get(f"documents_trouble_{code}", texts["documents_trouble_other"])


def document_page_routes(pages: PageRoutes, service: DocumentService) -> APIRouter:
    """Return the routes of the page."""
    router, routes = APIRouter(), DocumentPageRoutes(pages, service)
    router.add_route("/documents", routes.show, methods=["GET"])
    router.add_route("/documents", routes.upload, methods=["POST"])
    router.add_route("/documents/remove", routes.ask_to_remove, methods=["GET"])
    router.add_route("/documents/remove", routes.remove, methods=["POST"])
    router.add_route("/documents/roll-back", routes.ask_to_roll_back, methods=["GET"])
    router.add_route("/documents/roll-back", routes.roll_back, methods=["POST"])
    router.add_route("/documents/read-again", routes.read_again, methods=["POST"])
    router.add_route("/documents/give-up", routes.give_up, methods=["POST"])
    return router


def _to(request: Request, collection: str) -> Response:
    query = urlencode({"collection": collection})
    return RedirectResponse(f"{root_path(request)}/documents?{query}#changes", 303)
