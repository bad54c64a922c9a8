"""Dense indexes compared: time to build, time to search, and recall on real questions.

    python -m zoneqa_eval.dense CORPUS [--size 100000]

Real passage vectors are shifted into `--size` many (see enlarged.py); our own questions are put to
each index one at a time, on one thread. Recall is the share of the ten nearest of an exact search.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from zoneqa.factory import make_embedder
from zoneqa.index.quantized import quantize
from zoneqa.settings import Settings
from zoneqa_eval.scale.enlarged import shifted
from zoneqa_eval.scale.seeds import read_seeds
from zoneqa_eval.sets.cases import read_cases

Rows = NDArray[np.float32]

_ASKED, _BEST = 100, 10
_CELLS = (32, 512)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an index costs and finds."""

    name: str
    build_s: float
    search_ms: float
    recall: float


def candidates(rows: Rows) -> Iterator[tuple[str, float, Any]]:
    """Each index with its name and the seconds that building it took."""
    yield _built("Flat", lambda: _filled("Flat", rows))
    yield _built("SQ8,RFlat", lambda: _filled("SQ8,RFlat", rows))
    yield _built("chosen beyond EXACT", lambda: _chosen(rows))
    cells = 4 * int(len(rows) ** 0.5)
    name, seconds, clustered = _built(f"IVF{cells}", lambda: _filled(f"IVF{cells},Flat", rows))
    for probed in _CELLS:
        clustered.nprobe = probed
        yield f"{name}, {probed} cells", seconds, clustered
    name, seconds, graph = _built("HNSW32", lambda: _filled("HNSW32,Flat", rows))
    graph.hnsw.efSearch = 400
    yield f"{name}, efSearch 400", seconds, graph


def _built(name: str, make: Callable[[], Any]) -> tuple[str, float, Any]:
    began = time.perf_counter()
    index = make()
    return name, time.perf_counter() - began, index


def _filled(factory: str, rows: Rows) -> Any:
    index: Any = faiss.index_factory(rows.shape[1], factory, faiss.METRIC_INNER_PRODUCT)
    index.train(rows)
    index.add(rows)
    if factory.endswith("RFlat"):
        index.k_factor = 4
    return index


def _chosen(rows: Rows) -> Any:
    quantised = quantize(rows)
    if quantised is None:
        raise SystemExit("Nothing but Flat reaches the recall that is asked for.")
    return quantised.index


def outcome(name: str, seconds: float, index: Any, asked: Rows, exact: Rows) -> Outcome:
    """Puts every question to the index; `exact` [n, 10] are the scores of an exact search."""
    times, shares = [], []
    for question, best in zip(asked, exact, strict=True):
        began = time.perf_counter()
        scores, _ = index.search(question[None], _ASKED)
        times.append(1000 * (time.perf_counter() - began))
        shares.append(float(np.mean(scores[0, :_BEST] >= best[-1] - 1e-5)))
    return Outcome(name, seconds, median(times), float(np.mean(shares)))


def main() -> None:
    """Prints a line for each index as soon as it is measured."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--out", type=Path, default=Path("eval/runs/growth"))
    options = parser.parse_args()
    faiss.omp_set_num_threads(1)
    settings = Settings.from_env(os.environ)
    embedder = make_embedder(settings, print)
    seeds = read_seeds(options.corpus, embedder, settings.passage_tokens, options.out)
    rows = shifted(seeds.vectors, options.size)
    asked = embedder.embed([case.question for case in read_cases()], "query")
    exact, _ = _filled("Flat", rows).search(asked, _BEST)
    print("| index | search p50 | recall@10 | build |\n|---|---|---|---|")
    for candidate in candidates(rows):
        found = outcome(*candidate, asked, exact)
        figures = f"{found.search_ms:.2f} ms | {found.recall:.3f} | {found.build_s:.1f} s"
        print(f"| {found.name} | {figures} |", flush=True)


if __name__ == "__main__":
    main()
