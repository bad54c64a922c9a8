"""The answer route: question, hits, readings, quotes, checked sentences, answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from time import perf_counter

from zoneqa.answer import messages
from zoneqa.answer.composers.extractive import (
    compose,
    compose_across,
    compose_parts,
    short_answer,
    shortened_quote,
)
from zoneqa.answer.examples import example_questions
from zoneqa.answer.retrieve import Retriever
from zoneqa.answer.verify import verify
from zoneqa.index import OpenedIndex
from zoneqa.query.analyze import Query, analyze
from zoneqa.query.clean import clean_question
from zoneqa.query.filters import FilterResolver
from zoneqa.query.terms import shares_no_term
from zoneqa.query.translation import Translate
from zoneqa.reader.answerability import AnswerabilityFeatures, answerability_features
from zoneqa.reader.base import Candidate, Reader, Reading
from zoneqa.reader.candidates import select_candidates
from zoneqa.reader.confidence import AnswerabilityModel
from zoneqa.reader.passages import folded_passage
from zoneqa.reader.reranking import Rerank
from zoneqa.text.normalize import simplify
from zoneqa.text.terms import has_words, symbols
from zoneqa.types import (
    NO_FILTERS,
    Answer,
    Article,
    Citation,
    Events,
    Filters,
    Hit,
    Language,
    Retrieved,
    Timings,
    VerifiedSentence,
)
from zoneqa.zones.gazetteer import Gazetteer

_EXAMPLES = 4
# Passages of a search that are read to put them in order.
_RERANKED = 20

Part = tuple[Query, Sequence[Hit]]
"""A question about one thing, and what was found for it."""


@dataclass(frozen=True, slots=True)
class Answerer:
    """Answers questions from one generation of the index; reads `depth` passages for each.

    Half as many more for an English one, since the right one is found further down for it.

    `warning` says why this is not the generation that was published last, if it is not.
    """

    snapshot: OpenedIndex
    retriever: Retriever
    reader: Reader
    rerank: Rerank
    gazetteer: Gazetteer
    translate: Translate
    narrower: FilterResolver
    confidence: AnswerabilityModel
    depth: int
    warning: str | None = None

    @property
    def generation(self) -> str:
        return self.snapshot.name

    def analyze(self, question: str) -> Query:
        """A question, taken apart. Raises BadQuestion."""
        return analyze(clean_question(question), self.gazetteer, self.translate)

    def find(self, question: str) -> tuple[Hit, ...]:
        """The passages that would be read for a question. Raises BadQuestion."""
        asked = self.analyze(question)
        return self._search(asked, self._deep(asked), NO_FILTERS)

    def search(self, question: str, k: int, filters: Filters = NO_FILTERS) -> tuple[Hit, ...]:
        """The k best passages for a question, the first of them in the order that reading gives.

        Raises BadQuestion or BadFilter.
        """
        asked = self.analyze(question)
        found = self._search(asked, max(k, _RERANKED), self.narrower.narrow(filters))
        articles = self._articles_of(found)
        read = [Candidate(hit, articles[hit.passage.article_id]) for hit in found[:_RERANKED]]
        put, _ = select_candidates(asked, read)
        return (*self.rerank(put, read), *found[_RERANKED:])[:k]

    def ask(self, question: str, k: int | None = None, filters: Filters = NO_FILTERS) -> Answer:
        """The answer to a question. Raises BadQuestion or BadFilter."""
        *_, answer = self.events(question, k, filters)
        assert isinstance(answer, Answer)
        return answer

    def events(self, question: str, k: int | None = None, filters: Filters = NO_FILTERS) -> Events:
        """The answer as it comes about: a Found, a Settled for each sentence, the Answer."""
        asked = self.analyze(question)
        return self._events(asked, k or self._deep(asked), self.narrower.narrow(filters))

    def article(self, article_id: str) -> Article | None:
        return self.snapshot.article(article_id)

    def articles(self) -> Sequence[Article]:
        return self.snapshot.articles()

    def examine(
        self, question: str, filters: Filters = NO_FILTERS
    ) -> tuple[list[Reading], AnswerabilityFeatures | None]:
        """The readings that would be quoted and the evidence for them, before any decision."""
        asked = self.analyze(question)
        parts = self._find(asked, self._deep(asked), self.narrower.narrow(filters))
        return self._read(parts, self._articles_of(_hits(parts)))

    def examples(self, language: Language) -> tuple[str, ...]:
        """A few questions that the articles do answer: each was asked and answered."""
        tried = islice(example_questions(self.articles(), language), 3 * _EXAMPLES)
        answered = (question for question in tried if not self.ask(question).abstained)
        return tuple(islice(answered, _EXAMPLES))

    def _events(self, asked: Query, k: int, filters: Filters) -> Events:
        ticks = [perf_counter()]
        parts = self._find(asked, k, filters)
        hits = _hits(parts)
        articles = self._articles_of(hits)
        yield Retrieved(hits, tuple(articles.values()))
        ticks.append(perf_counter())
        chosen, evidence = self._read(parts, articles)
        ticks.append(perf_counter())
        confidence = self.confidence.of(evidence) if evidence else 0.0
        said = confidence >= self.confidence.threshold
        settled = list(_settle(asked, chosen, articles)) if said else []
        yield from settled
        ticks.append(perf_counter())
        answer = _answer(asked, chosen, settled, evidence)
        yield replace(
            answer,
            hits=hits,
            confidence=confidence,
            generation=self.generation,
            timings=_timings(ticks),
        )

    def _deep(self, asked: Query) -> int:
        """How many passages are read for a question."""
        return self.depth + self.depth // 2 if asked.language == "en" else self.depth

    def _find(self, asked: Query, k: int, filters: Filters) -> list[Part]:
        if asked.parts and all(part.places for part in asked.parts):
            return [(part, self._search(part, k, filters)) for part in asked.parts]
        whole = self._search(asked, k, filters)
        if not asked.parts:
            return [(asked, whole)]
        # A part without a zone may have lost what it is about: 投资额和建筑面积各是多少.
        half = max(1, k // 2)
        found = ((part, self._search(part, half, filters)) for part in asked.parts)
        return [(part, _each([*own, *whole])[:k]) for part, own in found]

    def _search(self, asked: Query, k: int, filters: Filters) -> tuple[Hit, ...]:
        if not has_words(asked.text):
            return ()
        words = self._words(asked)
        return tuple(self.retriever.search(asked.text, k, words, filters, asked.wordings))

    def _words(self, asked: Query) -> str:
        """What is looked for as words: the question, and what the articles call its places.

        The plain words of an English question are left out, for which there are wordings: where
        they stand in a Chinese text, as in the name of a song, they mislead.
        """
        own = " ".join(symbols(asked.text)) if asked.language == "en" else asked.text
        plain, typed = simplify(asked.text), simplify(asked.typed)
        names = (n for place in asked.places for n in self.gazetteer.wordings(place, plain, typed))
        return " ".join((own, *names))

    def _articles_of(self, hits: Sequence[Hit]) -> dict[str, Article]:
        ids = dict.fromkeys(hit.passage.article_id for hit in hits)
        found = (self.snapshot.article(article_id) for article_id in ids)
        return {article.id: article for article in found if article}

    def _read(
        self, parts: Sequence[Part], articles: dict[str, Article]
    ) -> tuple[list[Reading], AnswerabilityFeatures | None]:
        """The readings to quote, and the evidence for the weakest of the parts."""
        found: list[list[Reading]] = []
        evidence: list[AnswerabilityFeatures] = []
        for asked, hits in parts:
            met = [Candidate(hit, articles[hit.passage.article_id]) for hit in hits]
            part, candidates = select_candidates(asked, met, joint=len(parts) > 1)
            if shares_no_term(part, map(folded_passage, candidates)):
                return [], None
            readings = self.reader.read(part, candidates)
            if not readings:
                return [], None
            alone = compose_across if part.across else compose
            best = readings[:1] if len(parts) > 1 else alone(readings)
            evidence.append(answerability_features(part, best, readings, joint=len(parts) > 1))
            found.append(readings if len(parts) > 1 else best)
        chosen = compose_parts(found) if len(parts) > 1 else found[0]
        return chosen, min(evidence, key=self.confidence.of)


def _hits(parts: Sequence[Part]) -> tuple[Hit, ...]:
    """The hits of all parts, each passage once."""
    return _each(hit for _, found in parts for hit in found)


def _each(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    return tuple({hit.passage: hit for hit in hits}.values())


def _settle(
    asked: Query, chosen: Sequence[Reading], articles: dict[str, Article]
) -> Iterator[VerifiedSentence]:
    """The sentences that pass the check, numbered in order."""
    marker = 1
    for reading in chosen:
        article, passage = reading.source.article, reading.source.hit.passage
        citation = Citation(marker, article, passage.id, shortened_quote(asked, reading))
        sentence = verify(citation.span.quote, [citation], articles)
        if sentence.verdict != "cut":
            yield VerifiedSentence(sentence, (citation,))
            marker += 1


def _answer(
    asked: Query,
    chosen: Sequence[Reading],
    settled: Sequence[VerifiedSentence],
    evidence: AnswerabilityFeatures | None,
) -> Answer:
    sentences = tuple(event.sentence for event in settled)
    short = short_answer(asked, chosen) if settled else None
    framed = messages.answer_text(asked.language, short, sentences)
    return Answer(
        question=asked.typed,
        language=asked.language,
        text=framed if settled else messages.abstention(asked.language),
        sentences=sentences,
        citations=tuple(citation for event in settled for citation in event.citations),
        hits=(),
        short_answer=short,
        confidence=0.0,
        reason=None if settled else messages.refusal_reason(asked, evidence),
    )


def _timings(ticks: Sequence[float]) -> Timings:
    retrieve, read, compose_ = (1000 * (b - a) for a, b in pairwise(ticks))
    return Timings(retrieve, read, compose_, retrieve + read + compose_)
