"""Collections that somebody sees together: starting, ready, or unusable."""

from __future__ import annotations

import asyncio
import logging

from zoneqa.api.example_finder import ExampleFinder
from zoneqa.api.http_errors import HttpError, NotReady, told_of
from zoneqa.api.protocols import AnswererProtocol, OpenAnswerer
from zoneqa.errors import EngineUnavailable, ZoneqaError
from zoneqa.serialize import Json

OLDER_ANSWERS = "What was published last cannot be used in full; the server's log says why."

log = logging.getLogger("zoneqa.api")


class CollectionSet:
    """An answerer over some collections, opened anew when one of them changes, and its examples.

    `trouble` says why it could not be opened the last time, if it could not.
    """

    def __init__(self, open_answerer: OpenAnswerer, examples: ExampleFinder) -> None:
        self.examples = examples
        self._open = open_answerer
        self._opening = asyncio.Lock()
        self._first: asyncio.Task[None] | None = None
        self._answerer: AnswererProtocol | None = None
        self.trouble: HttpError | None = None

    @property
    def generation(self) -> str | None:
        """Return the name of the generations that answer; None if none can."""
        return self._answerer.generation if self._answerer else None

    @property
    def waits_for_engine(self) -> bool:
        """Whether it may be opened as soon as a search engine can be reached."""
        return self.trouble is not None and self.trouble.code == EngineUnavailable.code

    async def open(self) -> None:
        """Open an answerer in a thread and switch to it, then look for examples.

        After a failure the previous answerer goes on; without one, requests get the failure.
        """
        async with self._opening:
            try:
                answerer = await asyncio.to_thread(self._open)
            except Exception as error:
                # Whatever it is: without this, the service would say "starting" for ever.
                log_error("cannot answer", error)
                self.trouble = trouble_of(error)
            else:
                self._answerer, self.trouble = answerer, None
                self.examples.look_into(answerer)

    async def opened(self) -> None:
        """Return once it is known whether an answerer can be opened, even if the client leaves."""
        if self._answerer is None and self.trouble is None:
            if self._first is None:
                self._first = asyncio.create_task(self.open())
            await asyncio.shield(self._first)

    def ready(self) -> AnswererProtocol:
        """Return the answerer. Raises NotReady or HttpError if there is none."""
        if self._answerer is not None:
            return self._answerer
        raise unavailable(self.trouble)

    def health(self, trouble: HttpError | None) -> tuple[int, Json]:
        """Return status and JSON of /health; `trouble` is what is the matter with the service."""
        trouble, answerer = trouble or self.trouble, self._answerer
        if answerer is None:
            return unavailable_health(trouble)
        row: Json = {"status": "ok", "generation": answerer.generation, "degraded": False}
        if answerer.warning:
            log.warning("degraded: %s", answerer.warning)  # it names folders and hosts
        warning = trouble.message if trouble else answerer.warning and OLDER_ANSWERS
        return 200, row | ({"degraded": True, "message": warning} if warning else {})

    def close(self) -> None:
        """Look for no more examples."""
        self.examples.stop()


def unavailable(trouble: HttpError | None) -> HttpError:
    """Return the error of a request that cannot be answered; without trouble, not yet."""
    # A new one each time, since an exception that is raised again collects tracebacks.
    return HttpError(503, trouble.code, trouble.message) if trouble else NotReady()


def unavailable_health(trouble: HttpError | None) -> tuple[int, Json]:
    """Return status and JSON of /health where nothing can be answered; without trouble, not yet."""
    if trouble is None:
        return 503, {"status": "starting", "message": NotReady().message}
    return 503, {"status": "unusable", "code": trouble.code, "message": trouble.message}


def trouble_of(error: Exception) -> HttpError:
    """Return what to tell of an error; of one that nobody foresaw, nothing but that."""
    if isinstance(error, ZoneqaError):
        return HttpError(503, error.code, told_of(error))
    message = "The index could not be opened; the server's log says why."
    return HttpError(503, "index_unusable", message)


def log_error(what: str, error: Exception) -> None:
    """Log an error, with its traceback if it is none of ours."""
    log.error("%s: %s", what, error, exc_info=None if isinstance(error, ZoneqaError) else error)
