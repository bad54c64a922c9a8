"""Lexical engines compared: tantivy beside bm25s, on the same terms of the same passages."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import bm25s

from zoneqa.documents import read_prints
from zoneqa.index.base import Scores
from zoneqa.index.fusion import top_k
from zoneqa.index.tantivy import TantivyIndex, write_terms
from zoneqa.indexing.chunker import Chunker
from zoneqa.indexing.passage_text import in_context
from zoneqa.settings import Settings
from zoneqa.text.terms import terms
from zoneqa.text.tokens import open_counter
from zoneqa.types import Passage
from zoneqa_eval.datasets.beir import Qrels, read_qrels
from zoneqa_eval.files import read_jsonl
from zoneqa_eval.measures.base import mean
from zoneqa_eval.measures.retrieval import by_article, scores

DEPTH = 50
Search = Callable[[str], Scores]
BuildEngine = Callable[[], Search]


def run(folder: Path) -> Iterator[str]:
    """Compare the engines on a dataset in BEIR's layout, and yield lines with the costs."""
    articles = {a.id: a for a in read_prints(folder / "corpus.jsonl").articles}
    chunker = Chunker(open_counter(), Settings().passage_tokens)
    passages = [p for article in articles.values() for p in chunker.passages(article)]
    texts = [in_context(articles[p.article_id], p) for p in passages]
    queries = {str(row["_id"]): str(row["text"]) for row in read_jsonl(folder / "queries.jsonl")}
    qrels = read_qrels(folder)
    with tempfile.TemporaryDirectory() as scratch:
        engines: dict[str, BuildEngine] = {
            "tantivy": partial(_tantivy, Path(scratch), texts),
            "bm25s 1.2 .75": partial(_bm25s, texts, 1.2, 0.75),
            "bm25s 0.9 .4": partial(_bm25s, texts, 0.9, 0.4),
        }
        for name, build in engines.items():
            yield from _measure(name, build, passages, queries, qrels)
    yield from map(_import_time, ("tantivy", "bm25s"))


def _measure(
    name: str,
    build: BuildEngine,
    passages: Sequence[Passage],
    queries: dict[str, str],
    qrels: Qrels,
) -> Iterator[str]:
    start = time.perf_counter()
    search = build()
    built = time.perf_counter()
    found = {query: search(text) for query, text in queries.items()}
    per_query = 1000 * (time.perf_counter() - built) / len(queries)
    rankings = {
        query: by_article(passages[row].id for row, _ in top_k(rows, DEPTH))
        for query, rows in found.items()
    }
    for metric in (mean(n, values, name) for n, values in scores(qrels, rankings).items()):
        low, high = metric.low or 0.0, metric.high or 0.0
        yield f"{name:<14}{metric.name} {metric.value:.3f} [{low:.3f}, {high:.3f}]"
    yield f"{'':<14}build {built - start:.1f} s, {per_query:.2f} ms a query"


def _tantivy(folder: Path, texts: list[str]) -> Search:
    write_terms(folder, texts)
    engine = TantivyIndex(folder)
    return lambda text: engine.search(text, DEPTH)


def _bm25s(texts: list[str], k1: float, b: float) -> Search:
    engine: Any = bm25s.BM25(k1=k1, b=b)
    engine.index([terms(text) for text in texts], show_progress=False)

    def search(text: str) -> Scores:
        rows, scores = engine.retrieve([terms(text)], k=DEPTH, show_progress=False)
        return dict(zip(map(int, rows[0]), map(float, scores[0]), strict=True))

    return search


def _import_time(module: str) -> str:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", f"import {module}"], check=True)
    return f"import {module}: {time.perf_counter() - start:.2f} s"
