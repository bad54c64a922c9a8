"""Answers that are computed: as events, or nothing where nothing can be computed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from time import perf_counter

from zoneqa.answer import messages
from zoneqa.answer.computed.calculator import Calculator
from zoneqa.answer.computed.conclusion import ComputedConclusion, confidence
from zoneqa.answer.computed.read_conclusion import change_of_readings, conclusion_of_readings
from zoneqa.answer.computed.stated_figure import StatedFigure
from zoneqa.answer.decide import Evidence
from zoneqa.index import ArticleStore
from zoneqa.query.query import Query
from zoneqa.reader.base import Reading
from zoneqa.types import (
    NO_FILTERS,
    Answer,
    Citation,
    Event,
    Filters,
    Hit,
    Passage,
    Retrieved,
    Timings,
    VerifiedSentence,
)
from zoneqa.verify.computed import verify_computed

_FIRST = (
    *("第一", "第1", "首位", "榜首", "居首", "领跑", "末位", "垫底"),
    *("最高", "最多", "最大", "最快", "最低", "最少", "最小", "最慢"),
)
"""The words by which a sentence says which of all is first or last."""

Concluded = tuple[Sequence[VerifiedSentence], Answer]
"""Sentences that were checked, and the answer that they make."""


@dataclass(frozen=True, slots=True)
class ComputedAnswers:
    """Makes answers of what a calculator concludes, each sentence checked against its quotes."""

    calculator: Calculator
    store: ArticleStore
    generation: str

    def events(self, query: Query, filters: Filters = NO_FILTERS) -> Sequence[Event] | None:
        """Return the events of the answer; None if nothing was computed, or passed the check.

        None too where one zone alone has a figure: a sentence may say which is first.
        """
        if query.calculation is None:
            return None
        began = perf_counter()
        conclusions = self.calculator.calculate(query, self._allowed(filters))
        if any(each.is_lone for each in conclusions):
            return None
        concluded = self._concluded(query, conclusions)
        if concluded is None:
            return None
        verified, answer = concluded
        articles = {citation.article.id: citation.article for citation in answer.citations}
        took = 1000 * (perf_counter() - began)
        answer = replace(answer, timings=Timings(retrieve=took, total=took))
        return [Retrieved(answer.hits, tuple(articles.values())), *verified, answer]

    def of_evidence(self, query: Query, evidence: Evidence) -> Concluded | None:
        """Return what follows from the sentences read for a question, None if nothing does."""
        conclusion = conclusion_of_readings(query, evidence.quotable, evidence.parts)
        return self._concluded(query, [conclusion]) if conclusion else None

    def lone_figure(self, query: Query, evidence: Evidence, filters: Filters) -> Concluded | None:
        """Return the figure of the only zone of all that has one, if which is first is asked.

        None where a sentence that was read for the question says which is first.
        """
        if not _asks_which_is_first(query) or _says_which_is_first(evidence):
            return None
        conclusions = self.calculator.calculate(query, self._allowed(filters))
        lone = bool(conclusions) and all(each.is_lone for each in conclusions)
        return self._concluded(query, conclusions) if lone else None

    def change(self, query: Query, reading: Reading) -> Concluded | None:
        """Return by how much something changed, if a question asks it and a sentence tells it."""
        conclusion = change_of_readings(query, [reading])
        return self._concluded(query, [conclusion]) if conclusion else None

    def _concluded(
        self, query: Query, conclusions: Sequence[ComputedConclusion]
    ) -> Concluded | None:
        figures = [figure for each in conclusions for figure in each.figures]
        if not figures:
            return None
        passages = {figure: self._passage(figure) for figure in figures}
        verified = list(_verified(conclusions, passages))
        if any(event.sentence.verdict == "cut" for event in verified):
            return None
        hits = tuple(Hit(passage, 1.0) for passage in dict.fromkeys(passages.values()))
        return verified, self._answer(query, conclusions, verified, hits)

    def _answer(
        self,
        query: Query,
        conclusions: Sequence[ComputedConclusion],
        verified: Sequence[VerifiedSentence],
        hits: tuple[Hit, ...],
    ) -> Answer:
        sentences = tuple(event.sentence for event in verified)
        remarks = tuple(dict.fromkeys(r for each in conclusions for r in each.remarks))
        figures = [figure for each in conclusions for figure in each.figures]
        shorts = [each.short for each in conclusions if each.short]
        english = [each.english for each in conclusions if each.short and each.english]
        in_english = query.language == "en" and len(english) == len(shorts)
        concluded = bool(shorts) and not any(each.is_open for each in conclusions)
        return Answer(
            question=query.typed,
            language=query.language,
            text=messages.written_text(query.language, sentences, remarks),
            sentences=sentences,
            citations=tuple(citation for event in verified for citation in event.citations),
            hits=hits,
            short_answer="；".join(shorts) if concluded else None,
            confidence=confidence(figures, concluded=concluded),
            composer="computed",
            generation=self.generation,
            remarks=remarks,
            short_answer_english="; ".join(english) if concluded and in_english else None,
        )

    def _allowed(self, filters: Filters) -> Collection[str] | None:
        if not filters:
            return None
        return {article.id for article in self.store.articles(filters)}

    def _passage(self, figure: StatedFigure) -> Passage:
        """Return the passage that holds most of the sentence of a figure."""
        span = figure.claim.sentence
        rows = self.store.rows(Filters(articles=(span.article_id,)))
        passages = self.store.passages(int(row) for row in rows).values()
        return max(passages, key=lambda p: min(p.end, span.end) - max(p.start, span.start))


def _asks_which_is_first(query: Query) -> bool:
    asked = query.calculation
    return asked is not None and asked.operation == "compare" and not asked.entities


def _says_which_is_first(evidence: Evidence) -> bool:
    if evidence.decision.refusal:
        return False
    quotes = [reading.sentence.quote for reading in evidence.quotable]
    return any(word in quote for quote in quotes for word in _FIRST)


def _verified(
    conclusions: Sequence[ComputedConclusion], passages: dict[StatedFigure, Passage]
) -> Iterator[VerifiedSentence]:
    marker = 1
    for each in conclusions:
        citations = tuple(
            Citation(n, f.article, passages[f].id, f.claim.sentence, f.context)
            for n, f in enumerate(each.figures, marker)
        )
        marker += len(citations)
        values = [figure.cited for figure in each.figures]
        yield VerifiedSentence(
            verify_computed(each.text, citations, values, each.derivation), citations
        )
