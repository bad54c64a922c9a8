"""A job in a thread of a worker pool."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from zoneqa.api.http_errors import Busy

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Result(Generic[T]):
    """What a step returned."""

    value: T


@dataclass(frozen=True, slots=True)
class _Ended:
    """The last message of a job, with the error that ended it, if one did."""

    error: BaseException | None = None


@dataclass(frozen=True, slots=True)
class _Begun:
    """The first message of a job whose beginning did not fail."""


class WorkerJob(Generic[T]):
    """Steps that run in a thread of a pool at their own pace, whether or not they are waited for.

    A client that reads slowly, or not at all, therefore keeps no thread.
    """

    def __init__(
        self,
        begin: Callable[[], Iterator[T]],
        submit: Callable[[Callable[[], None]], Future[None]],
        patience: float | None,
        busy: Callable[[float], Busy] = Busy,
    ) -> None:
        self._begin = begin
        self._patience = patience
        self._busy = busy
        self._cancelled = False
        self._loop = asyncio.get_running_loop()
        self._messages: asyncio.Queue[_Begun | _Result[T] | _Ended] = asyncio.Queue()
        self._running = submit(self._run)

    async def begun(self) -> None:
        """Wait until the job has begun; cancel it if the wait is given up.

        Raises Busy if no thread was free in time, or what beginning raised.
        """
        try:
            first = await self._first_message()
        except BaseException:
            self.cancel()
            raise
        if isinstance(first, _Ended) and first.error:
            raise first.error

    async def _first_message(self) -> _Begun | _Result[T] | _Ended:
        try:
            async with asyncio.timeout(self._patience):
                return await self._messages.get()
        except TimeoutError:
            if self._running.cancel():
                raise self._busy(self._patience or 0) from None
        return await self._messages.get()

    async def results(self, pause: float | None = None) -> AsyncIterator[T | None]:
        """Yield the results of a job that has begun, and None whenever `pause` seconds pass."""
        while True:
            try:
                async with asyncio.timeout(pause):
                    message = await self._messages.get()
            except TimeoutError:
                yield None
                continue
            if isinstance(message, _Result):
                yield message.value
            elif isinstance(message, _Ended):
                if message.error:
                    raise message.error
                return

    async def last(self) -> T:
        """Return the last result. The job is cancelled if nobody waits for it any more."""
        try:
            await self.begun()
            *_, last = [result async for result in self.results()]
        finally:
            self.cancel()
        return cast("T", last)

    def cancel(self) -> None:
        """Give up a job: one that waits leaves the queue, one that runs stops after its step."""
        self._cancelled = True
        self._running.cancel()

    def end(self, error: BaseException) -> None:
        """Cancel a job and have those who wait for it raise an error. Called in the event loop."""
        self.cancel()
        self._messages.put_nowait(_Ended(error))

    def _run(self) -> None:
        """Run in the thread."""
        try:
            steps = self._begin()
            self._tell(_Begun())
            self._go_through(steps)
        except BaseException as error:
            self._tell(_Ended(error))
        else:
            self._tell(_Ended())

    def _go_through(self, steps: Iterator[T]) -> None:
        try:
            while not self._cancelled:
                self._tell(_Result(next(steps)))
        except StopIteration:
            pass
        finally:
            close = getattr(steps, "close", None)
            if close is not None:
                close()

    def _tell(self, message: _Begun | _Result[T] | _Ended) -> None:
        self._loop.call_soon_threadsafe(self._messages.put_nowait, message)
