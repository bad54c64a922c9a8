"""Hard negatives: the passages that character bigrams rank highest (BM25)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_WORD = re.compile(r"[a-z0-9.%]+|[\u3400-\u9fff]+")


def terms(text: str) -> list[str]:
    """Return characters and their bigrams; numbers and Latin words stay whole."""
    out: list[str] = []
    for run in _WORD.findall(text.lower()):
        if run[0] < "\u3400":
            out.append(run)
        else:
            out.extend(run)
            out.extend(run[i : i + 2] for i in range(len(run) - 1))
    return out


class Bm25:
    """BM25 over a fixed list of texts."""

    def __init__(self, texts: Sequence[str], k1: float = 1.2, b: float = 0.75) -> None:
        self._count = len(texts)
        counted = [Counter(terms(text)) for text in texts]
        lengths = np.array([sum(c.values()) for c in counted], np.float32)
        norm = k1 * (1 - b + b * lengths / max(lengths.mean(), 1))
        found: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for n, counter in enumerate(counted):
            for term, times in counter.items():
                found[term].append((n, times))
        self._postings: dict[str, tuple[NDArray[np.int32], NDArray[np.float32]]] = {}
        for term, pairs in found.items():
            ids = np.array([p[0] for p in pairs], np.int32)
            counts = np.array([p[1] for p in pairs], np.float32)
            idf = np.log1p((self._count - len(ids) + 0.5) / (len(ids) + 0.5))
            weights = idf * counts * (k1 + 1) / (counts + norm[ids])
            self._postings[term] = ids, weights.astype(np.float32)

    def top(self, question: str, k: int) -> list[int]:
        """Return the numbers of the `k` texts with the highest scores, best first."""
        scores = np.zeros(self._count, np.float32)
        # In the order of the question: sums of floats must not depend on the order of a set.
        for term in dict.fromkeys(terms(question)):
            if term in self._postings:
                ids, weights = self._postings[term]
                scores[ids] += weights
        k = min(k, self._count)
        best = np.argpartition(-scores, k - 1)[:k]
        return [int(i) for i in best[np.argsort(-scores[best], kind="stable")]]
