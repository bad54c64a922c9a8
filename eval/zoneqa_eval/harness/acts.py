"""What is done with a case: each act gives JSON that can be kept, and is measured later."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from zoneqa.answer.pipeline import Answerer
from zoneqa.serialize import Json, answer_json
from zoneqa.types import NO_FILTERS, Filters, Hit
from zoneqa_eval.sets.cases import Case

Act = Callable[[Answerer, Case, int], Json]
"""Does something with a case; the number is how many passages are ranked."""


def answer(answerer: Answerer, case: Case, depth: int) -> Json:
    """The JSON of the answer, as a person would get it."""
    return answer_json(answerer.ask(case.question, filters=filters_of(case)))


def find(answerer: Answerer, case: Case, depth: int) -> Json:
    """The passages that each way of finding ranks, the best first."""
    index, question, filters = answerer.retriever.index, case.question, filters_of(case)
    vector = answerer.retriever.embedder.embed([question], "query")[0]
    return {
        "BM25": _ids(index.search(None, question, depth, filters)),
        "dense": _ids(index.search(vector, None, depth, filters)),
        "fused": _ids(index.search(vector, question, depth, filters)),
        "whole": _ids(answerer.search(question, depth, filters=filters)),
    }


def read(answerer: Answerer, case: Case, depth: int) -> Json:
    """What the reader points at, whatever is decided on it; and what there is to decide by."""
    filters = filters_of(case)
    readings, evidence = answerer.examine(case.question, filters=filters)
    confidence = answerer.confidence.of(evidence) if evidence else 0.0
    surest = max(readings, key=lambda reading: reading.score, default=None)
    words = (surest.words or surest.sentence).quote if surest else ""
    vector = answerer.retriever.embedder.embed([case.question], "query")[0]
    nearest = answerer.retriever.index.search(vector, None, 1, filters)
    return {
        "words": words,
        "article": surest.sentence.article_id if surest else None,
        "quotes": [[r.sentence.article_id, r.sentence.quote] for r in readings],
        "confidence": confidence,
        "answered": evidence is not None and confidence >= answerer.confidence.threshold,
        "nearest": nearest[0].score if nearest else -1.0,
    }


ACTS: Mapping[str, Act] = {"answer": answer, "find": find, "read": read}


def filters_of(case: Case) -> Filters:
    """The articles to which a case is confined."""
    return Filters(articles=case.given) if case.given else NO_FILTERS


def _ids(hits: Sequence[Hit]) -> list[str]:
    return [hit.passage.id for hit in hits]
