"""Asking an LLM: in time, within bounds, and not again and again where it fails."""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import AsyncGenerator, Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import aclosing, contextmanager
from typing import TYPE_CHECKING

from zoneqa.errors import LLMBadReply, LLMTooSlow, LLMUnreachable
from zoneqa.llm.background_loop import BackgroundLoop
from zoneqa.llm.breaker import CircuitBreaker
from zoneqa.llm.endpoint import Endpoint, ReplyLimits
from zoneqa.llm.generate import Message
from zoneqa.llm.thoughts import without_thoughts

if TYPE_CHECKING:
    from zoneqa.llm.chat_stream import ChatStreams

_PULSE_SECONDS = 0.5
_RETRY_SECONDS = 0.2


class LLMClient:
    """Generates replies with an LLM.

    Each request runs in an event loop beside the caller's thread, so that its deadlines hold and
    its connection closes at once whatever the endpoint does.
    """

    def __init__(self, endpoint: Endpoint, limits: ReplyLimits, breaker: CircuitBreaker) -> None:
        self._endpoint = endpoint
        self._limits = limits
        self._breaker = breaker
        self._lock = threading.Lock()
        self._streams: ChatStreams | None = None
        self._loop: BackgroundLoop | None = None

    def __call__(self, messages: Sequence[Message]) -> Iterator[str]:
        """Yield the pieces of a reply, an empty one each half second in which none comes.

        Raises LLMFailed, also after some pieces: an endpoint that goes on far beyond the tokens
        that it was given has lost its way, and what it wrote says nothing.
        """
        where = f"The LLM at {self._endpoint.host}"
        left, is_empty = self._limits.characters, True
        with self._breaker.call():
            with self._pieces(messages) as pieces:
                for piece in without_thoughts(pieces):
                    is_empty = is_empty and not piece.strip()
                    try:
                        yield piece[:left]
                    except GeneratorExit:
                        if is_empty:
                            raise
                        return  # there was text, so the LLM has not failed
                    left -= len(piece)
                    if left <= 0:
                        raise LLMBadReply(f"{where} sent a reply that does not end.")
            if is_empty:
                raise LLMBadReply(f"{where} sent an empty reply.")

    def is_resting(self) -> bool:
        """Return whether the LLM would not be asked now, for it kept failing."""
        return self._breaker.is_open

    def close(self) -> None:
        """Close the connections; a reply that still comes is abandoned."""
        with self._lock:
            if self._loop and self._streams:
                self._loop.submit(self._streams.close()).result()
                self._loop.close()
            self._loop = self._streams = None

    @contextmanager
    def _pieces(self, messages: Sequence[Message]) -> Iterator[Iterator[str]]:
        """Ask for a reply; leaving the block cancels what is still to come."""
        loop, streams = self._opened()
        received: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        receiving = loop.submit(self._receive(streams, messages, received.put))
        receiving.add_done_callback(lambda _: received.put(None))
        try:
            yield _arriving(received, receiving)
        finally:
            receiving.cancel()

    def _opened(self) -> tuple[BackgroundLoop, ChatStreams]:
        """Return the loop and the client, opened at the first request."""
        from zoneqa.llm.chat_stream import ChatStreams

        with self._lock:
            self._loop = self._loop or BackgroundLoop()
            self._streams = self._streams or ChatStreams(self._endpoint, self._limits)
            return self._loop, self._streams

    async def _receive(
        self, streams: ChatStreams, messages: Sequence[Message], put: Callable[[str], None]
    ) -> None:
        """Put the texts of a reply. Raises LLMFailed."""
        limits = self._limits
        begun_at = asyncio.get_running_loop().time()
        missing, seconds = "begun", min(limits.first_token_seconds, limits.whole_seconds)
        try:
            async with asyncio.timeout_at(begun_at + seconds) as deadline:
                first, texts = await self._begin(streams, messages)
                missing, seconds = "ended", limits.whole_seconds
                deadline.reschedule(begun_at + seconds)
                put(first)
                async with aclosing(texts):
                    async for text in texts:
                        put(text)
        except TimeoutError:
            where = f"The LLM at {self._endpoint.host}"
            raise LLMTooSlow(f"{where} had not {missing} its reply after {seconds:g} s.") from None

    async def _begin(
        self, streams: ChatStreams, messages: Sequence[Message]
    ) -> tuple[str, AsyncGenerator[str]]:
        """Return the first text and the stream of the others, after some attempts at need.

        Not by the client's own retries, which end where the first header has come.
        """
        from tenacity import (
            AsyncRetrying,
            retry_if_exception_type,
            stop_after_attempt,
            wait_random_exponential,
        )

        async def attempt() -> tuple[str, AsyncGenerator[str]]:
            texts = streams.texts(messages)
            return await anext(texts, ""), texts

        retrying = AsyncRetrying(
            retry=retry_if_exception_type(LLMUnreachable),
            stop=stop_after_attempt(self._limits.attempts),
            wait=wait_random_exponential(multiplier=_RETRY_SECONDS),
            reraise=True,
        )
        return await retrying(attempt)


def _arriving(received: queue.SimpleQueue[str | None], receiving: Future[None]) -> Iterator[str]:
    """Yield what is received up to None, and an empty text whenever nothing comes for a while.

    Raises what receiving has raised.
    """
    while True:
        try:
            piece = received.get(timeout=_PULSE_SECONDS)
        except queue.Empty:
            yield ""
            continue
        if piece is None:
            return receiving.result()
        yield piece
