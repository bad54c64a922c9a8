"""An answer as server-sent events; `openapi.EVENTS` lists them."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from zoneqa.api.http_errors import HttpError, error_json, http_error
from zoneqa.api.worker_job import WorkerJob
from zoneqa.json_types import CitedSentenceJson, SourcesJson
from zoneqa.serialize import (
    Json,
    answer_json,
    article_summary_json,
    citation_json,
    hit_json,
    sentence_json,
)
from zoneqa.text.heading import summary
from zoneqa.text.language import language_of
from zoneqa.types import (
    Answer,
    Event,
    Events,
    ProvisionalText,
    Retrieved,
    Sentence,
    VerifiedSentence,
    Withdrawn,
)

log = logging.getLogger("zoneqa.api")

Name = Literal["sources", "delta", "sentence", "withdrawn", "kept", "done", "ping", "error"]

PING = 10.0
DEADLINE = 60.0


@dataclass(frozen=True, slots=True)
class Framing:
    """How a stream tells that it goes on, and by what error it ended."""

    ping: bytes
    error: Callable[[HttpError, str], bytes]


class EventStream(StreamingResponse):
    """Streams what a job encodes; if the client disconnects, the job is cancelled.

    A job that `goes_on` is not.
    """

    def __init__(
        self,
        job: WorkerJob[bytes],
        request_id: str,
        *,
        ping: float = PING,
        framing: Framing | None = None,
        goes_on: bool = False,
    ) -> None:
        """Take a job that has begun."""
        self._job = job
        self._goes_on = goes_on
        super().__init__(
            with_pings(job, request_id, ping, framing or FRAMING),
            media_type="text/event-stream",
            headers={"X-Accel-Buffering": "no"},
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            if not self._goes_on:
                self._job.cancel()


def encoded(events: Events) -> Iterator[bytes]:
    """Yield the bytes of each event of an answer; none where there is nothing to tell yet."""
    told = ""  # what was told of the sentence that is being written
    gap = ""  # what parts it from the one before
    for event in events:
        yield b"".join(encode_event(name, data) for name, data in messages(event, told, gap))
        match event:
            case ProvisionalText(text):
                told, gap = told + text, "" if text else gap
            case VerifiedSentence(sentence):
                told, gap = "", " " if language_of(sentence.text) == "en" else ""
            case _:
                told = gap = ""


async def with_pings(
    job: WorkerJob[bytes], request_id: str, ping: float, framing: Framing
) -> AsyncIterator[bytes]:
    """Yield the bytes of the stream, which always ends with its last event or an error."""
    began = time.monotonic()
    try:
        async for part in job.results(ping):
            if part is None and time.monotonic() - began > DEADLINE:
                raise HttpError(504, "too_slow", "The answer took too long and was given up.")
            if part is None:
                yield framing.ping
            elif part:
                yield part
    except Exception as error:
        # The status was sent long ago, so the error has to go into the stream.
        answer = http_error(error)
        if answer.status == 500:
            log.exception("an answer failed, request %s", request_id)
        yield framing.error(answer, request_id)


def messages(event: Event, told: str = "", gap: str = "") -> Iterator[tuple[Name, Json]]:
    """Yield the names and data of the server-sent events for one event of the answer.

    `told` are the words of a sentence that were told while it was being written, `gap` is what
    goes before its first ones.
    """
    match event:
        case Retrieved(hits, articles, standalone):
            sources: SourcesJson = {
                "standalone": standalone,
                "hits": [hit_json(hit) for hit in hits],
                "articles": [article_summary_json(summary(article)) for article in articles],
            }
            yield "sources", {**sources}
        case ProvisionalText(text):
            if text:
                yield "delta", {"text": gap + text}
        case VerifiedSentence(sentence, citations):
            if sentence.verdict != "cut":
                yield "delta", {"text": gap + _untold(sentence, told)}
            checked: CitedSentenceJson = {
                **sentence_json(sentence),
                "citations": [citation_json(citation) for citation in citations],
            }
            yield "sentence", {**checked}
        case Withdrawn():
            yield "withdrawn", {}
        case Answer():
            yield "done", answer_json(event)


def _untold(sentence: Sentence, told: str) -> str:
    """Return what is still to be told of a sentence: its end, its markers."""
    rest = sentence.text.removeprefix(told) if sentence.text.startswith(told) else ""
    return rest + "".join(f"[{marker}]" for marker in sentence.markers)


def encode_event(name: Name, data: Json) -> bytes:
    """Encode one event. JSON has no raw line break, so no text can end or forge an event."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    # A lone surrogate in an article must not break the stream.
    return f"event: {name}\ndata: {text}\n\n".encode("utf-8", "replace")


FRAMING = Framing(
    ping=encode_event("ping", {}),
    error=lambda error, request_id: encode_event("error", error_json(error, request_id)),
)
"""The framing of our own events."""
