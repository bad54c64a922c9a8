"""Datasets in BEIR's layout: corpus.jsonl, queries.jsonl and qrels.tsv in one folder."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from zoneqa.documents import read_prints
from zoneqa.serialize import Json
from zoneqa.text.language import language_of
from zoneqa_eval.datasets.cases import Case, Gold
from zoneqa_eval.datasets.dataset import Dataset
from zoneqa_eval.datasets.spec import Spec
from zoneqa_eval.files import read_jsonl

Qrels = dict[str, frozenset[str]]


def load(spec: Spec) -> Dataset:
    """Return the dataset; reprints stay articles of their own, because the qrels name them.

    The `answers` of a query, if there are any, are one fact that any relevant article may state.
    """
    folder = spec.questions
    qrels = read_qrels(folder)
    cases = tuple(_case(row, qrels) for row in read_jsonl(folder / "queries.jsonl"))
    return Dataset(folder.name, read_prints(folder / "corpus.jsonl"), cases, qrels)


def read_qrels(folder: Path) -> Qrels:
    """Return the relevant documents of each query."""
    relevant: defaultdict[str, set[str]] = defaultdict(set)
    for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        query, document, relevance = line.split("\t")
        if int(relevance) > 0:
            relevant[query].add(document)
    return {query: frozenset(documents) for query, documents in relevant.items()}


def _case(row: Json, qrels: Qrels) -> Case:
    query, question = str(row["_id"]), str(row["text"])
    answers = row.get("answers")
    first, *others = sorted(qrels.get(query, ())) or [""]
    known = tuple(map(str, answers)) if isinstance(answers, list) else ()
    gold = (Gold(first, "", known, also=tuple(others)),) if known else ()
    return Case(query, question, language_of(question), "query", "plain", "report", gold)
