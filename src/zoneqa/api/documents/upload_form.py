"""The form with which documents are uploaded without a script: each file becomes a job."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from starlette.requests import Request

from zoneqa.accounts.person import Person
from zoneqa.api.documents.document_service import DocumentService
from zoneqa.api.documents.incoming_body import PieceWriter, too_large
from zoneqa.api.documents.multipart_parts import PartBegun, PartEnded, PartEvent, part_events
from zoneqa.api.http_errors import HttpError, http_error
from zoneqa.corpus.stored_upload import IncomingFile
from zoneqa.errors import ZoneqaError

MOST_FILES = 100
_MOST_TOGETHER = 10
"""A form may have so many times the bytes of a file."""
_LONGEST_FIELD = 4096
_MOST_PARTS = 200
"""Fields and files, with room for naming those that are too many."""

CheckFields = Callable[[Mapping[str, str]], None]
"""Raises HttpError if the fields before the first file are not those of our page."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was not taken, and the code of the reason."""

    name: str
    code: str


@dataclass(slots=True)
class UploadForm:
    """What was read of a form: how many files were taken, and which were refused."""

    fields: dict[str, str] = field(default_factory=dict)
    taken: int = 0
    refused: list[Refused] = field(default_factory=list)


class UploadFormReader:
    """Reads one form; its fields must come before its files."""

    def __init__(self, service: DocumentService, person: Person, check: CheckFields) -> None:
        self.form = UploadForm()
        self._service = service
        self._person = person
        self._check = check
        self._collection: str | None = None
        self._part: PartBegun | None = None
        self._parts = 0
        self._text = bytearray()
        self._incoming: IncomingFile | None = None
        self._writer: PieceWriter | None = None
        self._kept_name = ""

    async def read(self, request: Request) -> UploadForm:
        """Return the form when all of its files lie on the disk. Raises HttpError."""
        try:
            async for event in part_events(request, _MOST_TOGETHER * self._service.largest):
                await self._take(request, event)
        finally:
            self._abandon()
        return self.form

    async def _take(self, request: Request, event: PartEvent) -> None:
        if isinstance(event, PartBegun):
            self._parts += 1
            if self._parts > _MOST_PARTS:
                raise HttpError(413, "too_many_files", f"{MOST_FILES} files at most.")
            self._part = event
            self._text.clear()
            if event.file_name:
                await self._begin_file(request, event.file_name)
        elif isinstance(event, PartEnded):
            await self._end_part()
        elif self._writer is not None:
            await self._write(event)
        elif self._part and self._part.file_name is None:
            self._text += event
            if len(self._text) > _LONGEST_FIELD:
                raise HttpError(400, "body_not_form", "A field of the form is too long.")

    async def _begin_file(self, request: Request, file_name: str) -> None:
        self._check(self.form.fields)
        service, fields = self._service, self.form.fields
        if self._collection is None:
            self._collection = await service.collection(request, fields.get("collection"))
        collection, wanted = self._collection, fields.get("name") or file_name
        replace = "replace" in fields
        try:
            if self.form.taken + len(self.form.refused) >= MOST_FILES:
                raise HttpError(413, "too_many_files", f"{MOST_FILES} files at most.")
            self._kept_name = await service.write(
                lambda: service.editor.name_to_put(collection, wanted, replace=replace)
            )
            name = self._kept_name
            self._incoming = await service.write(lambda: service.editor.receive(collection, name))
            self._writer = PieceWriter(service, self._incoming)
        except (HttpError, ZoneqaError) as error:
            self._refuse(file_name, error)

    async def _write(self, data: bytes) -> None:
        assert self._writer and self._incoming and self._part
        try:
            await self._writer.write(data)
            if self._incoming.size > self._service.largest:
                raise too_large(self._service.largest)
        except (HttpError, ZoneqaError) as error:
            self._refuse(self._part.file_name or "", error)

    async def _end_part(self) -> None:
        part, self._part = self._part, None
        if part and part.file_name is None:
            self.form.fields[part.name] = self._text.decode("utf-8", "replace")
        if self._writer is None or self._incoming is None or part is None:
            return
        service, incoming, name = self._service, self._incoming, self._kept_name
        collection = self._collection or ""
        try:
            await self._writer.flush()
            with incoming:
                await service.write(
                    lambda: service.editor.put(self._person.id, collection, name, incoming)
                )
            self.form.taken += 1
        except (HttpError, ZoneqaError) as error:
            self._refuse(part.file_name or "", error)
        self._incoming = self._writer = None

    def _refuse(self, file_name: str, error: Exception) -> None:
        self.form.refused.append(Refused(file_name, http_error(error).code))
        self._abandon()

    def _abandon(self) -> None:
        """Remove a file that has not arrived whole."""
        if self._incoming is not None:
            self._incoming.abandon()
        self._incoming = self._writer = None
