"""Which example questions are answered by the sentence that they were made from."""

from __future__ import annotations

import asyncio
from functools import partial

from zoneqa.answer.examples import ExampleQuestion
from zoneqa.api.protocols import AnswererProtocol
from zoneqa.api.worker_pool import WorkerPool

PAUSE = 0.1
"""Seconds between two looks at whether somebody asks."""

_REMEMBERED = 5000
"""Examples of which it is remembered whether they are answered."""


class ExampleChecker:
    """Asks examples one at a time, while nobody else asks, and remembers which are answered."""

    def __init__(self, answers: WorkerPool) -> None:
        self._answers = answers
        self._asking = asyncio.Lock()
        self._known: dict[tuple[str, ExampleQuestion], bool] = {}

    async def is_answered(self, answerer: AnswererProtocol, example: ExampleQuestion) -> bool:
        """Return whether an example is answered; waits while somebody asks."""
        key = answerer.generation, example
        if key not in self._known:
            async with self._asking:
                while not self._answers.is_idle:
                    await asyncio.sleep(PAUSE)
                answered = await self._answers.call(partial(answerer.answers, example))
            self._remember(key, answered)
        return self._known[key]

    def _remember(self, key: tuple[str, ExampleQuestion], answered: bool) -> None:
        self._known[key] = answered
        if len(self._known) > _REMEMBERED:
            del self._known[next(iter(self._known))]
