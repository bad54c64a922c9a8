"""The routes for programs on documents, generations and jobs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from zoneqa.accounts.person import Person
from zoneqa.api import openapi
from zoneqa.api.asking_person import person_of
from zoneqa.api.convertors import ANY
from zoneqa.api.documents.document_json import (
    DocumentListJson,
    GenerationListJson,
    JobJson,
    JobListJson,
    document_json,
    generation_json,
    job_json,
)
from zoneqa.api.documents.document_queries import (
    COLLECTION_QUERY,
    DOCUMENTS_QUERY,
    JOBS_QUERY,
    UPLOAD_BODY,
    UPLOAD_QUERY,
    CollectionQuery,
    DocumentsQuery,
    JobsQuery,
    UploadQuery,
)
from zoneqa.api.documents.document_service import DocumentService
from zoneqa.api.documents.incoming_body import BINARY, check_length, drained, write_body
from zoneqa.api.http_errors import HttpError
from zoneqa.api.request_query import read_query
from zoneqa.corpus.listed_document import ListedDocument
from zoneqa.errors import ZoneqaError
from zoneqa.storage.records import JobRecord

Query = TypeVar("Query", bound=CollectionQuery)


@dataclass(frozen=True, slots=True)
class DocumentRoutes:
    """The handlers of the routes for programs."""

    service: DocumentService

    async def documents(self, request: Request) -> Response:
        """List the files of a collection and what came of them."""
        asked, _, collection = await self._asked(request, DocumentsQuery)
        found = await self.service.call(lambda: self.service.editor.listed(collection))
        found = matching(found, asked.q or "")
        shown = found[asked.offset : asked.offset + asked.limit]
        listed: DocumentListJson = {
            "collection": collection,
            "documents": [document_json(each, collection) for each in shown],
            "total": len(found),
        }
        return JSONResponse(listed)

    async def put(self, request: Request, name: str) -> Response:
        """Keep a file, to be read and taken in in the background."""
        try:
            job = await self._put(request, name)
        except (HttpError, ZoneqaError):
            await drained(request, self.service.largest)
            raise
        return JSONResponse(job_json(job), 202)

    async def _put(self, request: Request, name: str) -> JobRecord:
        asked, person, collection = await self._asked(request, UploadQuery)
        if request.headers.get("content-type", "").lower() != BINARY:
            # A form of another site could send any other type without being asked first.
            raise HttpError(415, "content_type", f"The body must be sent as {BINARY}.")
        check_length(request, self.service.largest)
        editor, replace = self.service.editor, asked.replace == "1"
        kept = await self.service.call(
            lambda: editor.name_to_put(collection, name, replace=replace)
        )
        incoming = await self.service.write(lambda: editor.receive(collection, kept))
        with incoming:
            await write_body(request, self.service, incoming)
            return await self.service.write(
                lambda: editor.put(person.id, collection, kept, incoming)
            )

    async def remove(self, request: Request, name: str) -> Response:
        """Have a file removed in the background."""
        _, person, collection = await self._asked(request, CollectionQuery)
        editor = self.service.editor
        job = await self.service.call(lambda: editor.remove(person.id, collection, name))
        return JSONResponse(job_json(job), 202)

    async def generations(self, request: Request) -> Response:
        """List the generations of a collection."""
        _, _, collection = await self._asked(request, CollectionQuery)
        return await self._generations(collection)

    async def roll_back(self, request: Request, name: str) -> Response:
        """Let an older generation answer again, after checking it."""
        _, person, collection = await self._asked(request, CollectionQuery)
        editor = self.service.editor
        await self.service.call(lambda: editor.roll_back(person.id, collection, name))
        return await self._generations(collection)

    async def _generations(self, collection: str) -> Response:
        found = await self.service.call(lambda: self.service.editor.generations(collection))
        listed: GenerationListJson = {
            "collection": collection,
            "generations": [generation_json(each) for each in found],
        }
        return JSONResponse(listed)

    async def jobs(self, request: Request) -> Response:
        """List the last jobs of a collection."""
        asked, _, collection = await self._asked(request, JobsQuery)
        editor = self.service.editor
        found = await self.service.call(lambda: editor.latest_jobs(collection, asked.limit))
        listed: JobListJson = {"jobs": [job_json(job) for job in found]}
        return JSONResponse(listed)

    async def read_again(self, request: Request) -> Response:
        """Have the folder read as it is now."""
        _, person, collection = await self._asked(request, CollectionQuery)
        editor = self.service.editor
        job = await self.service.call(lambda: editor.read_again(person.id, collection))
        return JSONResponse(job_json(job), 202)

    async def job(self, request: Request, job_id: str) -> Response:
        """Return a job as it is now."""
        return JSONResponse(job_json(await self.service.job(request, job_id)))

    async def give_up(self, request: Request, job_id: str) -> Response:
        """Give up a job that still waits."""
        await self.service.give_up(request, job_id)
        return await self.job(request, job_id)

    async def _asked(self, request: Request, model: type[Query]) -> tuple[Query, Person, str]:
        """Return the parameters, who asks and the collection. Raises HttpError."""
        asked = read_query(request, model)
        return asked, person_of(request), await self.service.collection(request, asked.collection)


def matching(documents: list[ListedDocument], words: str) -> list[ListedDocument]:
    """Return the documents whose names hold all words."""
    needed = words.casefold().split()
    return [each for each in documents if all(word in each.name.casefold() for word in needed)]


def document_routes(service: DocumentService) -> APIRouter:
    """Return the routes of the API, each with its description."""
    router, routes = APIRouter(), DocumentRoutes(service)
    add_documents(router, routes)
    add_generations(router, routes)
    add_jobs(router, routes)
    return router


def add_documents(router: APIRouter, routes: DocumentRoutes) -> None:
    """Add the routes that list and change files."""
    one = f"/api/documents/{{name:{ANY}}}"
    router.get(
        "/api/documents",
        summary="List the files of articles, and what came of each",
        response_model=DocumentListJson,
        responses=openapi.error_responses(*openapi.LOOKUP, 403, 404, 409, 422),
        openapi_extra=DOCUMENTS_QUERY,
    )(routes.documents)
    router.put(
        one,
        summary="Add a file, or with replace=1 put it in the place of one of its name",
        status_code=202,
        response_model=JobJson,
        responses=openapi.error_responses(*openapi.WITH_BODY, 404, 409, 507),
        openapi_extra=UPLOAD_QUERY | UPLOAD_BODY,
    )(routes.put)
    router.delete(
        one,
        summary="Remove a file",
        status_code=202,
        response_model=JobJson,
        responses=openapi.error_responses(*openapi.LOOKUP, 403, 404, 409, 422),
        openapi_extra=COLLECTION_QUERY,
    )(routes.remove)


def add_generations(router: APIRouter, routes: DocumentRoutes) -> None:
    """Add the routes on generations."""
    router.get(
        "/api/generations",
        summary="List the generations of an index",
        response_model=GenerationListJson,
        responses=openapi.error_responses(*openapi.LOOKUP, 403, 404, 422),
        openapi_extra=COLLECTION_QUERY,
    )(routes.generations)
    router.post(
        "/api/generations/{name}/rollback",
        summary="Let an older generation answer again",
        response_model=GenerationListJson,
        responses=openapi.error_responses(*openapi.LOOKUP, 403, 404, 409, 422),
        openapi_extra=COLLECTION_QUERY,
    )(routes.roll_back)


def add_jobs(router: APIRouter, routes: DocumentRoutes) -> None:
    """Add the routes on jobs."""
    lookup = openapi.error_responses(*openapi.LOOKUP, 403, 404)
    router.get(
        "/api/jobs",
        summary="List the last changes, and how far each is",
        response_model=JobListJson,
        responses=lookup | openapi.error_responses(422),
        openapi_extra=JOBS_QUERY,
    )(routes.jobs)
    router.post(
        "/api/jobs",
        summary="Read the folder again, as after files were copied into it",
        status_code=202,
        response_model=JobJson,
        responses=lookup | openapi.error_responses(409, 422),
        openapi_extra=COLLECTION_QUERY,
    )(routes.read_again)
    router.get(
        "/api/jobs/{job_id}",
        summary="One change, and how far it is",
        response_model=JobJson,
        responses=lookup,
    )(routes.job)
    router.delete(
        "/api/jobs/{job_id}",
        summary="Give up a change that still waits",
        response_model=JobJson,
        responses=lookup | openapi.error_responses(409),
    )(routes.give_up)
