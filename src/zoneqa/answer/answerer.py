"""Answering from one generation of the index: what the faces and the evaluation call."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from zoneqa.answer.article_search import article_filter
from zoneqa.answer.decide import Evidence
from zoneqa.answer.engine_remark import with_engine_remark
from zoneqa.answer.examples import ExampleQuestion, ExampleQuestions
from zoneqa.answer.fact_choices import FactChoices
from zoneqa.answer.facts import ANY_FACTS, Fact, FactFilters, FactResults, facts
from zoneqa.answer.later_reports import LaterReports
from zoneqa.answer.notice import notice
from zoneqa.answer.observed import Observe, nobody, observed
from zoneqa.answer.pipeline import Pipeline
from zoneqa.index import (
    EVERY_ARTICLE,
    ArticleField,
    ArticleFilter,
    ClaimFilter,
    SearchableIndex,
)
from zoneqa.query.analyze import QueryAnalyzer
from zoneqa.query.filters import FilterResolver
from zoneqa.query.query import Query
from zoneqa.query.subquestions import MAX_SUBQUESTIONS
from zoneqa.reader.base import Candidate
from zoneqa.reader.candidates import select_candidates
from zoneqa.types import (
    NO_FILTERS,
    Answer,
    Article,
    ArticleSummary,
    Event,
    Events,
    Filters,
    Hit,
    Language,
    Retrieved,
)

_IN_NOTICE = 3

RERANKED = 20
"""Passages of a search that are read to put them in order."""

Rerank = Callable[[Query, Sequence[Candidate]], list[Hit]]
"""Puts the hits of candidates in a better order."""


@dataclass(frozen=True, slots=True)
class Answerer:
    """Answers questions from one generation; reads `depth` passages for each.

    Half as many more for an English one, since the right one is found further down for it.
    `observe` is told how each question that somebody asks ended.
    """

    index: SearchableIndex
    pipeline: Pipeline
    rerank: Rerank
    analyzer: QueryAnalyzer
    filters: FilterResolver
    fact_choices: FactChoices
    examples: ExampleQuestions
    later_reports: LaterReports
    depth: int
    observe: Observe = nobody

    @property
    def generation(self) -> str:
        return self.index.name

    @property
    def warning(self) -> str | None:
        """Return why this is not the published generation, and the trouble of its engine."""
        return self.index.status

    @property
    def zones(self) -> Sequence[str]:
        """Return every zone that an article is about, sorted."""
        return self.filters.zones

    @property
    def sources(self) -> Sequence[str]:
        """Return every newspaper that printed an article, sorted."""
        return self.filters.sources

    def ask(self, question: str, k: int | None = None, filters: Filters = NO_FILTERS) -> Answer:
        """Return the answer to a question. Raises BadQuestion or BadFilter."""
        *_, answer = self.events(self.analyzer.analyze(question), k, filters)
        assert isinstance(answer, Answer)
        return answer

    def answers(self, example: ExampleQuestion) -> bool:
        """Return whether the answer to an example quotes its sentence; no LLM is asked."""
        query = self.analyzer.analyze(example.text)
        *_, answer = self.pipeline.without_llm.events(query, self.depth_for(query))
        return isinstance(answer, Answer) and example.is_answered_by(answer)

    def events(self, query: Query, k: int | None = None, filters: Filters = NO_FILTERS) -> Events:
        """Return the events of an answer: see Event. Raises BadFilter before the first."""
        resolved = self.filters.resolve(filters)
        if query.is_small_talk:
            return observed(self._notice(query), self.observe)
        answering = self.pipeline.events(query, k or self.depth_for(query), resolved)
        return observed(with_engine_remark(answering, self.index.trouble), self.observe)

    def evidence(self, question: str, filters: Filters = NO_FILTERS) -> Evidence:
        """Return what would be quoted and the decision on it. Raises BadQuestion or BadFilter."""
        query = self.analyzer.analyze(question)
        return self.pipeline.evidence(query, self.depth_for(query), self.filters.resolve(filters))

    def candidates(
        self, query: Query, k: int | None = None, filters: Filters = NO_FILTERS
    ) -> list[Candidate]:
        """Return the passages that would be read for a query, the best first."""
        resolved = self.filters.resolve(filters)
        hits = self.pipeline.retriever.search(query, k or self.depth_for(query), resolved)
        articles = self.pipeline.articles_of(hits)
        return [Candidate.of(hit, articles[hit.passage.article_id]) for hit in hits]

    def search(self, question: str, k: int, filters: Filters = NO_FILTERS) -> tuple[Hit, ...]:
        """Return the best k passages for a question, the first of them as reading ranks them.

        Raises BadQuestion or BadFilter.
        """
        query = self.analyzer.analyze(question)
        found = self.candidates(query, max(k, RERANKED), filters)
        selection = select_candidates(query, found[:RERANKED])
        ranked = self.rerank(selection.query, found[:RERANKED])
        return (*ranked, *(candidate.hit for candidate in found[RERANKED:]))[:k]

    def facts(
        self, asked: FactFilters = ANY_FACTS, limit: int | None = None, offset: int = 0
    ) -> FactResults:
        """Return the facts that are asked for, after the first `offset`. Raises BadFilter."""
        return facts(self.index, self.filters, asked, limit, offset)

    def article(self, article_id: str) -> Article | None:
        return self.index.article(article_id)

    def kept_print(self, print_id: str) -> str | None:
        """Return the id of the article that was kept for another print of it, or None."""
        return self.index.kept_print(print_id)

    def articles(self) -> Sequence[Article]:
        return self.index.articles()

    def article_filter(self, filters: Filters, words: str = "") -> ArticleFilter:
        """Return the filter of articles that people mean. Raises BadFilter."""
        return article_filter(self.filters, filters, words)

    def article_count(self, asked: ArticleFilter = EVERY_ARTICLE) -> int:
        """Return how many articles are asked for."""
        return self.index.article_count(asked)

    def newest(
        self, limit: int, offset: int = 0, asked: ArticleFilter = EVERY_ARTICLE
    ) -> Sequence[ArticleSummary]:
        """Return so many articles without their texts, the newest first."""
        return self.index.newest(limit, offset, asked)

    def count_by(
        self, fields: Sequence[ArticleField], asked: ArticleFilter = EVERY_ARTICLE
    ) -> Mapping[tuple[str, ...], int]:
        """Return how many articles have each combination of values of these fields."""
        return self.index.count_by(fields, asked)

    def later(self, article: Article) -> Sequence[ArticleSummary]:
        """Return a few later articles on the same matter, the earliest first."""
        return self.later_reports.find(article)

    def facts_in(self, article: Article, limit: int) -> FactResults:
        """Return so many of the facts that an article states, in reading order."""
        asked = ClaimFilter(articles=(article.id,))
        found = (Fact(claim, article) for claim in self.index.claims.find(asked, limit))
        return FactResults(tuple(found), self.index.claims.count(asked))

    def summaries(
        self, limit: int, offset: int = 0, asked: ArticleFilter = EVERY_ARTICLE
    ) -> Sequence[ArticleSummary]:
        """Return so many articles without their texts, by id, after the first `offset`."""
        return self.index.summaries(limit, offset, asked)

    def example_questions(self, language: Language) -> Sequence[ExampleQuestion]:
        """Return a few questions, made from what the articles state; see `answers`."""
        return self.examples.of_index(language)

    def suggestions(self, question: str, articles: Sequence[str]) -> Sequence[ExampleQuestion]:
        """Return questions that may follow one, on what the articles that it found state besides.

        Raises BadQuestion.
        """
        query = self.analyzer.analyze(question)
        return self.examples.to_follow(query, articles, query.language)

    def _notice(self, query: Query) -> Iterator[Event]:
        """Yield the events of a reply to small talk; nothing is searched or read for it."""
        made = self.example_questions(query.language)[:_IN_NOTICE]
        examples = [example.text for example in made]
        yield Retrieved((), ())
        yield Answer(
            question=query.typed,
            language=query.language,
            text=notice(query.language, query.intent, examples, self.article_count()),
            sentences=(),
            citations=(),
            hits=(),
            short_answer=None,
            confidence=0.0,
            composer=self.pipeline.composer.name,
            generation=self.generation,
        )

    def depth_for(self, query: Query) -> int:
        """Return how many passages are read for a query."""
        return english_depth(self.depth) if query.language == "en" else self.depth


def english_depth(depth: int) -> int:
    """Return how many passages are read for a question in English."""
    return depth + depth // 2


def most_read(depth: int) -> int:
    """Return how many passages are read for one question, at most, however many are asked for.

    They are as many as for a question with the most parts: no question costs more than that.
    """
    return MAX_SUBQUESTIONS * english_depth(depth)
