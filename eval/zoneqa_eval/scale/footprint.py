"""The cost of one generation: time to build, to open and to search, memory, and disk."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

import numpy as np
from numpy.typing import NDArray

from zoneqa.index import Draft, Manifest, open_current, publish
from zoneqa_eval.processes import memory_mib
from zoneqa_eval.scale.enlarge import Seeds, enlarge

Question = tuple[str, NDArray[np.float32]]

_HITS = 10


@dataclass(frozen=True, slots=True)
class Built:
    """The cost of a build by its parts; `recall` is from the manifest, the draft is its input."""

    store_s: float
    dense_s: float
    lexical_s: float
    digests_s: float
    checks_s: float
    draft_mib: float
    build_peak_mib: float
    store_mib: float
    dense_mib: float
    lexical_mib: float
    recall: float


@dataclass(frozen=True, slots=True)
class Searched:
    """The cost of opening a generation and searching it; milliseconds are medians, or as named.

    Anonymous memory is the process's own; the system can take back file memory, which is mapped.
    """

    open_s: float
    lexical_ms: float
    dense_ms: float
    search_p50_ms: float
    search_p95_ms: float
    opened_anon_mib: float
    lexical_anon_mib: float
    searched_anon_mib: float
    searched_file_mib: float


def build(seeds: Seeds, size: int, root: Path) -> Built:
    """Publish a generation of enlarged seeds; the times of its files give those of the parts."""
    draft_mib = start = 0.0

    def draft() -> Draft:
        nonlocal draft_mib, start
        enlarged = enlarge(seeds, size)
        draft_mib, start = memory_mib("VmRSS"), time.time()
        return enlarged

    folder = root / publish(root, draft, 1)
    parts = [folder / "articles.sqlite", folder / "vectors.faiss", folder / "lexical"]
    ends = [start, *map(_written_at, [*parts, folder / "manifest.json", root / "CURRENT"])]
    store_s, dense_s, lexical_s, digests_s, checks_s = np.diff(ends).tolist()
    store_mib, dense_mib, lexical_mib = map(_size, parts)
    return Built(
        store_s=store_s,
        dense_s=dense_s,
        lexical_s=lexical_s,
        digests_s=digests_s,
        checks_s=checks_s,
        draft_mib=draft_mib,
        build_peak_mib=memory_mib("VmHWM"),
        store_mib=store_mib,
        dense_mib=dense_mib,
        lexical_mib=lexical_mib,
        recall=Manifest.load(folder).recall,
    )


def open_cold(root: Path) -> float:
    """Return the seconds to open an index of which nothing is in the system's cache."""
    for path in _files(root):
        handle = os.open(path, os.O_RDONLY)
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(handle)
    start = time.perf_counter()
    open_current(root)
    return time.perf_counter() - start


def search(root: Path, questions: Sequence[Question]) -> Searched:
    """Open an index and search it for every question: lexical, dense, and both with their texts."""
    start = time.perf_counter()
    index = open_current(root).searcher(0.5)
    opened_s, opened_mib = time.perf_counter() - start, memory_mib("RssAnon")
    lexical = _times(lambda text, _: index.search(None, text, _HITS), questions)
    lexical_mib = memory_mib("RssAnon")
    dense = _times(lambda _, vector: index.search(vector, None, _HITS), questions)
    both = _times(lambda text, vector: index.search(vector, text, _HITS), questions)
    return Searched(
        open_s=opened_s,
        lexical_ms=median(lexical),
        dense_ms=median(dense),
        search_p50_ms=median(both),
        search_p95_ms=quantiles(both, n=20)[18],
        opened_anon_mib=opened_mib,
        lexical_anon_mib=lexical_mib,
        searched_anon_mib=memory_mib("RssAnon"),
        searched_file_mib=memory_mib("RssFile"),
    )


def _times(
    ask: Callable[[str, NDArray[np.float32]], object], questions: Sequence[Question]
) -> list[float]:
    found = []
    for text, vector in questions:
        start = time.perf_counter()
        ask(text, vector)
        found.append(1000 * (time.perf_counter() - start))
    return found


def _files(path: Path) -> list[Path]:
    return [path] if path.is_file() else [found for found in path.rglob("*") if found.is_file()]


def _written_at(path: Path) -> float:
    return max(found.stat().st_mtime for found in _files(path))


def _size(path: Path) -> float:
    return sum(found.stat().st_size for found in _files(path)) / 2**20
