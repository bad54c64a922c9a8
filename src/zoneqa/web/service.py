"""The answerer as the routes see it: starting, ready, or unusable."""

from __future__ import annotations

import asyncio
import logging
from functools import partial

from zoneqa.errors import ZoneqaError
from zoneqa.types import Language
from zoneqa.web.answerer import Answerer, OpenAnswerer
from zoneqa.web.desk import Desk
from zoneqa.web.refusals import NotReady, Refusal
from zoneqa.wire import Json

LANGUAGES: tuple[Language, ...] = ("zh", "en")

log = logging.getLogger("zoneqa.web")


class Service:
    """Opens the answerer while the server already answers, and lends it to the routes."""

    def __init__(self, open_answerer: OpenAnswerer, *, workers: int, waiting: int) -> None:
        self._open = open_answerer
        self._answerer: Answerer | None = None
        self._trouble: Refusal | None = None
        self._examples: dict[Language, tuple[str, ...]] = {}
        self.answers = Desk("answer", workers=workers, waiting=waiting)
        # Looking up an article takes a millisecond: it does not queue behind the models.
        self.lookups = Desk("lookup", workers=1, waiting=64)

    async def open(self) -> None:
        """Open the answerer in a thread; a failure is kept and told to whoever asks."""
        try:
            self._answerer = await asyncio.to_thread(self._open)
        except ZoneqaError as error:
            log.error("cannot answer: %s", error)
            self._trouble = Refusal(503, error.code, str(error))
        except Exception:
            # Without this, the service would say "starting" for ever.
            log.exception("cannot answer: the index did not open")
            message = "The index could not be opened; the server's log says why."
            self._trouble = Refusal(503, "index_unusable", message)

    async def start(self) -> None:
        """Open the answerer, then find the examples, which are answered to see that they can be."""
        await self.open()
        if self._answerer is None:
            return
        for language in LANGUAGES:
            work = partial(self._answerer.examples, language)
            try:
                self._examples[language] = await self.lookups.call(work)
            except Exception:
                # The page does without examples; questions may well be answered.
                log.exception("no examples in %s", language)

    def examples(self, language: Language) -> tuple[str, ...]:
        """The example questions; none before they were found."""
        return self._examples.get(language, ())

    def close(self) -> None:
        """Let the threads go."""
        self.answers.close()
        self.lookups.close()

    def ready(self) -> Answerer:
        """The answerer, or why there is none."""
        if self._trouble is not None:
            # A new one each time: an exception that is raised again keeps every traceback.
            raise Refusal(503, self._trouble.code, self._trouble.message)
        if self._answerer is None:
            raise NotReady
        return self._answerer

    def health(self) -> tuple[int, Json]:
        """The status and JSON of /health."""
        if self._trouble is not None:
            code, message = self._trouble.code, self._trouble.message
            return 503, {"status": "unusable", "code": code, "message": message}
        if self._answerer is None:
            return 503, {"status": "starting", "message": NotReady().message}
        return 200, {"status": "ok", "generation": self._answerer.generation}
