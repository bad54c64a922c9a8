"""Questions as the reader meets them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zoneqa.answer.pipeline import Answerer
from zoneqa.query.analyze import Query
from zoneqa.reader.base import Candidate
from zoneqa.reader.candidates import select_candidates
from zoneqa.reader.cross_encoder import CrossEncoder
from zoneqa.reader.passages import SentenceSpan, read_passages
from zoneqa.types import Span
from zoneqa_eval.measures.score import plain
from zoneqa_eval.sets.cases import Case, Gold


@dataclass(frozen=True, slots=True)
class Asked:
    """A case as the reader meets it: what was found, and each sentence of it as skimmed."""

    case: Case
    question: Query
    candidates: Sequence[Candidate]
    places: list[SentenceSpan]

    def answers(self, place: SentenceSpan) -> bool:
        """Whether a sentence states one of the facts."""
        return any(states(gold, place.span) for gold in self.case.gold)


def states(gold: Gold, span: Span) -> bool:
    """Whether a sentence states a fact."""
    said = plain(span.quote)
    return (
        span.article_id in (gold.article, *gold.also)
        and _overlaps(plain(gold.quote), said)
        and any(plain(answer) in said for answer in gold.answers)
    )


def _overlaps(gold: str, said: str) -> bool:
    """Whether a sentence shares an end of the gold quote, which may be part of it or cross it."""
    return gold[:8] in said or gold[-8:] in said


def met_with(encoder: CrossEncoder, cases: Iterable[tuple[Case, Answerer]]) -> list[Asked]:
    """What the reader meets for each case; questions about several things are left out."""
    read: list[Asked] = []
    for case, answerer in cases:
        asked = answerer.analyze(case.question)
        hits = answerer.find(case.question)
        found = [(hit, answerer.article(hit.passage.article_id)) for hit in hits]
        met = [Candidate(hit, article) for hit, article in found if article]
        question, candidates = select_candidates(asked, met)
        if candidates and not question.parts:
            places = read_passages(encoder, question.text, candidates)
            read.append(Asked(case, question, candidates, places))
    return read
