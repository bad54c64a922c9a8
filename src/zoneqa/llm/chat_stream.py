"""One streamed reply of an endpoint, with the errors of its client made ours.

The only home of the openai client, which takes half a second to import.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator, AsyncIterator, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

import httpx2
import openai

from zoneqa.errors import LLMBadReply, LLMFailed, LLMRejected, LLMUnreachable
from zoneqa.llm.endpoint import Endpoint, ReplyLimits
from zoneqa.llm.generate import Message

if TYPE_CHECKING:
    from openai.types.chat import ChatCompletionMessageParam

_MOST_BYTES = 16_000_000
"""Of a response, so that a line without end does not fill the memory."""

_LOGGERS = ("openai", "httpx2")
"""They log the address of each request, which may hold a password."""

_THOUGHTS = ("reasoning_content", "reasoning")

_REJECTED = {
    401: "refused the key (401); check OPENAI_API_KEY",
    403: "refused the key (403); check OPENAI_API_KEY",
    404: "knows no such model or address (404); check ZONEQA_LLM_MODEL and OPENAI_BASE_URL",
    429: "takes no more requests for now (429)",
}


class ChatStreams:
    """Streams replies of an endpoint; each is asked for once."""

    def __init__(self, endpoint: Endpoint, limits: ReplyLimits) -> None:
        for name in _LOGGERS:
            logging.getLogger(name).setLevel(logging.WARNING)
        self._model = endpoint.model
        self._tokens = limits.tokens
        self._name = f"The LLM at {endpoint.host}"
        self._client = openai.AsyncOpenAI(
            api_key=endpoint.key,
            base_url=endpoint.base_url,
            max_retries=0,
            http_client=openai.DefaultAsyncHttpxClient(
                timeout=httpx2.Timeout(None, connect=limits.connect_seconds),
                follow_redirects=False,  # the question goes nowhere that the settings do not name
                event_hooks={"response": [self._check]},
            ),
        )

    async def texts(self, messages: Sequence[Message]) -> AsyncGenerator[str]:
        """Yield the texts of a reply, an empty one for each token of thinking.

        Raises LLMUnreachable, LLMRejected or LLMBadReply.
        """
        with self._our_errors():
            async with await self._ask(messages) as stream:
                async for chunk in stream:
                    choice = _first_choice(chunk)
                    text = _text(choice, "content")
                    if text or any(_text(choice, name) for name in _THOUGHTS):
                        yield text
                    if getattr(choice, "finish_reason", None):
                        return
        raise LLMBadReply(f"{self._name} broke off its reply, or sent no chat completion.")

    async def close(self) -> None:
        """Close the connections."""
        await self._client.close()

    async def _ask(
        self, messages: Sequence[Message]
    ) -> openai.AsyncStream[openai.types.chat.ChatCompletionChunk]:
        sent = [{"role": each.role, "content": each.content} for each in messages]
        return await self._client.chat.completions.create(
            model=self._model,
            messages=cast("list[ChatCompletionMessageParam]", sent),
            temperature=0,
            max_tokens=self._tokens,
            stream=True,
        )

    async def _check(self, response: httpx2.Response) -> None:
        """Check the kind of a response, and bound its length."""
        kind = response.headers.get("content-type", "").partition(";")[0].strip()
        if response.is_success and kind.lower() != "text/event-stream":
            raise LLMBadReply(f"{self._name} sent something else than a stream of text.")
        too_long = LLMBadReply(f"{self._name} sent more than a reply can be.")
        response.stream = _BoundedBody(cast("httpx2.AsyncByteStream", response.stream), too_long)

    @contextmanager
    def _our_errors(self) -> Iterator[None]:
        """Raise ours for the client's, whose words may hold what the endpoint tells of the key."""
        try:
            yield
        except openai.APIStatusError as error:
            raise self._status_error(error.status_code) from None
        except openai.APIConnectionError:
            raise LLMUnreachable(f"{self._name} cannot be reached, or broke off.") from None
        except (openai.OpenAIError, ValueError):
            raise LLMBadReply(f"{self._name} sent what is no chat completion.") from None

    def _status_error(self, status: int) -> LLMFailed:
        if status >= 500:
            return LLMUnreachable(f"{self._name} has failed ({status}).")
        cause = _REJECTED.get(status, f"rejected the request ({status})")
        return LLMRejected(f"{self._name} {cause}.")


class _BoundedBody(httpx2.AsyncByteStream):
    """The body of a response, which raises an error if it is too long."""

    def __init__(self, body: httpx2.AsyncByteStream, too_long: LLMBadReply) -> None:
        self._body = body
        self._too_long = too_long

    async def __aiter__(self) -> AsyncIterator[bytes]:
        left = _MOST_BYTES
        async for part in self._body:
            left -= len(part)
            if left < 0:
                raise self._too_long
            yield part

    async def aclose(self) -> None:
        await self._body.aclose()


def _first_choice(chunk: object) -> object:
    """Return the first choice of a chunk, any part of which may be missing or of another type."""
    choices = getattr(chunk, "choices", None)
    return choices[0] if isinstance(choices, list) and choices else None


def _text(choice: object, name: str) -> str:
    text = getattr(getattr(choice, "delta", None), name, None)
    return text if isinstance(text, str) else ""
