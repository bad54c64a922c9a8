"""Finding questions that may follow an answer and that the articles answer."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial

from zoneqa.api.example_checker import ExampleChecker
from zoneqa.api.protocols import AnswererProtocol
from zoneqa.api.worker_pool import WorkerPool

WANTED = 3
PATIENCE = 8.0
"""Seconds after which those that were found have to do: nobody waits for suggestions."""


class SuggestionFinder:
    """Checks what may follow an answer while nobody else asks, for a while."""

    def __init__(
        self, checker: ExampleChecker, lookups: WorkerPool, patience: float = PATIENCE
    ) -> None:
        self._checker = checker
        self._lookups = lookups
        self._patience = patience

    async def find(
        self, answerer: AnswererProtocol, question: str, articles: Sequence[str]
    ) -> tuple[str, ...]:
        """Return up to three questions, in the language of the one that was asked.

        Raises BadQuestion and Busy.
        """
        made = await self._lookups.call(partial(answerer.suggestions, question, articles))
        found: list[str] = []
        try:
            async with asyncio.timeout(self._patience):
                for example in made:
                    if await self._checker.is_answered(answerer, example):
                        found.append(example.text)
                    if len(found) == WANTED:
                        break
        except TimeoutError:
            pass
        return tuple(found)
