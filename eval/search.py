"""Measures finding over a set in BEIR's layout: dense alone, lexical alone, and fused.

    python -m eval.search FOLDER [--index DIR] [--depth 50]

FOLDER holds corpus.jsonl, queries.jsonl and qrels.tsv. Passages are scored by their article: the
best passage of an article stands for it. A query without hits scores 0.
"""

from __future__ import annotations

import argparse
import json
import os
import random
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import fmean

import ir_measures
from ir_measures import RR, Success, nDCG

from zoneqa.cli.progress import show_progress
from zoneqa.corpus import read_prints
from zoneqa.index import open_current
from zoneqa.settings import Settings
from zoneqa.types import Hit
from zoneqa.wiring import make_embedder, make_indexer

MEASURES = [nDCG @ 10, Success @ 1, Success @ 10, RR @ 10]
Find = Callable[[str], list[Hit]]


def by_article(hits: Iterable[Hit]) -> dict[str, float]:
    """The score of each article: that of its best passage."""
    scores: dict[str, float] = {}
    for hit in hits:
        article = hit.passage.article_id
        scores[article] = max(scores.get(article, hit.score), hit.score)
    return scores


def per_query(qrels: list[object], run: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    """Measure to query to value, with 0 for a query that the run lacks."""
    found: dict[str, dict[str, float]] = {str(m): dict.fromkeys(run, 0.0) for m in MEASURES}
    for metric in ir_measures.iter_calc(MEASURES, qrels, run):
        found[str(metric.measure)][metric.query_id] = metric.value
    return found


def interval(values: list[float]) -> tuple[float, float]:
    """The 95 % bootstrap interval of a mean."""
    drawn = random.Random(20210301)
    means = sorted(fmean(drawn.choices(values, k=len(values))) for _ in range(2000))
    return means[50], means[1949]


def report(name: str, found: dict[str, dict[str, float]]) -> None:
    """Prints a line of the table."""
    cells = []
    for measure in map(str, MEASURES):
        values = list(found[measure].values())
        low, high = interval(values)
        cells.append(f"{measure} {fmean(values):.3f} [{low:.3f}, {high:.3f}]")
    print(f"{name:<14}" + "  ".join(cells))


def main() -> None:
    """Builds the index if need be, runs the three ways and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--index", type=Path)
    parser.add_argument("--depth", type=int, default=50)
    options = parser.parse_args()
    settings = Settings.from_env(os.environ)
    root = options.index or Path("eval/runs") / f"index-{options.folder.name}"
    indexer = make_indexer(settings, root, print)
    with show_progress("Embedding passages") as progress:
        indexer.build(read_prints(options.folder / "corpus.jsonl"), progress)
    snapshot = open_current(root, settings.dense_share)
    lines = (options.folder / "queries.jsonl").read_text(encoding="utf-8").splitlines()
    queries = {str(row["_id"]): str(row["text"]) for row in map(json.loads, lines)}
    vectors = make_embedder(settings, print).embed(list(queries.values()), "query")
    vector_of = dict(zip(queries.values(), vectors, strict=True))
    ways: dict[str, Find] = {
        "dense": lambda q: snapshot.search(vector_of[q], None, options.depth),
        "lexical": lambda q: snapshot.search(None, q, options.depth),
        "fused": lambda q: snapshot.search(vector_of[q], q, options.depth),
    }
    qrels = list(read_qrels(options.folder / "qrels.tsv"))
    print(f"{len(queries)} queries, {snapshot.manifest.passages} passages, depth {options.depth}")
    for name, find in ways.items():
        run = {query_id: by_article(find(text)) for query_id, text in queries.items()}
        report(name, per_query(qrels, run))


def read_qrels(path: Path) -> Iterable[object]:
    """The judgements of a BEIR qrels file."""
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        query, document, relevance = line.split("\t")
        yield ir_measures.Qrel(query, document, int(relevance))


if __name__ == "__main__":
    main()
