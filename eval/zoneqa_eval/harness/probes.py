"""The probes of zoneqa: each gets JSON for a case, which can be cached and measured later."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from zoneqa.answer.answerer import Answerer
from zoneqa.serialize import Json, answer_json
from zoneqa.types import NO_FILTERS, Filters, Hit
from zoneqa_eval.datasets.cases import Case
from zoneqa_eval.measures.retrieval import FULL

Probe = Callable[[Answerer, Case, int], Json]
"""Return the JSON of a case; the number is how many passages are ranked."""


def answer(answerer: Answerer, case: Case, depth: int) -> Json:
    """Return the JSON of the answer, as a person would get it."""
    return answer_json(answerer.ask(case.question, filters=filters_of(case)))


def search(answerer: Answerer, case: Case, depth: int) -> Json:
    """Return the ids of the passages that each retriever ranks, the best first.

    All get the question as zoneqa puts it, so that they differ in how they search alone.
    """
    retriever, filters = answerer.pipeline.retriever, filters_of(case)
    query = answerer.analyzer.analyze(case.question)
    vector = retriever.embedder.embed([query.text], "query")[0]
    words, wordings = query.search_text, query.wordings
    return {
        "BM25": _ids(retriever.index.search(None, words, depth, filters, wordings)),
        "dense": _ids(retriever.index.search(vector, None, depth, filters)),
        "fused": _ids(retriever.search(query, depth, filters)),
        FULL: _ids(answerer.search(case.question, depth, filters=filters)),
    }


def read(answerer: Answerer, case: Case, depth: int) -> Json:
    """Return the reader's best span and quotes, whatever is decided on them, and the confidence."""
    filters = filters_of(case)
    evidence = answerer.evidence(case.question, filters=filters)
    readings, decision = evidence.quotable, evidence.decision
    best = max(readings, key=lambda reading: reading.score, default=None)
    span = (best.words or best.sentence).quote if best else ""
    vector = answerer.pipeline.retriever.embedder.embed([case.question], "query")[0]
    nearest = answerer.pipeline.retriever.index.search(vector, None, 1, filters)
    return {
        "span": span,
        "article": best.sentence.article_id if best else None,
        "quotes": [[r.sentence.article_id, r.sentence.quote] for r in readings],
        "confidence": decision.confidence,
        "answered": decision.refusal is None,
        "nearest": nearest[0].score if nearest else -1.0,
    }


PROBES: Mapping[str, Probe] = {"answer": answer, "search": search, "read": read}


def filters_of(case: Case) -> Filters:
    """Return filters for the articles that a case is confined to."""
    return Filters(articles=case.given) if case.given else NO_FILTERS


def _ids(hits: Sequence[Hit]) -> list[str]:
    return [hit.passage.id for hit in hits]
