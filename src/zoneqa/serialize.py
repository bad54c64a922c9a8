"""The JSON that programs get: one home for the names of its fields."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from zoneqa.text.heading import heading
from zoneqa.types import Answer, Article, Citation, Hit, Reprint, Sentence

Json = dict[str, Any]


def answer_json(answer: Answer) -> Json:
    """The JSON of an answer, for the command line, the web service and the evaluation."""
    return {
        "question": answer.question,
        "standalone": answer.standalone,
        "answer": answer.text,
        "short_answer": answer.short_answer,
        "abstained": answer.abstained,
        "reason": answer.reason,
        "refusal": asdict(answer.refusal) if answer.refusal else None,
        "confidence": round(answer.confidence, 4),
        "language": answer.language,
        "composer": answer.composer,
        "model": answer.model,
        "sentences": [sentence_json(sentence) for sentence in answer.sentences],
        "citations": [citation_json(citation) for citation in answer.citations],
        "hits": [hit_json(hit) for hit in answer.hits],
        "generation": answer.generation,
        "timings_ms": {
            "retrieve": round(answer.timings.retrieve, 2),
            "read": round(answer.timings.read, 2),
            "compose": round(answer.timings.compose, 2),
            "total": round(answer.timings.total, 2),
        },
    }


def sentence_json(sentence: Sentence) -> Json:
    """A sentence with its markers and verdict."""
    return {
        "text": sentence.text,
        "markers": list(sentence.markers),
        "verdict": sentence.verdict,
        "reason": sentence.reason,
    }


def citation_json(citation: Citation) -> Json:
    """A citation; `start` and `end` are code points in the article's text."""
    article, span = citation.article, citation.span
    return {
        "marker": citation.marker,
        "article_id": article.id,
        "title": heading(article),
        "source": article.source,
        "date": article.date,
        "zone": article.zone,
        "url": article.url,
        "also": [origin_json(origin) for origin in article.also],
        "passage_id": citation.passage_id,
        "quote": span.quote,
        "start": span.start,
        "end": span.end,
    }


def hit_json(hit: Hit, *, text: bool = False) -> Json:
    """A hit, with the passage's text if asked for."""
    passage = hit.passage
    row: Json = {
        "passage_id": passage.id,
        "article_id": passage.article_id,
        "score": round(hit.score, 6),
    }
    return {**row, "text": passage.text} if text else row


def origin_json(origin: Reprint) -> Json:
    """Another place where the same report was printed."""
    return asdict(origin)


def article_json(article: Article, *, text: bool = True) -> Json:
    """An article; with its text, anyone can check a quote."""
    row: Json = {
        "id": article.id,
        "title": heading(article),
        "source": article.source,
        "date": article.date,
        "zone": article.zone,
        "url": article.url,
        "author": article.author,
        "also": [origin_json(origin) for origin in article.also],
        "repairs": [asdict(repair) for repair in article.repairs],
    }
    return {**row, "text": article.text} if text else row
