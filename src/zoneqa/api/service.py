"""The answerer as the routes see it: starting, ready, or unusable."""

from __future__ import annotations

import asyncio
import logging
from functools import partial

from zoneqa.api.answerer import AnswererProtocol, OpenAnswerer, Published
from zoneqa.api.http_errors import HttpError, NotReady
from zoneqa.api.worker_pool import WorkerPool
from zoneqa.errors import ZoneqaError
from zoneqa.serialize import Json
from zoneqa.types import Language

PAUSE = 1.0
"""Seconds between two looks at which generation is published."""

LANGUAGES: tuple[Language, ...] = ("zh", "en")

log = logging.getLogger("zoneqa.api")


class Service:
    """Opens the answerer while the server already answers, and lends it to the routes."""

    def __init__(self, open_answerer: OpenAnswerer, *, workers: int, waiting: int) -> None:
        self._open = open_answerer
        self._answerer: AnswererProtocol | None = None
        self._trouble: HttpError | None = None
        self._examples: dict[Language, tuple[str, ...]] = {}
        self.answers = WorkerPool("answer", workers=workers, waiting=waiting)
        # Looking up an article takes a millisecond: it does not queue behind the models.
        self.lookups = WorkerPool("lookup", workers=1, waiting=64)

    async def open(self) -> bool:
        """Open an answerer in a thread and change over to it; whether that went well.

        A failure is told to whoever asks, unless there is an answerer that goes on.
        """
        try:
            self._answerer = await asyncio.to_thread(self._open)
        except ZoneqaError as error:
            log.error("cannot answer: %s", error)
            self._trouble = HttpError(503, error.code, str(error))
        except Exception:
            # Without this, the service would say "starting" for ever.
            log.exception("cannot answer: the index did not open")
            message = "The index could not be opened; the server's log says why."
            self._trouble = HttpError(503, "index_unusable", message)
        else:
            self._trouble = None
        return self._trouble is None

    async def start(self) -> None:
        """Open the answerer, then find the examples, which are answered to see that they can be."""
        if await self.open():
            await self._find_examples(self.ready())

    async def follow(self, published: Published, pause: float = PAUSE) -> None:
        """Change over to each generation that is published; looks every `pause` seconds.

        Questions that are being answered end with the generation that they began with.
        """
        tried = self._answerer.generation if self._answerer else None
        while True:
            await asyncio.sleep(pause)
            try:
                name = await asyncio.to_thread(published)
            except ZoneqaError:
                continue  # what answers goes on answering
            if name != tried:
                tried = name
                log.info("changing over to %s", name)
                await self.start()

    async def _find_examples(self, answerer: AnswererProtocol) -> None:
        for language in LANGUAGES:
            try:
                found = await self.lookups.call(partial(answerer.examples, language))
            except Exception:
                # The page does without examples; questions may well be answered.
                log.exception("no examples in %s", language)
            else:
                self._examples[language] = found

    def examples(self, language: Language) -> tuple[str, ...]:
        """The example questions; none before they were found."""
        return self._examples.get(language, ())

    def close(self) -> None:
        """Let the threads go."""
        self.answers.close()
        self.lookups.close()

    def ready(self) -> AnswererProtocol:
        """The answerer, or why there is none."""
        if self._answerer is not None:
            return self._answerer
        if self._trouble is not None:
            # A new one each time: an exception that is raised again keeps every traceback.
            raise HttpError(503, self._trouble.code, self._trouble.message)
        raise NotReady

    def health(self) -> tuple[int, Json]:
        """The status and JSON of /health; degraded: an older generation than the last answers."""
        trouble, answerer = self._trouble, self._answerer
        if answerer is None:
            if trouble is None:
                return 503, {"status": "starting", "message": NotReady().message}
            return 503, {"status": "unusable", "code": trouble.code, "message": trouble.message}
        row: Json = {"status": "ok", "generation": answerer.generation, "degraded": False}
        warning = trouble.message if trouble else answerer.warning
        return 200, row | ({"degraded": True, "message": warning} if warning else {})
