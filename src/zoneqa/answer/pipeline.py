"""The route of a question: retrieve, select, read, decide, compose, verify."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from time import perf_counter

from zoneqa.answer import messages
from zoneqa.answer.composers.base import Composer, DraftSentence
from zoneqa.answer.computed.computed_answers import ComputedAnswers
from zoneqa.answer.decide import Decision, ReadPart, decide
from zoneqa.answer.english_form import short_answer_in_english
from zoneqa.answer.quotable import quotable, quotable_across, quotable_for_each
from zoneqa.answer.retrieve import RetrievedHits, Retriever, distinct
from zoneqa.query.query import Query
from zoneqa.reader.answerability import AnswerabilityModel, answerability_features
from zoneqa.reader.base import Candidate, Reader, Reading
from zoneqa.reader.candidates import Selection, select_candidates
from zoneqa.text.terms import has_words
from zoneqa.types import (
    NO_FILTERS,
    Answer,
    Article,
    Citation,
    Events,
    Filters,
    Hit,
    Refusal,
    RefusalKind,
    Retrieved,
    Timings,
    VerifiedSentence,
)
from zoneqa.verify.quotes import verify_quotes


@dataclass(frozen=True, slots=True)
class Evidence:
    """The readings that an answer would quote, and the decision on them."""

    quotable: Sequence[Reading]
    decision: Decision


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Joins the stages; each hands its own frozen result to the next.

    Of what is retrieved for a question, `most_read` passages are read, shared by its parts.
    """

    retriever: Retriever
    find_article: Callable[[str], Article | None]
    reader: Reader
    answerability: AnswerabilityModel
    composer: Composer
    generation: str
    most_read: int
    computed: ComputedAnswers | None = None

    def events(self, query: Query, k: int, filters: Filters = NO_FILTERS) -> Events:
        """Yield a Retrieved, a VerifiedSentence for each sentence, and the Answer.

        What can be computed of the claims is not read.
        """
        if computed := self.computed and self.computed.events(query, filters):
            yield from computed
            return
        ticks = [perf_counter()]
        parts = self.retrieve(query, k, filters)
        hits = distinct(hit for part in parts for hit in part.hits)
        articles = self.articles_of(hits)
        yield Retrieved(hits, tuple(articles.values()))
        ticks.append(perf_counter())
        evidence = self.read(query, parts, articles)
        ticks.append(perf_counter())
        verified = list(self._verified(query, evidence, articles))
        yield from verified
        ticks.append(perf_counter())
        near = tuple(self._near(query, evidence, articles)) if not verified else ()
        yield self._answer(query, hits, evidence, verified, near, _timings(ticks))

    def evidence(self, query: Query, k: int, filters: Filters = NO_FILTERS) -> Evidence:
        """Return what would be quoted and the decision on it; nothing is composed."""
        parts = self.retrieve(query, k, filters)
        hits = distinct(hit for part in parts for hit in part.hits)
        return self.read(query, parts, self.articles_of(hits))

    def retrieve(self, query: Query, k: int, filters: Filters) -> Sequence[RetrievedHits]:
        """Return the hits for each part of a question; none where no article can help."""
        return self.retriever.retrieve(query, k, filters) if query.intent == "question" else ()

    def articles_of(self, hits: Sequence[Hit]) -> dict[str, Article]:
        """Return the articles of the hits by id, in their order."""
        ids = dict.fromkeys(hit.passage.article_id for hit in hits)
        found = (self.find_article(article_id) for article_id in ids)
        return {article.id: article for article in found if article}

    def read(
        self, query: Query, retrieved: Sequence[RetrievedHits], articles: dict[str, Article]
    ) -> Evidence:
        """Select, read and decide. A question is declined whole if one part of it is."""
        if query.intent != "question":
            return Evidence((), Decision(0.0, Refusal("off_topic")))
        several = len(retrieved) > 1
        parts: list[ReadPart] = []
        for part in retrieved:
            hits = part.hits[: self.most_read // len(retrieved)]
            candidates = [Candidate.of(hit, articles[hit.passage.article_id]) for hit in hits]
            selection = select_candidates(part.query, candidates, is_subquestion=several)
            refusal = _unreadable(part.query, selection)
            if refusal:
                return Evidence((), Decision(0.0, Refusal(refusal)))
            read = self._read(selection, is_subquestion=several)
            if read is None:
                return Evidence((), Decision(0.0, Refusal("not_answered")))
            parts.append(read)
        chosen = parts[0].quotable
        if several:
            chosen = quotable_for_each([part.readings for part in parts])
        return Evidence(chosen, decide(parts, self.answerability))

    def _read(self, selection: Selection, *, is_subquestion: bool) -> ReadPart | None:
        query = selection.query
        readings = self.reader.read(query, selection.candidates)
        if not readings:
            return None
        choose = quotable_across if query.asks_for_zones else quotable
        chosen = readings[:1] if is_subquestion else choose(readings)
        features = answerability_features(query, chosen, readings, is_subquestion=is_subquestion)
        return ReadPart(query, readings, chosen, features)

    def _verified(
        self, query: Query, evidence: Evidence, articles: dict[str, Article]
    ) -> Iterator[VerifiedSentence]:
        """Yield the sentences of the answer that pass the check, numbered in order."""
        if not evidence.decision.refusal:
            yield from self._checked(query, evidence.quotable, articles)

    def _near(
        self, query: Query, evidence: Evidence, articles: dict[str, Article]
    ) -> Iterator[VerifiedSentence]:
        """Yield what comes near to an answer, checked like one."""
        if evidence.decision.near:
            yield from self._checked(query, [evidence.decision.near], articles)

    def _checked(
        self, query: Query, readings: Sequence[Reading], articles: dict[str, Article]
    ) -> Iterator[VerifiedSentence]:
        marker = 1
        for draft in self.composer.compose(query, readings):
            citations = tuple(_citations(draft, marker))
            sentence = verify_quotes(draft.text, citations, articles)
            if sentence.verdict != "cut":
                yield VerifiedSentence(sentence, citations)
                marker += len(citations)

    def _answer(
        self,
        query: Query,
        hits: tuple[Hit, ...],
        evidence: Evidence,
        verified: Sequence[VerifiedSentence],
        near: tuple[VerifiedSentence, ...],
        timings: Timings,
    ) -> Answer:
        sentences = tuple(event.sentence for event in verified)
        refusal = None
        if not sentences:
            refusal = evidence.decision.refusal or Refusal("not_verified")
        short = self._short(query, evidence) if sentences else None
        english = short_answer_in_english(query, evidence.quotable) if short else None
        text = messages.answer_text(query.language, short, sentences, english)
        return Answer(
            question=query.typed,
            language=query.language,
            text=text if sentences else messages.abstention(query.language),
            sentences=sentences,
            citations=tuple(citation for event in verified for citation in event.citations),
            hits=hits,
            short_answer=short,
            confidence=evidence.decision.confidence,
            reason=messages.refusal_reason(query.language, refusal) if refusal else None,
            refusal=refusal,
            composer=self.composer.name,
            generation=self.generation,
            timings=timings,
            near=near,
            short_answer_english=english,
        )

    def _short(self, query: Query, evidence: Evidence) -> str | None:
        """Return the words that answer; none where what was asked for would have to be computed."""
        if query.calculation and query.calculation.needs_several:
            return None
        return self.composer.short_answer(query, evidence.quotable)


def _unreadable(query: Query, selection: Selection) -> RefusalKind | None:
    """Return why a query is not put to the reader, or None.

    A zone that it names is looked for elsewhere, and may be called anything.
    """
    if not has_words(query.text):
        return "no_words"
    if not selection.candidates:
        return "nothing_found"
    texts = (candidate.passage.folded for candidate in selection.candidates)
    asked = selection.query
    return "unrelated" if not asked.zones and asked.terms.shared_by_none(texts) else None


def _citations(draft: DraftSentence, first: int) -> Iterator[Citation]:
    for marker, backing in enumerate(draft.backing, first):
        source = backing.source
        yield Citation(
            marker, source.article.article, source.hit.passage.id, backing.span, backing.context
        )


def _timings(ticks: Sequence[float]) -> Timings:
    retrieve, read, compose = (1000 * (b - a) for a, b in pairwise(ticks))
    return Timings(retrieve, read, compose, retrieve + read + compose)
