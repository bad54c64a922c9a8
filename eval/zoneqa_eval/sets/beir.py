"""Sets in BEIR's layout: corpus.jsonl, queries.jsonl and qrels.tsv in one folder."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

from zoneqa.documents import read_prints
from zoneqa.text.language import language_of
from zoneqa_eval.sets.cases import Case, Gold
from zoneqa_eval.sets.spec import Spec
from zoneqa_eval.sets.task import Task

Judged = dict[str, frozenset[str]]


def load(spec: Spec) -> Task:
    """Every print stays an article of its own, as the judgements name them.

    Where a query comes with `answers`, it is a fact that any of its relevant articles may state.
    """
    folder = spec.questions
    relevant = read_qrels(folder / "qrels.tsv")
    lines = (folder / "queries.jsonl").read_text(encoding="utf-8").splitlines()
    cases = tuple(_case(row, relevant) for row in map(json.loads, lines))
    return Task(folder.name, read_prints(folder / "corpus.jsonl"), cases, relevant)


def read_qrels(path: Path) -> Judged:
    """The relevant documents of each query."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        query, document, relevance = line.split("\t")
        if int(relevance) > 0:
            found[query].add(document)
    return {query: frozenset(documents) for query, documents in found.items()}


def _case(row: dict[str, object], relevant: Judged) -> Case:
    query, question = str(row["_id"]), str(row["text"])
    answers = row.get("answers")
    first, *others = sorted(relevant.get(query, ())) or [""]
    known = tuple(map(str, answers)) if isinstance(answers, list) else ()
    gold = (Gold(first, "", known, also=tuple(others)),) if known else ()
    return Case(query, question, language_of(question), "query", "plain", "report", gold)
