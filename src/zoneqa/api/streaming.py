"""An answer as server-sent events: `sources`, `delta` and `sentence`, `done`, `ping`, `error`."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import AsyncIterator, Iterator
from typing import Literal

from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from zoneqa.api.http_errors import HttpError, error_json, http_error
from zoneqa.api.worker_pool import WorkerJob
from zoneqa.json_types import CitedSentenceJson, SourcesJson
from zoneqa.serialize import (
    Json,
    answer_json,
    article_summary_json,
    citation_json,
    hit_json,
    sentence_json,
)
from zoneqa.types import Answer, Event, Retrieved, VerifiedSentence

log = logging.getLogger("zoneqa.api")

Name = Literal["sources", "delta", "sentence", "done", "ping", "error"]

PING = 10.0
DEADLINE = 60.0


class EventStream(StreamingResponse):
    """Sends the steps of an answering job; a client that leaves ends the job."""

    def __init__(self, job: WorkerJob[Event], request_id: str, *, ping: float = PING) -> None:
        self._job = job
        super().__init__(
            frames(job, request_id, ping),
            media_type="text/event-stream",
            headers={"X-Accel-Buffering": "no"},
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._job.close()


async def frames(job: WorkerJob[Event], request_id: str, ping: float) -> AsyncIterator[bytes]:
    """The bytes of the stream; it always ends with `done` or `error`."""
    began = time.monotonic()
    try:
        async for event in job.results(ping):
            if event is None and time.monotonic() - began > DEADLINE:
                raise HttpError(504, "too_slow", "The answer took too long and was given up.")
            for name, data in messages(event):
                yield frame(name, data)
    except Exception as error:
        # The status line is long gone: the stream itself has to say what went wrong.
        answer = http_error(error)
        if answer.status == 500:
            log.exception("an answer failed, request %s", request_id)
        yield frame("error", error_json(answer, request_id))


def messages(event: Event | None) -> Iterator[tuple[Name, Json]]:
    """What one step of the answer says on the wire."""
    match event:
        case None:
            yield "ping", {}
        case Retrieved(hits, articles, standalone):
            sources: SourcesJson = {
                "standalone": standalone,
                "hits": [hit_json(hit) for hit in hits],
                "articles": [article_summary_json(article) for article in articles],
            }
            yield "sources", {**sources}
        case VerifiedSentence(sentence, citations):
            if sentence.verdict != "cut":
                markers = "".join(f"[{marker}]" for marker in sentence.markers)
                yield "delta", {"text": sentence.text + markers}
            checked: CitedSentenceJson = {
                **sentence_json(sentence),
                "citations": [citation_json(citation) for citation in citations],
            }
            yield "sentence", {**checked}
        case Answer():
            yield "done", answer_json(event)


def frame(name: Name, data: Json) -> bytes:
    """One event. JSON has no raw line break, so no text can end or forge an event."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    # A lone surrogate in an article must not break the stream.
    return f"event: {name}\ndata: {text}\n\n".encode("utf-8", "replace")
