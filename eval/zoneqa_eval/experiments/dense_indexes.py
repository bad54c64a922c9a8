"""Dense indexes compared: time to build, time to search, and recall on real questions.

Real passage vectors are shifted into as many as are wanted; our own questions are put to each index
one at a time, on one thread. Recall is the share of the ten nearest of an exact search.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from zoneqa.errors import UnusableIndex
from zoneqa.factory import make_embedder
from zoneqa.index.quantized import quantize
from zoneqa.settings import Settings
from zoneqa.types import Vectors
from zoneqa_eval.console import say
from zoneqa_eval.datasets.cases import read_cases
from zoneqa_eval.scale.enlarge import shifted_vectors
from zoneqa_eval.scale.seeds import read_seeds

_DEPTH, _BEST = 100, 10
_PROBES = (32, 512)


@dataclass(frozen=True, slots=True)
class BuiltIndex:
    """A faiss index, and the seconds to build it."""

    name: str
    build_s: float
    index: Any


def run(settings: Settings, corpus: Path, size: int, out: Path) -> Iterator[str]:
    """Yield a Markdown table, each line as soon as its index is measured."""
    faiss.omp_set_num_threads(1)
    embedder = make_embedder(settings, say)
    seeds = read_seeds(corpus, embedder, settings.passage_tokens, out)
    vectors = shifted_vectors(seeds.vectors, size)
    questions = embedder.embed([case.question for case in read_cases()], "query")
    exact, _ = _filled("Flat", vectors).search(questions, _BEST)
    yield "| index | search p50 | recall@10 | build |\n|---|---|---|---|"
    for built in candidates(vectors):
        search_ms, recall = measure(built.index, questions, exact)
        yield f"| {built.name} | {search_ms:.2f} ms | {recall:.3f} | {built.build_s:.1f} s |"


def candidates(vectors: Vectors) -> Iterator[BuiltIndex]:
    """Yield the indexes to compare."""
    yield _built("Flat", lambda: _filled("Flat", vectors))
    yield _built("SQ8,RFlat", lambda: _filled("SQ8,RFlat", vectors))
    yield _built("chosen beyond EXACT", lambda: _chosen(vectors))
    cells = 4 * int(len(vectors) ** 0.5)
    clustered = _built(f"IVF{cells}", lambda: _filled(f"IVF{cells},Flat", vectors))
    for probes in _PROBES:
        clustered.index.nprobe = probes
        name = f"{clustered.name}, {probes} cells"
        yield BuiltIndex(name, clustered.build_s, clustered.index)
    graph = _built("HNSW32, efSearch 400", lambda: _filled("HNSW32,Flat", vectors))
    graph.index.hnsw.efSearch = 400
    yield graph


def measure(index: Any, questions: Vectors, exact: NDArray[np.float32]) -> tuple[float, float]:
    """Return the median milliseconds of a search, and recall.

    `exact` [questions, 10] are the scores of an exact search.
    """
    times, shares = [], []
    for question, best in zip(questions, exact, strict=True):
        start = time.perf_counter()
        scores, _ = index.search(question[None], _DEPTH)
        times.append(1000 * (time.perf_counter() - start))
        shares.append(float(np.mean(scores[0, :_BEST] >= best[-1] - 1e-5)))
    return median(times), float(np.mean(shares))


def _built(name: str, make: Callable[[], Any]) -> BuiltIndex:
    start = time.perf_counter()
    index = make()
    return BuiltIndex(name, time.perf_counter() - start, index)


def _filled(factory: str, vectors: Vectors) -> Any:
    index: Any = faiss.index_factory(vectors.shape[1], factory, faiss.METRIC_INNER_PRODUCT)
    index.train(vectors)
    index.add(vectors)
    if factory.endswith("RFlat"):
        index.k_factor = 4
    return index


def _chosen(vectors: Vectors) -> Any:
    quantized = quantize(vectors)
    if quantized is None:
        raise UnusableIndex("Nothing but Flat reaches the recall that is asked for.")
    return quantized.index
