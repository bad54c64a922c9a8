"""The answerer as the web service needs it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from zoneqa.answer.examples import ExampleQuestion
from zoneqa.answer.facts import FactResults
from zoneqa.index import EVERY_ARTICLE, ArticleField, ArticleFilter
from zoneqa.mcp_server.base import AskedAnswerer
from zoneqa.types import NO_FILTERS, Answer, Article, ArticleSummary, Filters, Language


class FactChoicesProtocol(Protocol):
    """What facts can be filtered by, each with how many it finds, the most frequent first."""

    @property
    def zones(self) -> Mapping[str, int]: ...

    @property
    def attributes(self) -> Mapping[str, int]: ...

    @property
    def zone_names(self) -> Mapping[str, str]:
        """Return one name of a zone for each subject that names it."""


class AnswererProtocol(AskedAnswerer, Protocol):
    """Answers questions from one index. Its methods are called from several threads."""

    @property
    def warning(self) -> str | None:
        """Return why this is not the generation that was published last; None if it is."""

    def ask(self, question: str, k: int | None = None, filters: Filters = NO_FILTERS) -> Answer: ...

    def answers(self, example: ExampleQuestion) -> bool:
        """Return whether the answer to an example quotes its sentence; no LLM is asked."""

    @property
    def fact_choices(self) -> FactChoicesProtocol:
        """Return what facts can be filtered by."""

    @property
    def zones(self) -> Sequence[str]:
        """Return every zone that an article is about, sorted."""

    @property
    def sources(self) -> Sequence[str]:
        """Return every newspaper that printed an article, sorted."""

    def kept_print(self, print_id: str) -> str | None:
        """Return the id of the article that was kept for another print of it, or None."""

    def article_filter(self, filters: Filters, words: str = "") -> ArticleFilter:
        """Return the filter of articles that people mean. Raises BadFilter."""

    def article_count(self, asked: ArticleFilter = EVERY_ARTICLE) -> int:
        """Return how many articles are asked for."""

    def summaries(
        self, limit: int, offset: int = 0, asked: ArticleFilter = EVERY_ARTICLE
    ) -> Sequence[ArticleSummary]:
        """Return so many articles without their texts, by id, after the first `offset`."""

    def newest(
        self, limit: int, offset: int = 0, asked: ArticleFilter = EVERY_ARTICLE
    ) -> Sequence[ArticleSummary]:
        """Return so many articles without their texts, the newest first."""

    def count_by(
        self, fields: Sequence[ArticleField], asked: ArticleFilter = EVERY_ARTICLE
    ) -> Mapping[tuple[str, ...], int]:
        """Return how many articles have each combination of values of these fields."""

    def later(self, article: Article) -> Sequence[ArticleSummary]:
        """Return a few later articles on the same matter, the earliest first."""

    def facts_in(self, article: Article, limit: int) -> FactResults:
        """Return so many of the facts that an article states, in reading order."""

    def example_questions(self, language: Language) -> Sequence[ExampleQuestion]:
        """Return questions that the articles probably answer."""

    def suggestions(self, question: str, articles: Sequence[str]) -> Sequence[ExampleQuestion]:
        """Return questions that probably can follow one, whose answer was found in `articles`."""


OpenAnswerer = Callable[[], AnswererProtocol]
"""Opens the index and loads the models; may take seconds, may raise ZoneqaError."""
