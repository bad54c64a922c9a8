"""Labelled examples: questions with the candidates and sentences that the reader gets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zoneqa.answer.answerer import RERANKED, Answerer
from zoneqa.query.query import Query
from zoneqa.reader.base import Candidate
from zoneqa.reader.candidates import select_candidates
from zoneqa.reader.cross_encoder import CrossEncoder
from zoneqa.reader.passages import SentenceSpan, read_passages
from zoneqa.types import Span
from zoneqa_eval.datasets.cases import Case, Gold
from zoneqa_eval.measures.scoring import normalized


@dataclass(frozen=True, slots=True)
class Example:
    """A case with its candidates, and each of their sentences after the first reading."""

    case: Case
    query: Query
    candidates: Sequence[Candidate]
    spans: list[SentenceSpan]

    def answers(self, span: SentenceSpan) -> bool:
        """Return whether a sentence states one of the facts."""
        return any(states(gold, span.sentence.span) for gold in self.case.gold)


def states(gold: Gold, span: Span) -> bool:
    """Return whether a sentence states a fact."""
    sentence = normalized(span.quote)
    return (
        span.article_id in gold.articles
        and _overlaps(normalized(gold.quote), sentence)
        and any(normalized(answer) in sentence for answer in gold.answers)
    )


def _overlaps(quote: str, sentence: str) -> bool:
    """Return whether a sentence holds the beginning or the end of the gold quote.

    The quote may be part of the sentence, or go on in the next one.
    """
    return quote[:8] in sentence or quote[-8:] in sentence


def read_for_answers(
    encoder: CrossEncoder, cases: Iterable[tuple[Case, Answerer]]
) -> list[Example]:
    """Return each case with what is read to answer it; compound questions are left out."""
    examples: list[Example] = []
    for case, answerer in cases:
        query = answerer.analyzer.analyze(case.question)
        selection = select_candidates(query, answerer.candidates(query))
        if selection.candidates and not query.subquestions:
            spans = read_passages(encoder, selection.query, selection.candidates)
            examples.append(Example(case, selection.query, selection.candidates, spans))
    return examples


def read_for_searches(
    encoder: CrossEncoder, cases: Iterable[tuple[Case, Answerer]]
) -> list[Example]:
    """Return each answerable case with what a search for it reads."""
    examples: list[Example] = []
    for case, answerer in cases:
        if case.answerable:
            query = answerer.analyzer.analyze(case.question)
            found = answerer.candidates(query, RERANKED)
            asked = select_candidates(query, found).query
            examples.append(Example(case, asked, found, read_passages(encoder, asked, found)))
    return examples
