"""The service: threads that work, and for each person the collections that this person sees."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable, Mapping
from functools import partial
from time import monotonic

from starlette.requests import Request

from zoneqa.accounts.person import Person
from zoneqa.api.asking_person import person_of
from zoneqa.api.collection_set import (
    CollectionSet,
    log_error,
    trouble_of,
    unavailable,
    unavailable_health,
)
from zoneqa.api.example_checker import ExampleChecker
from zoneqa.api.example_finder import ExampleFinder
from zoneqa.api.http_errors import HttpError, NothingVisible, Stopping
from zoneqa.api.library import Library
from zoneqa.api.protocols import AnswererProtocol
from zoneqa.api.suggestion_finder import SuggestionFinder
from zoneqa.api.worker_pool import WorkerPool
from zoneqa.errors import ZoneqaError
from zoneqa.serialize import Json
from zoneqa.types import DEFAULT_ONLY, Collections, Language

PAUSE = 1.0
"""Seconds between two checks for newly published generations."""

MOST_SETS = 32
"""Sets of collections that are kept open: the last ones that somebody asked."""

GLANCE = 0.05
"""Seconds between two looks at whether all work is done."""

LOOKUP_WORKERS = 2
CHECK_WORKERS = 1

log = logging.getLogger("zoneqa.api")


class Service:
    """Opens collections while the server is already running, and hands out their answerers.

    There is no way to an answerer but with a request, whose sender decides what it searches.
    """

    def __init__(self, library: Library, *, workers: int, patience: float) -> None:
        self._library = library
        self._sets: OrderedDict[Collections, CollectionSet] = OrderedDict()
        self._published: Mapping[str, str | None] = {}
        self._opened: Collections = frozenset()
        self._seen_by_probes: dict[Person, Collections] = {}
        self._trouble: HttpError | None = None
        self._logged = ""
        self._whole: CollectionSet | None = None
        self._is_announced = False
        self._is_stopping = False
        self.answers = WorkerPool("answer", workers=workers, patience=patience)
        # Reading and showing an article takes milliseconds: it does not queue behind the models.
        self.lookups = WorkerPool("lookup", workers=LOOKUP_WORKERS, patience=patience)
        # A long draft takes a minute: it keeps no thread from those who ask.
        self.checks = WorkerPool("check", workers=CHECK_WORKERS, patience=patience)
        self._checker = ExampleChecker(self.answers)
        self.suggestions = SuggestionFinder(self._checker, self.lookups)

    @property
    def pools(self) -> tuple[WorkerPool, ...]:
        """Return the threads that work."""
        return self.answers, self.lookups, self.checks

    @property
    def generation(self) -> str | None:
        """Return the name of the generations of all collections; None if none can answer."""
        return self._whole.generation if self._whole else None

    @property
    def is_ready(self) -> bool:
        """Return whether a question would be taken now."""
        return self.generation is not None and not self._is_announced

    async def follow(self, pause: float = PAUSE) -> None:
        """Open all collections, and each generation that is published from then on.

        A question that is being answered keeps the generations that it started with.
        """
        while True:
            await self._switch_to_published()
            self._seen_by_probes.clear()
            await asyncio.sleep(pause)

    async def ready(self, request: Request) -> AnswererProtocol:
        """Return the answerer over the collections that the sender of a request sees.

        Raises NotReady, Stopping, NothingVisible, or HttpError if there is none.
        """
        return (await self.ready_over(request))[0]

    async def ready_over(self, request: Request) -> tuple[AnswererProtocol, Collections]:
        """Return the answerer as `ready` does, and the collections that it searches.

        Rights that change meanwhile change neither.
        """
        if self._is_stopping:
            raise Stopping
        visible = await self._some_visible(request)
        return (await self._opened_set(visible)).ready(), visible

    async def examples(self, request: Request, language: Language) -> tuple[str, ...]:
        """Return example questions that the sender can ask; empty until they are found."""
        try:
            visible = await self._some_visible(request)
            return (await self._opened_set(visible)).examples.found(language)
        except HttpError:
            return ()

    async def health(self, request: Request) -> tuple[int, Json]:
        """Return status and JSON of /health, as far as the sender of the request sees.

        Degraded means that an older generation answers. Rights that change count from the next
        check for generations on, since anybody may ask this as often as they like.
        """
        if not self._opened:
            return unavailable_health(self._trouble)
        try:
            visible = await self._seen_by_probe(request)
        except ZoneqaError:
            # The service lives, although nobody sees anything until the rights can be read again.
            message = "It cannot be found out who may see which collection."
            return 200, {"status": "ok", "generation": "", "degraded": True, "message": message}
        if not visible:
            return 200, {"status": "ok", "generation": "", "degraded": False}
        return (await self._opened_set(visible)).health(self._trouble)

    def readiness(self) -> tuple[int, Json]:
        """Return status and JSON of /ready: whether a question would be taken now.

        Whoever may not see a collection is told nothing of what is the matter with it.
        """
        if self._is_announced:
            return 503, {"status": "stopping", "message": Stopping().message}
        if self.is_ready:
            return 200, {"status": "ready"}
        trouble = self._whole.trouble if self._whole else self._trouble
        status, body = unavailable_health(trouble)
        known = self._opened <= DEFAULT_ONLY
        return status, body if known else {**body, "message": "No collection can be used."}

    def announce_stop(self) -> None:
        """Say in /ready that no more questions should come here; those that come are answered."""
        self._is_announced = True

    async def drain(self, seconds: float, hurry: Callable[[], bool] = lambda: False) -> None:
        """Take no more work and wait for what runs; what takes longer ends with an error.

        It is not waited for any longer once `hurry` returns True.
        """
        self._is_announced = self._is_stopping = True
        self._stop_examples()
        ends = monotonic() + seconds
        while not all(pool.is_idle for pool in self.pools):
            if hurry() or monotonic() > ends:
                break
            await asyncio.sleep(GLANCE)
        for pool in self.pools:
            pool.end(Stopping())

    def close(self) -> None:
        """Stop the threads."""
        self._stop_examples()
        for pool in self.pools:
            pool.close()

    def _stop_examples(self) -> None:
        for each in self._sets.values():
            each.close()

    async def visible(self, request: Request) -> Collections:
        """Return the collections that the sender of a request sees, as far as they are open."""
        return await self.visible_of(request, self._opened) & self._opened

    async def visible_of(self, request: Request, collections: Collections) -> Collections:
        """Return which of these collections the sender of a request sees."""
        return await asyncio.to_thread(self._library.visible, person_of(request), collections)

    async def _seen_by_probe(self, request: Request) -> Collections:
        """Return what the sender sees, as it was looked up once since the last check."""
        person = person_of(request)
        if person not in self._seen_by_probes:
            self._seen_by_probes[person] = await self.visible(request)
        return self._seen_by_probes[person] & self._opened

    async def _some_visible(self, request: Request) -> Collections:
        """Return what the sender sees. Raises HttpError if there is nothing."""
        if not self._opened:
            raise unavailable(self._trouble)
        visible = await self.visible(request)
        if not visible:
            raise NothingVisible
        return visible

    async def _opened_set(self, collections: Collections) -> CollectionSet:
        found = self._set(collections)
        await found.opened()
        return found

    def _set(self, collections: Collections) -> CollectionSet:
        """Return the set of these collections, which need not be opened yet."""
        if collections not in self._sets:
            finder = ExampleFinder(self._checker, self.lookups)
            open_answerer = partial(self._library.open, collections)
            self._sets[collections] = CollectionSet(open_answerer, finder)
            if len(self._sets) > MOST_SETS:
                self._sets.popitem(last=False)[1].close()
        self._sets.move_to_end(collections)
        return self._sets[collections]

    async def _switch_to_published(self) -> None:
        """Open what was published since the last time, or all of it if its engine was unreachable.

        If it cannot be found out what is published, the current answerers go on, degraded, until it
        can; then all are opened anew.
        """
        try:
            published = dict(await asyncio.to_thread(self._library.published))
        except Exception as error:
            self._note(error)
            self._published = {}
            return
        self._trouble = None
        before, self._published = self._published, published
        changed = published.items() ^ before.items()
        if changed or (self._whole and self._whole.waits_for_engine):
            if before and changed:
                log.info("switching to %s", ", ".join(sorted(map(str, published.values()))))
            await self._open(frozenset(published), frozenset(name for name, _ in changed))

    async def _open(self, collections: Collections, changed: Collections) -> None:
        """Open collections together, then anew each set in which one has changed.

        Every set shares the models and collections that the first one opens.
        """
        whole = self._set(collections)
        await whole.open()
        self._whole, self._opened = whole, collections
        for names, each in list(self._sets.items()):
            if not names <= collections:
                self._sets.pop(names).close()
            elif each is not whole and (names & changed or each.waits_for_engine):
                await each.open()

    def _note(self, error: Exception) -> None:
        """Remember why it is not known what is published, and log it once."""
        if self._trouble is None or self._logged != str(error):
            log_error("cannot switch", error)
        self._trouble, self._logged = trouble_of(error), str(error)
