"""The probes of zoneqa: each gets JSON for a case, which can be cached and measured later."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from zoneqa.answer.pipeline import Answerer
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
    """Return the ids of the passages that each retriever ranks, the best first."""
    index, question, filters = answerer.retriever.index, case.question, filters_of(case)
    vector = answerer.retriever.embedder.embed([question], "query")[0]
    return {
        "BM25": _ids(index.search(None, question, depth, filters)),
        "dense": _ids(index.search(vector, None, depth, filters)),
        "fused": _ids(index.search(vector, question, depth, filters)),
        FULL: _ids(answerer.search(question, depth, filters=filters)),
    }


def read(answerer: Answerer, case: Case, depth: int) -> Json:
    """Return the reader's best span and quotes, whatever is decided on them, and the confidence."""
    filters = filters_of(case)
    readings, evidence = answerer.examine(case.question, filters=filters)
    confidence = answerer.confidence.of(evidence) if evidence else 0.0
    best = max(readings, key=lambda reading: reading.score, default=None)
    span = (best.words or best.sentence).quote if best else ""
    vector = answerer.retriever.embedder.embed([case.question], "query")[0]
    nearest = answerer.retriever.index.search(vector, None, 1, filters)
    return {
        "span": span,
        "article": best.sentence.article_id if best else None,
        "quotes": [[r.sentence.article_id, r.sentence.quote] for r in readings],
        "confidence": confidence,
        "answered": evidence is not None and confidence >= answerer.confidence.threshold,
        "nearest": nearest[0].score if nearest else -1.0,
    }


PROBES: Mapping[str, Probe] = {"answer": answer, "search": search, "read": read}


def filters_of(case: Case) -> Filters:
    """Return filters for the articles that a case is confined to."""
    return Filters(articles=case.given) if case.given else NO_FILTERS


def _ids(hits: Sequence[Hit]) -> list[str]:
    return [hit.passage.id for hit in hits]
