"""DRAGONBall: finance reports; each question comes with its sentences of evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from zoneqa.documents import Corpus
from zoneqa.serialize import Json
from zoneqa.text.normalize import clean_text
from zoneqa.types import Article
from zoneqa_eval.datasets.cases import Case, Gold
from zoneqa_eval.datasets.dataset import Dataset
from zoneqa_eval.datasets.spec import Spec
from zoneqa_eval.files import read_jsonl

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


def load(spec: Spec) -> Dataset:
    """Return the dataset: reports under the name of their company, evidence as gold."""
    articles = tuple(
        Article(str(row["doc_id"]), row["company_name"], clean_text(row["content"]))
        for row in read_jsonl(spec.questions / "docs.jsonl")
    )
    texts = {article.id: article.text for article in articles}
    cases = tuple(_case(row, texts) for row in read_jsonl(spec.questions / "queries.jsonl"))
    relevant = {c.id: frozenset(g.article for g in c.gold) for c in cases if c.gold}
    return Dataset(spec.questions.name, Corpus(articles), cases, relevant)


def _case(row: Json, texts: Texts) -> Case:
    named = [str(i) for i in row["doc_ids"]]
    evidence = () if row["unanswerable"] else row["refs"]
    return Case(
        id=row["qid"],
        question=row["question"],
        language=row["lang"],
        type=TYPES[row["type"]],
        wording="plain",
        split="report",
        gold=tuple(_gold(clean_text(sentence), named, texts) for sentence in evidence),
    )


def _gold(quote: str, named: Iterable[str], texts: Texts) -> Gold:
    """Return the evidence in the reports that hold it, first those that the question names."""
    first, *others = [i for i in dict.fromkeys((*named, *texts)) if quote in texts[i]] or [""]
    start = texts[first].index(quote) if first else 0
    bounds = (start, start + len(quote)) if first else None
    return Gold(first, quote, (quote,), also=tuple(others), bounds=bounds)
