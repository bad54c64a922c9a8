"""The answerer as the web service needs it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol

from zoneqa.answer.facts import ANY_FACTS, FactFilters, FactResults
from zoneqa.checking.checked import CheckedSentence
from zoneqa.checking.draft import Draft
from zoneqa.checking.evidence_finder import SentenceFinder
from zoneqa.query.analyze import QueryAnalyzer
from zoneqa.query.query import Query
from zoneqa.types import NO_FILTERS, Answer, Article, ArticleSummary, Event, Filters, Hit, Language


class FactChoicesProtocol(Protocol):
    """What facts can be filtered by, each with how many it finds, the most frequent first."""

    @property
    def zones(self) -> Mapping[str, int]: ...

    @property
    def attributes(self) -> Mapping[str, int]: ...

    @property
    def zone_names(self) -> Mapping[str, str]:
        """Return one name of a zone for each subject that names it."""


class CheckerProtocol(Protocol):
    """Checks drafts against one index."""

    def sentences(self, draft: Draft, language: Language) -> Iterator[CheckedSentence]:
        """Yield the sentences of a draft as they are checked; reasons are in a language."""

    def against(self, evidence: SentenceFinder) -> CheckerProtocol:
        """Return a checker against evidence that is given, not found."""


class AnswererProtocol(Protocol):
    """Answers questions from one index. Its methods are called from several threads."""

    @property
    def generation(self) -> str: ...

    @property
    def warning(self) -> str | None:
        """Return why this is not the generation that was published last; None if it is."""

    @property
    def analyzer(self) -> QueryAnalyzer:
        """Return what parses questions."""

    def events(
        self, query: Query, k: int | None = None, filters: Filters = NO_FILTERS
    ) -> Iterator[Event]: ...

    def ask(self, question: str, k: int | None = None, filters: Filters = NO_FILTERS) -> Answer: ...

    def can_answer(self, question: str) -> bool:
        """Return whether the articles answer a question; no LLM is asked."""

    def search(self, question: str, k: int, filters: Filters = NO_FILTERS) -> tuple[Hit, ...]: ...

    def facts(
        self, asked: FactFilters = ANY_FACTS, limit: int | None = None, offset: int = 0
    ) -> FactResults: ...

    @property
    def fact_choices(self) -> FactChoicesProtocol:
        """Return what facts can be filtered by."""

    @property
    def checker(self) -> CheckerProtocol:
        """Return what checks drafts."""

    def article(self, article_id: str) -> Article | None: ...

    def kept_print(self, print_id: str) -> str | None:
        """Return the id of the article that was kept for another print of it, or None."""

    def article_count(self) -> int: ...

    def summaries(self, limit: int, offset: int = 0) -> Sequence[ArticleSummary]:
        """Return so many articles without their texts, by id, after the first `offset`."""

    def example_questions(self, language: Language) -> Sequence[str]:
        """Return questions that the articles probably answer."""


OpenAnswerer = Callable[[], AnswererProtocol]
"""Opens the index and loads the models; may take seconds, may raise ZoneqaError."""

Published = Callable[[], str]
"""Returns the name of the generation that was published last; may raise ZoneqaError."""
