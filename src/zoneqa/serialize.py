"""Values to JSON: one home for its fields, for the command line, the API and the evaluation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zoneqa.text.heading import heading, summary
from zoneqa.types import (
    Answer,
    Article,
    ArticleSummary,
    Cell,
    Citation,
    Hit,
    Refusal,
    Repair,
    Reprint,
    Sentence,
    Span,
    Table,
    Timings,
    VerifiedSentence,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zoneqa.json_types import (
        AnswerJson,
        ArticleJson,
        ArticleSummaryJson,
        CellJson,
        CitationJson,
        HitJson,
        NearSentenceJson,
        PassageHitJson,
        QuoteJson,
        RefusalJson,
        RepairJson,
        ReprintJson,
        SearchJson,
        SentenceJson,
        TableJson,
        TimingsJson,
    )

Json = dict[str, Any]


def answer_json(answer: Answer) -> Json:
    """Return an answer with its sentences, citations and hits, as an `AnswerJson` to extend."""
    row: AnswerJson = {
        "question": answer.question,
        "standalone": answer.standalone,
        "kind": answer.kind,
        "answer": answer.text,
        "short_answer": answer.short_answer,
        "short_answer_english": answer.short_answer_english,
        "abstained": answer.abstained,
        "reason": answer.reason,
        "refusal": refusal_json(answer.refusal) if answer.refusal else None,
        "confidence": round(answer.confidence, 4),
        "language": answer.language,
        "composer": answer.composer,
        "model": answer.model,
        "sentences": [sentence_json(sentence) for sentence in answer.sentences],
        "cut": [{"text": each.text, "reason": each.reason} for each in answer.cut],
        "remarks": list(answer.remarks),
        "citations": [citation_json(citation) for citation in answer.citations],
        "near": [_near_sentence_json(each) for each in answer.near],
        "hits": [hit_json(hit) for hit in answer.hits],
        "generation": answer.generation,
        "timings_ms": timings_json(answer.timings),
    }
    return {**row}


def timings_json(timings: Timings) -> TimingsJson:
    """Return the milliseconds of each part of an answer."""
    return {
        "retrieve": round(timings.retrieve, 2),
        "read": round(timings.read, 2),
        "compose": round(timings.compose, 2),
        "total": round(timings.total, 2),
    }


def refusal_json(refusal: Refusal) -> RefusalJson:
    """Return the JSON of a refusal."""
    return {"kind": refusal.kind, "values": list(refusal.values)}


def sentence_json(sentence: Sentence) -> SentenceJson:
    """Return a sentence with its markers and verdict."""
    return {
        "text": sentence.text,
        "markers": list(sentence.markers),
        "verdict": sentence.verdict,
        "reason": sentence.reason,
    }


def _near_sentence_json(near: VerifiedSentence) -> NearSentenceJson:
    return {
        "text": near.sentence.text,
        "citations": [citation_json(citation) for citation in near.citations],
    }


def citation_json(citation: Citation) -> CitationJson:
    """Return a citation; `start` and `end` are code points in the article's text."""
    article = citation.article
    return {
        "marker": citation.marker,
        "article_id": article.id,
        "title": heading(article),
        "source": article.source,
        "date": article.date,
        "zone": article.zone,
        "url": article.url,
        "also": [reprint_json(reprint) for reprint in article.also],
        "passage_id": citation.passage_id,
        **quote_json(citation.span),
        "context": [quote_json(span) for span in citation.context],
    }


def quote_json(span: Span) -> QuoteJson:
    """Return an exact part of an article."""
    return {"quote": span.quote, "start": span.start, "end": span.end}


def hit_json(hit: Hit) -> HitJson:
    """Return a hit without the text of its passage."""
    return {
        "passage_id": hit.passage.id,
        "article_id": hit.passage.article_id,
        "score": round(hit.score, 6),
    }


def passage_hit_json(hit: Hit) -> PassageHitJson:
    """Return a hit with the text of its passage."""
    return {**hit_json(hit), "text": hit.passage.text}


def search_json(question: str, hits: Iterable[Hit]) -> Json:
    """Return the hits of a search with their question, as a `SearchJson` to extend."""
    row: SearchJson = {"question": question, "hits": [passage_hit_json(hit) for hit in hits]}
    return {**row}


def reprint_json(reprint: Reprint) -> ReprintJson:
    """Return another place where the same article was printed."""
    return {
        "id": reprint.id,
        "title": reprint.title,
        "source": reprint.source,
        "date": reprint.date,
        "url": reprint.url,
    }


def repair_json(repair: Repair) -> RepairJson:
    """Return a place of an article that was repaired."""
    return {"kind": repair.kind, "start": repair.start, "end": repair.end, "note": repair.note}


def article_summary_json(article: ArticleSummary) -> ArticleSummaryJson:
    """Return an article without its text."""
    return {
        "id": article.id,
        "title": article.heading,
        "source": article.source,
        "date": article.date,
        "zone": article.zone,
        "url": article.url,
        "author": article.author,
        "also": [reprint_json(reprint) for reprint in article.also],
        "repairs": [repair_json(repair) for repair in article.repairs],
    }


def article_json(article: Article) -> ArticleJson:
    """Return an article with its text, by which anyone can check a quote."""
    tables = [table_json(table) for table in article.tables]
    return {**article_summary_json(summary(article)), "text": article.text, "tables": tables}


def table_json(table: Table) -> TableJson:
    """Return a table of an article."""
    cells = [cell_json(cell) for cell in table.cells]
    return {"start": table.start, "end": table.end, "caption": table.caption, "cells": cells}


def cell_json(cell: Cell) -> CellJson:
    """Return a cell of a table with its headers."""
    start, end = cell.place
    return {
        "start": start,
        "end": end,
        "row_headers": list(cell.row_headers),
        "column_headers": list(cell.column_headers),
    }
