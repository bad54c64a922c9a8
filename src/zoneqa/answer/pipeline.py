"""The route of a question: retrieve, select, read, decide, compose, verify."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from time import perf_counter

from zoneqa.answer import messages
from zoneqa.answer.asked_event import stating_event
from zoneqa.answer.checked_composer import CheckedComposer, Composition
from zoneqa.answer.composers.base import Composer
from zoneqa.answer.computed.computed_answers import ComputedAnswers, Concluded
from zoneqa.answer.decide import Decision, Evidence, ReadPart, decide, is_settled
from zoneqa.answer.generated.generated_answers import GeneratedAnswers
from zoneqa.answer.quotable import passages_read, quotable, quotable_across, quotable_for_each
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
    Events,
    Filters,
    Hit,
    Refusal,
    RefusalKind,
    Retrieved,
    Timings,
)


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
    generated: GeneratedAnswers | None = None

    @property
    def without_llm(self) -> Pipeline:
        """Return the same pipeline whose answers are quotes or computed."""
        return replace(self, generated=None)

    def events(self, query: Query, k: int, filters: Filters = NO_FILTERS) -> Events:
        """Yield a Retrieved, a VerifiedSentence for each sentence, and the Answer: see Event.

        What can be computed of the claims is not read. Closing this closes the stream of an LLM.
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
        if concluded := self._concluded(query, evidence, filters):
            verified, answer = concluded
            yield from verified
            timings = _timings([*ticks, perf_counter()])
            yield replace(answer, hits=hits, timings=timings)
            return
        composer = CheckedComposer(self.composer, self.generated, self.answerability.threshold)
        composed = yield from composer.events(query, evidence, articles)
        ticks.append(perf_counter())
        yield self._answer(query, hits, evidence.decision.confidence, composed, _timings(ticks))

    def _concluded(self, query: Query, evidence: Evidence, filters: Filters) -> Concluded | None:
        """Return what follows from what was read, unless the question is declined.

        A change is computed even where the sentence is a near miss for not printing it, and the
        only figure is shown where which of all zones is first is not read.
        """
        decision, computed = evidence.decision, self.computed
        if computed is None or query.intent != "question":
            return None
        if lone := computed.lone_figure(query, evidence, filters):
            return lone
        if decision.refusal is None:
            return computed.of_evidence(query, evidence)
        may_tell = decision.refusal.kind in ("other_kind", "other_period")
        return computed.change(query, decision.near) if may_tell and decision.near else None

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
        readings = [part.readings for part in parts]
        chosen = quotable_for_each(readings) if several else parts[0].quotable
        decision = decide(parts, self.answerability)
        return Evidence(chosen, decision, passages_read(chosen, readings), parts)

    def _read(self, selection: Selection, *, is_subquestion: bool) -> ReadPart | None:
        """Read until it is settled whether a query is answered; None if nothing was read."""
        query, part = selection.query, None
        for readings in self.reader.read(query, selection.candidates):
            part = _read_part(query, readings, is_subquestion=is_subquestion)
            if is_settled(part, self.answerability):
                break
        return part

    def _answer(
        self,
        query: Query,
        hits: tuple[Hit, ...],
        confidence: float,
        composed: Composition,
        timings: Timings,
    ) -> Answer:
        language, refusal = query.language, composed.refusal
        cited = (citation for each in composed.sentences for citation in each.citations)
        return Answer(
            question=query.typed,
            language=language,
            text=composed.text(language),
            sentences=tuple(each.sentence for each in composed.sentences),
            citations=tuple({citation.marker: citation for citation in cited}.values()),
            hits=hits,
            short_answer=composed.short_answer,
            confidence=confidence,
            reason=messages.refusal_reason(language, refusal) if refusal else None,
            refusal=refusal,
            composer=composed.composer,
            model=composed.model,
            generation=self.generation,
            timings=timings,
            near=composed.near,
            remarks=composed.remarks,
            short_answer_english=composed.short_answer_english,
            cut=composed.cut,
        )


def _read_part(query: Query, readings: Sequence[Reading], *, is_subquestion: bool) -> ReadPart:
    choose = quotable_across if query.asks_for_zones else quotable
    stating = stating_event(query, readings)
    chosen = stating[:1] if is_subquestion else choose(stating)
    features = answerability_features(query, chosen, readings, is_subquestion=is_subquestion)
    return ReadPart(query, stating, chosen, features)


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


def _timings(ticks: Sequence[float]) -> Timings:
    retrieve, read, compose = (1000 * (b - a) for a, b in pairwise(ticks))
    return Timings(retrieve, read, compose, retrieve + read + compose)
