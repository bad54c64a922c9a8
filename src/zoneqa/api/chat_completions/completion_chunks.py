"""A message as the chunks of a streamed completion, and as a whole completion."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast
from uuid import uuid4

from zoneqa.api.chat_completions.completion_content import FinishedContent
from zoneqa.api.chat_completions.completion_json import CompletionJson, UsageJson
from zoneqa.api.chat_completions.completion_request import MODEL, CompletionRequest
from zoneqa.json_types import AnswerJson
from zoneqa.serialize import Json, answer_json
from zoneqa.text.tokens import open_counter

DONE = b"data: [DONE]\n\n"


@dataclass(frozen=True, slots=True)
class Completion:
    """The answer to a request, in OpenAI's protocol; `id` and `created` name it."""

    request: CompletionRequest
    id: str = field(default_factory=lambda: f"chatcmpl-{uuid4().hex}")
    created: int = field(default_factory=lambda: int(time.time()))

    def chunks(self, message: Iterator[str | FinishedContent]) -> Iterator[bytes]:
        """Yield the server-sent events of each piece of a message, for an empty one none.

        The last chunks have no content.
        """
        yield self._choice({"role": "assistant", "content": ""})
        for piece in message:
            if isinstance(piece, FinishedContent):
                yield self._ending(piece)
            else:
                yield self._choice({"content": piece}) if piece else b""

    def whole(self, message: Iterator[str | FinishedContent]) -> Iterator[CompletionJson | None]:
        """Yield None for each piece of a message, then all of it.

        The work so has steps, and ends soon after its client has left.
        """
        for piece in message:
            yield self._completion(piece) if isinstance(piece, FinishedContent) else None

    def _completion(self, finished: FinishedContent) -> CompletionJson:
        return {
            "id": self.id,
            "object": "chat.completion",
            "created": self.created,
            "model": MODEL,
            "choices": [
                {
                    "index": 0,
                    "message": {
                        "role": "assistant",
                        "content": finished.content,
                        "refusal": None,
                        "annotations": list(finished.annotations),
                        "zoneqa": cast("AnswerJson", answer_json(finished.answer)),
                    },
                    "logprobs": None,
                    "finish_reason": "stop",
                }
            ],
            "usage": self._usage(finished),
        }

    def _ending(self, finished: FinishedContent) -> bytes:
        """Return the annotations, the chunk that finishes, the usage if it is wanted, the end."""
        parts = []
        if finished.annotations:
            parts.append(self._choice({"annotations": list(finished.annotations)}))
        parts.append(self._choice({}, finish_reason="stop"))
        if self.request.includes_usage:
            parts.append(self._chunk(choices=[], usage=self._usage(finished)))
        return b"".join((*parts, DONE))

    def _choice(self, delta: Json, finish_reason: str | None = None) -> bytes:
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish_reason}
        # With usage in a chunk of its own, the others have the field without a value.
        usage = {"usage": None} if self.request.includes_usage else {}
        return self._chunk(choices=[choice], **usage)

    def _chunk(self, **fields: Any) -> bytes:
        head = {"id": self.id, "object": "chat.completion.chunk", "created": self.created}
        return encode_chunk({**head, "model": MODEL, **fields})

    def _usage(self, finished: FinishedContent) -> UsageJson:
        count = open_counter()
        prompt, completion = count(self.request.prompt), count(finished.content)
        return {
            "prompt_tokens": prompt,
            "completion_tokens": completion,
            "total_tokens": prompt + completion,
        }


def encode_chunk(data: Json) -> bytes:
    """Encode one server-sent event. JSON has no raw line break, so no text can end an event."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return f"data: {text}\n\n".encode("utf-8", "replace")
