"""Finding example questions that the articles answer, while nobody else asks."""

from __future__ import annotations

import asyncio
import logging
from functools import partial

from zoneqa.api.example_checker import ExampleChecker
from zoneqa.api.protocols import AnswererProtocol
from zoneqa.api.worker_pool import WorkerPool
from zoneqa.types import Language

WANTED = 4
LANGUAGES: tuple[Language, ...] = ("zh", "en")

log = logging.getLogger("zoneqa.api")


class ExampleFinder:
    """Asks the questions that could be examples, one at a time, and keeps those answered.

    The examples of one generation are shown until those of the next are found. A question that was
    answered before and is made from the articles again is not asked again.
    """

    def __init__(self, checker: ExampleChecker, lookups: WorkerPool) -> None:
        self._checker = checker
        self._lookups = lookups
        self._found: dict[Language, tuple[str, ...]] = {}
        self._looking: asyncio.Task[None] | None = None

    def found(self, language: Language) -> tuple[str, ...]:
        """Return the examples; empty until they are found."""
        return self._found.get(language, ())

    def look_into(self, answerer: AnswererProtocol) -> None:
        """Look for examples of another answerer in the background."""
        self.stop()
        self._looking = asyncio.create_task(self._look(answerer))

    def stop(self) -> None:
        """Look no further."""
        if self._looking is not None:
            self._looking.cancel()

    async def _look(self, answerer: AnswererProtocol) -> None:
        for language in LANGUAGES:
            try:
                self._found[language] = await self._examples(answerer, language)
            except Exception:
                # Questions can still be answered; the page just has no examples.
                log.exception("no examples in %s", language)

    async def _examples(self, answerer: AnswererProtocol, language: Language) -> tuple[str, ...]:
        examples: list[str] = []
        for example in await self._lookups.call(partial(answerer.example_questions, language)):
            known = example.text in self.found(language)
            if known or await self._checker.is_answered(answerer, example):
                examples.append(example.text)
            if len(examples) == WANTED:
                break
        return tuple(examples)
