"""Chooses the lexical engine: tantivy beside bm25s on the same terms.

    python -m zoneqa_eval.lexical FOLDER

FOLDER is a set in BEIR's layout. Both get passages of the length that the settings name.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import bm25s

from zoneqa.documents import read_prints
from zoneqa.index.fusion import Scores, best
from zoneqa.index.tantivy import TantivyIndex, write_terms
from zoneqa.indexing.chunker import Chunker
from zoneqa.settings import Settings
from zoneqa.text.heading import in_context
from zoneqa.text.terms import terms
from zoneqa.text.tokens import open_counter
from zoneqa_eval.measures.ranking import by_article, scores
from zoneqa_eval.measures.results import mean
from zoneqa_eval.sets.beir import read_qrels

DEPTH = 50
Search = Callable[[str], Scores]
Engine = tuple[str, Callable[[], Search]]


def main() -> None:
    """Builds both indexes, searches every query and prints quality, time and import cost."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    articles = {a.id: a for a in read_prints(folder / "corpus.jsonl").articles}
    chunker = Chunker(open_counter(), Settings().passage_tokens)
    passages = [p for article in articles.values() for p in chunker.passages(article)]
    texts = [in_context(articles[p.article_id], p) for p in passages]
    lines = (folder / "queries.jsonl").read_text(encoding="utf-8").splitlines()
    queries = {str(row["_id"]): str(row["text"]) for row in map(json.loads, lines)}
    relevant = read_qrels(folder / "qrels.tsv")
    with tempfile.TemporaryDirectory() as place:
        engines: list[Engine] = [("tantivy", partial(_tantivy, Path(place), texts)), *_bm25s(texts)]
        for name, build in engines:
            began = time.perf_counter()
            search = build()
            built = time.perf_counter() - began
            found = {query: search(text) for query, text in queries.items()}
            asked = time.perf_counter() - began - built
            ranked = {
                query: by_article(passages[row].id for row, _ in best(rows, DEPTH))
                for query, rows in found.items()
            }
            for figure in (mean(n, v, name) for n, v in scores(relevant, ranked).items()):
                low, high = figure.low or 0.0, figure.high or 0.0
                print(f"{name:<14}{figure.name} {figure.value:.3f} [{low:.3f}, {high:.3f}]")
            print(f"{'':<14}build {built:.1f} s, {1000 * asked / len(queries):.2f} ms a query")
    for module in ("tantivy", "bm25s"):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", f"import {module}"], check=True)
        print(f"import {module}: {time.perf_counter() - began:.2f} s")


def _tantivy(folder: Path, texts: list[str]) -> Search:
    write_terms(folder, texts)
    engine = TantivyIndex(folder)
    return lambda text: engine.search(text, DEPTH)


def _bm25s(texts: list[str]) -> list[Engine]:
    def build(k1: float, b: float) -> Search:
        engine: Any = bm25s.BM25(k1=k1, b=b)
        engine.index([terms(text) for text in texts], show_progress=False)

        def search(text: str) -> Scores:
            rows, scores = engine.retrieve([terms(text)], k=DEPTH, show_progress=False)
            return dict(zip(map(int, rows[0]), map(float, scores[0]), strict=True))

        return search

    return [
        ("bm25s 1.2 .75", lambda: build(1.2, 0.75)),
        ("bm25s 0.9 .4", lambda: build(0.9, 0.4)),
    ]


if __name__ == "__main__":
    main()
