"""The form for asking: a question, what was asked before it, and what it is limited to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pydantic import TypeAdapter, ValidationError
from starlette.requests import Request

from zoneqa.api.form_body import FormLimits, read_form_body, text_fields
from zoneqa.api.request_body import validate
from zoneqa.api.schemas import LEANED_ON, LONGEST_NAME, AskRequest, EarlierTurn
from zoneqa.types import Answer

_NAMES = ("zone", "source", "since", "until", "conversation")
_THREAD = TypeAdapter(tuple[EarlierTurn, ...])


@dataclass(frozen=True, slots=True)
class AskForm:
    """What was filled in, and the thread, which the form carries also where the server keeps it.

    `conversation` is the id of the one in which the thread is kept.
    """

    question: str = ""
    thread: tuple[EarlierTurn, ...] = ()
    zone: str = ""
    source: str = ""
    since: str = ""
    until: str = ""
    conversation: str = ""

    @property
    def thread_json(self) -> str:
        """Return the thread as the form carries it."""
        return _THREAD.dump_json(self.thread).decode()

    @property
    def limited(self) -> bool:
        """Return whether not all articles may be drawn on."""
        return any((self.zone, self.source, self.since, self.until))

    def request(self) -> AskRequest:
        """Return what is asked. Raises HttpError."""
        filters = {
            "zones": [self.zone] if self.zone else [],
            "sources": [self.source] if self.source else [],
            **{name: day for name in ("since", "until") if (day := getattr(self, name))},
        }
        body = {"question": self.question, "thread": list(self.thread), "filters": filters}
        return validate(body, AskRequest)

    def following(self, answer: Answer, conversation: str) -> AskForm:
        """Return the form for a question that follows an answer to this one."""
        zones = (citation.article.zone for citation in answer.citations)
        turn = EarlierTurn.of(answer.standalone or self.question, zones)
        thread = (*self.thread, turn)[-LEANED_ON:]
        return replace(self, question="", thread=thread, conversation=conversation)


async def read_ask_form(request: Request) -> AskForm:
    """Read a form that was sent. Raises HttpError."""
    form = await read_form_body(request, FormLimits())
    try:
        return _filled_in(text_fields(form))
    finally:
        await form.close()


def _filled_in(fields: Mapping[str, str]) -> AskForm:
    named = {name: fields.get(name, "").strip()[:LONGEST_NAME] for name in _NAMES}
    return AskForm(fields.get("question", ""), _thread(fields.get("thread", "")), **named)


def _thread(field: str) -> tuple[EarlierTurn, ...]:
    """Return what was asked before; nothing if the field is not as we wrote it."""
    try:
        return _THREAD.validate_json(field)[-LEANED_ON:] if field else ()
    except ValidationError:
        return ()
