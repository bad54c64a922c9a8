"""DRAGONBall: finance reports; each question comes with the sentences that are its evidence."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from zoneqa.documents import Corpus
from zoneqa.text.normalize import clean_text
from zoneqa.types import Article
from zoneqa_eval.sets.cases import Case, Gold
from zoneqa_eval.sets.spec import Spec
from zoneqa_eval.sets.task import Task

TYPES = {
    "事实性问题": "fact",
    "多跳推理问题": "multi-hop",
    "总结性问题": "summary",
    "多文档信息整合问题": "several reports",
    "多文档对比问题": "comparison",
    "多文档时间序列问题": "order in time",
    "无关无解问": "unanswerable",
}

Texts = Mapping[str, str]


def load(spec: Spec) -> Task:
    """The reports as articles under the company's name, the evidence as gold."""
    articles = tuple(
        Article(str(row["doc_id"]), row["company_name"], clean_text(row["content"]))
        for row in _rows(spec.questions / "docs.jsonl")
    )
    texts = {article.id: article.text for article in articles}
    rows = _rows(spec.questions / "queries.jsonl")
    cases = tuple(_case(row, texts) for row in rows)
    relevant = {c.id: frozenset(g.article for g in c.gold) for c in cases if c.gold}
    return Task(spec.questions.name, Corpus(articles), cases, relevant)


def _case(row: dict[str, Any], texts: Texts) -> Case:
    named = [str(i) for i in row["doc_ids"]]
    refs = () if row["unanswerable"] else row["refs"]
    return Case(
        id=row["qid"],
        question=row["question"],
        language=row["lang"],
        type=TYPES[row["type"]],
        wording="plain",
        split="report",
        gold=tuple(_gold(clean_text(ref), named, texts) for ref in refs),
    )


def _gold(quote: str, named: Iterable[str], texts: Texts) -> Gold:
    """The evidence in the reports that hold it; those that the question names come first."""
    first, *others = [i for i in dict.fromkeys((*named, *texts)) if quote in texts[i]] or [""]
    start = texts[first].index(quote) if first else 0
    bounds = (start, start + len(quote)) if first else None
    return Gold(first, quote, (quote,), also=tuple(others), bounds=bounds)


def _rows(path: Path) -> Iterable[dict[str, Any]]:
    return map(json.loads, path.read_text(encoding="utf-8").splitlines())
