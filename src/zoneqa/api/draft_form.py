"""The form of the page for checking: a draft as a text or a file, the day on which it speaks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from pydantic import BaseModel, ConfigDict, ValidationError
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request

from zoneqa.api.form_body import FormLimits, read_form_body, text_fields
from zoneqa.checking.draft import Draft
from zoneqa.checking.draft_file import draft_again, draft_day, read_draft, typed_draft

_LIMITS = FormLimits(size=8 << 20, seconds=60.0)
"""Those of a form with a file."""


class ReadBefore(BaseModel):
    """What the text of a draft that is sent again does not tell; `tables` are their texts.

    `ends` are the first and the last line of its text, `name` is that of its file.
    """

    model_config = ConfigDict(frozen=True)

    ends: tuple[str, str]
    title: str = ""
    zone: str | None = None
    tables: tuple[str, ...] = ()
    name: str = ""

    @classmethod
    def of(cls, draft: Draft, name: str) -> ReadBefore:
        """Return what a draft was read as."""
        article = draft.article
        tables = tuple(article.text[each.start : each.end] for each in article.tables)
        return cls(
            ends=_ends(article.text),
            title=article.title,
            zone=article.zone,
            tables=tables,
            name=name,
        )

    def is_of(self, text: str) -> bool:
        """Return whether a text is that draft, perhaps changed, and not another one."""
        first, last = _ends(text)
        return first == self.ends[0] or last == self.ends[1]


@dataclass(frozen=True, slots=True)
class DraftForm:
    """What was filled in; `read_before` is what a draft that is sent again was read as."""

    text: str = ""
    read_before: ReadBefore | None = None
    day: str = ""
    file_name: str = ""
    file: bytes = b""
    download: str = ""
    """The format in which the marked draft is asked for; empty for the page."""

    @property
    def name(self) -> str:
        """Return the name of the draft's file without its ending; empty if it was typed."""
        return PurePath(self.file_name).stem or (self.again.name if self.again else "")

    @property
    def again(self) -> ReadBefore | None:
        """Return what the draft was read as, unless the text is that of another one."""
        before = self.read_before
        return before if before and before.is_of(self.text) else None

    def draft(self) -> Draft:
        """Return the draft: the file if there is one. Raises BadDraft or BadFilter."""
        day = draft_day(self.day) if self.day else None
        if self.file:
            return read_draft(self.file, self.file_name, day)
        again = self.again
        if again:
            return draft_again(self.text, day, again.title, again.zone, again.tables)
        return typed_draft(self.text, day)


async def read_form(request: Request) -> DraftForm:
    """Read a form that was sent. Raises HttpError."""
    form = await read_form_body(request, _LIMITS)
    try:
        return await _filled_in(form)
    finally:
        await form.close()


async def _filled_in(fields: FormData) -> DraftForm:
    upload = fields.get("file")
    file = await upload.read() if isinstance(upload, UploadFile) else b""
    name = (upload.filename or "") if isinstance(upload, UploadFile) else ""
    texts = text_fields(fields)
    return DraftForm(
        text=texts.get("text", ""),
        read_before=_read_before(texts.get("read_before", "")),
        day=texts.get("date", "").strip(),
        file_name=name,
        file=file,
        download=texts.get("download", ""),
    )


def _read_before(field: str) -> ReadBefore | None:
    """Return what a draft was read as; None without it, or if it is not ours."""
    try:
        return ReadBefore.model_validate_json(field) if field else None
    except ValidationError:
        return None


def _ends(text: str) -> tuple[str, str]:
    lines = text.strip().splitlines() or [""]
    return lines[0].strip(), lines[-1].strip()
