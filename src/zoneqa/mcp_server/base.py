"""What the tools ask, and where their work is done. It needs no SDK: the service asks the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol, TypeVar

from zoneqa.answer.facts import FactFilters, FactResults
from zoneqa.checking.checked import CheckedSentence
from zoneqa.checking.draft import Draft
from zoneqa.checking.evidence_finder import SentenceFinder
from zoneqa.query.analyze import QueryAnalyzer
from zoneqa.query.query import Query
from zoneqa.types import Article, Events, Filters, Hit, Language

T = TypeVar("T")


class AskedChecker(Protocol):
    """Checks drafts; see `Checker`."""

    def sentences(self, draft: Draft, language: Language) -> Iterator[CheckedSentence]: ...

    def against(self, evidence: SentenceFinder) -> AskedChecker: ...


class AskedAnswerer(Protocol):
    """Answers questions from one index; see `Answerer`."""

    @property
    def generation(self) -> str: ...

    @property
    def checker(self) -> AskedChecker: ...

    @property
    def analyzer(self) -> QueryAnalyzer: ...

    def events(self, query: Query, k: int | None = ..., filters: Filters = ...) -> Events: ...

    def search(self, question: str, k: int, filters: Filters = ...) -> tuple[Hit, ...]: ...

    def facts(
        self, asked: FactFilters = ..., limit: int | None = ..., offset: int = ...
    ) -> FactResults: ...

    def article(self, article_id: str) -> Article | None: ...


Steps = Callable[[AskedAnswerer], Iterator[T | None]]
"""Work that is given up between two steps if its client leaves; the last step is the result."""


class Workers(Protocol):
    """Runs blocking work in threads, with the answerer of the index as it is now.

    Raises ToolError or ZoneqaError if there is none, or no thread is free in time.
    """

    async def answer(self, work: Steps[T]) -> T:
        """Return the result of work that uses the models."""

    async def look_up(self, work: Callable[[AskedAnswerer], T]) -> T:
        """Return the result of work that takes milliseconds."""

    async def check(self, work: Steps[T]) -> T:
        """Return the result of work that may take long."""
