"""The JSON of a draft that was checked, and its types."""

from __future__ import annotations

from typing_extensions import TypedDict

from zoneqa.checking.checked import CheckedDraft, CheckedSentence, Correction, Status
from zoneqa.json_types import CitationJson
from zoneqa.serialize import citation_json


class CorrectionJson(TypedDict):
    """Words of a draft that are wrong, at code points of its text, and what is right."""

    start: int
    end: int
    stated: str
    right: str


class CheckedSentenceJson(TypedDict):
    """A sentence of a draft; `score`, 0 to 1, is how likely it is supported.

    `near` is what comes near to one that is not found, without bearing it out.
    """

    text: str
    start: int
    end: int
    status: Status
    score: float | None
    reason: str | None
    corrections: list[CorrectionJson]
    citations: list[CitationJson]
    near: CitationJson | None


class StatusCountsJson(TypedDict):
    """How many sentences have each status."""

    supported: int
    contradicted: int
    not_found: int
    not_checked: int


class CheckJson(TypedDict):
    """A draft that was checked; `text` is what its offsets refer to."""

    title: str
    text: str
    date: str | None
    counts: StatusCountsJson
    sentences: list[CheckedSentenceJson]
    generation: str


def check_json(checked: CheckedDraft) -> CheckJson:
    """Return a draft that was checked."""
    article, counts = checked.draft.article, checked.counts
    return {
        "title": article.title,
        "text": article.text,
        "date": article.date,
        "counts": {
            "supported": counts["supported"],
            "contradicted": counts["contradicted"],
            "not_found": counts["not_found"],
            "not_checked": counts["not_checked"],
        },
        "sentences": [checked_sentence_json(sentence) for sentence in checked.sentences],
        "generation": checked.generation,
    }


def checked_sentence_json(sentence: CheckedSentence) -> CheckedSentenceJson:
    """Return a sentence of a draft with what was found for it."""
    verification = sentence.verification
    return {
        "text": sentence.text,
        "start": sentence.bounds[0],
        "end": sentence.bounds[1],
        "status": sentence.status,
        "score": round(verification.score, 4) if verification else None,
        "reason": sentence.reason,
        "corrections": [_correction_json(each) for each in sentence.corrections],
        "citations": [citation_json(each) for each in sentence.citations],
        "near": citation_json(sentence.near) if sentence.near else None,
    }


def _correction_json(correction: Correction) -> CorrectionJson:
    start, end = correction.bounds
    return {"start": start, "end": end, "stated": correction.stated, "right": correction.right}
