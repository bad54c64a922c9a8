"""The state of the service: starting, ready, or unusable."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable
from time import monotonic

from zoneqa.api.example_checker import ExampleChecker
from zoneqa.api.example_finder import ExampleFinder
from zoneqa.api.http_errors import HttpError, NotReady, Stopping
from zoneqa.api.protocols import AnswererProtocol, OpenAnswerer, Published
from zoneqa.api.suggestion_finder import SuggestionFinder
from zoneqa.api.worker_pool import WorkerPool
from zoneqa.errors import ZoneqaError
from zoneqa.serialize import Json
from zoneqa.text.heading import summary
from zoneqa.types import ArticleSummary, Language

PAUSE = 1.0
"""Seconds between two checks for a newly published generation."""

GLANCE = 0.05
"""Seconds between two looks at whether all work is done."""

LOOKUP_WORKERS = 2
CHECK_WORKERS = 1

log = logging.getLogger("zoneqa.api")


class Service:
    """Opens the answerer while the server is already running, and hands it to the routes."""

    def __init__(self, open_answerer: OpenAnswerer, *, workers: int, patience: float) -> None:
        self._open = open_answerer
        self._answerer: AnswererProtocol | None = None
        self._trouble: HttpError | None = None
        self._is_stopping = False
        self.answers = WorkerPool("answer", workers=workers, patience=patience)
        # Reading and showing an article takes milliseconds: it does not queue behind the models.
        self.lookups = WorkerPool("lookup", workers=LOOKUP_WORKERS, patience=patience)
        # A long draft takes a minute: it keeps no thread from those who ask.
        self.checks = WorkerPool("check", workers=CHECK_WORKERS, patience=patience)
        checker = ExampleChecker(self.answers)
        self._examples = ExampleFinder(checker, self.lookups)
        self.suggestions = SuggestionFinder(checker, self.lookups)

    @property
    def pools(self) -> tuple[WorkerPool, ...]:
        """Return the threads that work."""
        return self.answers, self.lookups, self.checks

    @property
    def generation(self) -> str | None:
        """Return the name of the generation that answers; None if there is none."""
        return self._answerer.generation if self._answerer else None

    async def open(self) -> bool:
        """Open an answerer in a thread and switch to it; return whether that succeeded.

        After a failure the previous answerer goes on; without one, requests get the failure.
        """
        try:
            self._answerer = await asyncio.to_thread(self._open)
        except Exception as error:
            # Whatever it is: without this, the service would say "starting" for ever.
            _log("cannot answer", error)
            self._trouble = _trouble(error)
        else:
            self._trouble = None
        return self._trouble is None

    async def start(self) -> None:
        """Open the answerer, then look for examples while the service goes on."""
        if await self.open():
            self._examples.look_into(self.ready())

    async def follow(self, published: Published, pause: float = PAUSE) -> None:
        """Switch to each generation that is published, checking every `pause` seconds.

        A question that is being answered keeps the generation that it started with. If it cannot
        be found out what is published, the current answerer goes on, degraded, until it can.
        """
        answerer = self._answerer
        tried = answerer.generation if answerer and not answerer.warning else None
        while True:
            await asyncio.sleep(pause)
            try:
                name = await asyncio.to_thread(published)
            except Exception as error:
                self._note(error)
                tried = None  # the same generation is opened again when it is back
                continue
            if name != tried:
                tried = name
                log.info("switching to %s", name)
                await self.start()

    def _note(self, error: Exception) -> None:
        """Remember why it is not known what is published, and log it once."""
        trouble = _trouble(error)
        if self._trouble is None or self._trouble.message != trouble.message:
            _log("cannot switch", error)
        self._trouble = trouble

    def examples(self, language: Language) -> tuple[str, ...]:
        """Return the example questions; empty until they are found."""
        return self._examples.found(language)

    async def drain(self, seconds: float, hurry: Callable[[], bool] = lambda: False) -> None:
        """Take no more work and wait for what runs; what takes longer ends with an error.

        It is not waited for any longer once `hurry` returns True.
        """
        self._is_stopping = True
        self._examples.stop()
        ends = monotonic() + seconds
        while not all(pool.is_idle for pool in self.pools):
            if hurry() or monotonic() > ends:
                break
            await asyncio.sleep(GLANCE)
        for pool in self.pools:
            pool.end(Stopping())

    def close(self) -> None:
        """Stop the threads."""
        self._examples.stop()
        for pool in self.pools:
            pool.close()

    def ready(self) -> AnswererProtocol:
        """Return the answerer. Raises NotReady, Stopping, or HttpError if there is none."""
        if self._is_stopping:
            raise Stopping
        if self._answerer is not None:
            return self._answerer
        if self._trouble is not None:
            # A new one each time, since an exception that is raised again collects tracebacks.
            raise HttpError(503, self._trouble.code, self._trouble.message)
        raise NotReady

    def summaries(self, ids: Iterable[str]) -> list[ArticleSummary]:
        """Return the articles of these ids that there are; none while nothing can be answered."""
        if self._answerer is None:
            return []
        found = map(self._answerer.article, ids)
        return [summary(article) for article in found if article]

    def readiness(self) -> tuple[int, Json]:
        """Return status and JSON of /ready: whether a question would be taken now."""
        try:
            self.ready()
        except NotReady as error:
            return 503, {"status": "starting", "message": error.message}
        except Stopping as error:
            return 503, {"status": "stopping", "message": error.message}
        except HttpError as error:
            return 503, {"status": "unusable", "code": error.code, "message": error.message}
        return 200, {"status": "ready"}

    def health(self) -> tuple[int, Json]:
        """Return status and JSON of /health; degraded means that an older generation answers."""
        trouble, answerer = self._trouble, self._answerer
        if answerer is None:
            if trouble is None:
                return 503, {"status": "starting", "message": NotReady().message}
            return 503, {"status": "unusable", "code": trouble.code, "message": trouble.message}
        row: Json = {"status": "ok", "generation": answerer.generation, "degraded": False}
        warning = trouble.message if trouble else answerer.warning
        return 200, row | ({"degraded": True, "message": warning} if warning else {})


def _trouble(error: Exception) -> HttpError:
    if isinstance(error, ZoneqaError):
        return HttpError(503, error.code, str(error))
    message = "The index could not be opened; the server's log says why."
    return HttpError(503, "index_unusable", message)


def _log(what: str, error: Exception) -> None:
    """Log an error, with its traceback if it is none of ours."""
    log.error("%s: %s", what, error, exc_info=None if isinstance(error, ZoneqaError) else error)
