"""The cost of one generation: time to build, to open and to search, memory, and disk.

The facts of the enlarged articles are really searched for, and really looked up.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zoneqa.claims.claim import Claim
from zoneqa.claims.extract import claims_of
from zoneqa.index import ClaimFilter, Draft, Manifest, OpenedIndex, open_current, publish
from zoneqa.types import Article
from zoneqa_eval.processes import memory_mib
from zoneqa_eval.scale.enlarge import Seeds, enlarge

Question = tuple[str, NDArray[np.float32]]

_HITS = 10
_NEWEST = 200
"""Claims of a subject that are read at most."""

_LOOKED_UP = 20
"""Articles, subjects and attributes whose claims are looked up; the most frequent ones."""

_PARTS = ("lexical", "vectors.faiss", "articles.sqlite", "claims.sqlite")
"""The files of a generation in the order in which they are written."""


@dataclass(frozen=True, slots=True)
class Built:
    """The cost of a build by its parts; `recall` is from the manifest, the draft is its input.

    Extraction is finding the claims in the articles; the other part of them is writing them.
    """

    lexical_s: float
    dense_s: float
    store_s: float
    extraction_s: float
    claims_s: float
    digests_s: float
    checks_s: float
    draft_mib: float
    build_peak_mib: float
    store_mib: float
    dense_mib: float
    lexical_mib: float
    claims_mib: float
    claims: int
    recall: float


@dataclass(frozen=True, slots=True)
class Searched:
    """The cost of opening a generation and searching it; milliseconds are medians, or as named.

    Claims are looked up as answers need them: those of an article, the newest of a subject, and all
    that state an attribute, which a comparison of all zones needs. Subjects are counted once for an
    opened index. Anonymous memory is the process's own; the system can take back file memory, which
    is mapped.
    """

    open_s: float
    lexical_ms: float
    dense_ms: float
    search_p50_ms: float
    search_p95_ms: float
    claims_of_article_ms: float
    claims_of_subject_ms: float
    claims_of_attribute_ms: float
    subjects_ms: float
    opened_anon_mib: float
    lexical_anon_mib: float
    searched_anon_mib: float
    searched_file_mib: float


def build(seeds: Seeds, size: int, root: Path) -> Built:
    """Publish a generation of enlarged seeds; the times of its files give those of the parts."""
    draft_mib = start = 0.0
    stopwatch = _Stopwatch()

    def draft() -> Draft:
        nonlocal draft_mib, start
        enlarged = replace(enlarge(seeds, size), claims=stopwatch.extract_each)
        draft_mib, start = memory_mib("VmRSS"), time.time()
        return enlarged

    folder = root / publish(root, draft, 1)
    parts = [folder / name for name in _PARTS]
    ends = [start, *map(_written_at, [*parts, folder / "manifest.json", root / "CURRENT"])]
    lexical_s, dense_s, store_s, claims_s, digests_s, checks_s = np.diff(ends).tolist()
    lexical_mib, dense_mib, store_mib, claims_mib = map(_size, parts)
    manifest = Manifest.load(folder)
    return Built(
        lexical_s=lexical_s,
        dense_s=dense_s,
        store_s=store_s,
        extraction_s=stopwatch.seconds,
        claims_s=claims_s - stopwatch.seconds,
        digests_s=digests_s,
        checks_s=checks_s,
        draft_mib=draft_mib,
        build_peak_mib=memory_mib("VmHWM"),
        store_mib=store_mib,
        dense_mib=dense_mib,
        lexical_mib=lexical_mib,
        claims_mib=claims_mib,
        claims=manifest.claims,
        recall=manifest.recall,
    )


class _Stopwatch:
    """Finds claims, and counts the seconds that this takes."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def extract_each(self, articles: Sequence[Article]) -> Iterator[Sequence[Claim]]:
        for article in articles:
            start = time.perf_counter()
            claims = claims_of(article)
            self.seconds += time.perf_counter() - start
            yield claims


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
    opened = open_current(root)
    index = opened.searcher(0.5)
    opened_s, opened_mib = time.perf_counter() - start, memory_mib("RssAnon")
    lexical = _times(lambda text, _: index.search(None, text, _HITS), questions)
    lexical_mib = memory_mib("RssAnon")
    dense = _times(lambda _, vector: index.search(vector, None, _HITS), questions)
    both = _times(lambda text, vector: index.search(vector, text, _HITS), questions)
    looked_up = _claim_times(opened)
    return Searched(
        open_s=opened_s,
        lexical_ms=median(lexical),
        dense_ms=median(dense),
        search_p50_ms=median(both),
        search_p95_ms=quantiles(both, n=20)[18],
        **looked_up,
        opened_anon_mib=opened_mib,
        lexical_anon_mib=lexical_mib,
        searched_anon_mib=memory_mib("RssAnon"),
        searched_file_mib=memory_mib("RssFile"),
    )


def _claim_times(opened: OpenedIndex) -> dict[str, float]:
    """Return the median milliseconds to look up claims in each way."""
    claims = opened.claims

    def look_up(asked: ClaimFilter, limit: int | None) -> list[Claim]:
        return list(claims.find(asked, limit))

    articles = [id for id, _ in islice(opened.store.bounds(), _LOOKED_UP)]
    subjects, attributes = list(claims.subjects()), list(claims.attributes())
    asked: dict[str, list[tuple[ClaimFilter, int | None]]] = {
        "claims_of_article_ms": [(ClaimFilter(articles=(id,)), None) for id in articles],
        "claims_of_subject_ms": [
            (ClaimFilter(subjects=(name,)), _NEWEST) for name in subjects[:_LOOKED_UP]
        ],
        "claims_of_attribute_ms": [
            (ClaimFilter(attributes=(name,)), None) for name in attributes[:_LOOKED_UP]
        ],
    }
    found = {
        name: median(_times(look_up, filters)) if filters else 0.0
        for name, filters in asked.items()
    }
    return {**found, "subjects_ms": median(_times(claims.subjects, [()]))}


def _times(ask: Callable[..., object], arguments: Iterable[Sequence[Any]]) -> list[float]:
    """Return the milliseconds of each call."""
    found = []
    for each in arguments:
        start = time.perf_counter()
        ask(*each)
        found.append(1000 * (time.perf_counter() - start))
    return found


def _files(path: Path) -> list[Path]:
    return [path] if path.is_file() else [found for found in path.rglob("*") if found.is_file()]


def _written_at(path: Path) -> float:
    return max(found.stat().st_mtime for found in _files(path))


def _size(path: Path) -> float:
    return sum(found.stat().st_size for found in _files(path)) / 2**20
