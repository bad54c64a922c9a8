"""A corpus enlarged beyond the news there is: real texts shuffled, real vectors shifted."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from zoneqa.index import Draft
from zoneqa.text.heading import in_context
from zoneqa.text.segment import sentences
from zoneqa.types import Article, Passage

_SHIFT = 0.4
"""With it, a shifted vector is as far from its original as close passages of real news are."""

_BORROWED = 0.5
"""The share of sentences that come from other passages."""

_DIGIT = re.compile(r"\d")
_BLOCK = 65_536


@dataclass(frozen=True, slots=True)
class Seeds:
    """Real articles; row n of `vectors` [n, d] belongs to the n-th of all their passages."""

    articles: Sequence[Article]
    passages: Sequence[Sequence[Passage]]
    vectors: NDArray[np.float32]


def enlarge(seeds: Seeds, size: int) -> Draft:
    """Return a draft of `size` passages, the same for the same seeds."""
    articles: list[Article] = []
    passages: list[Passage] = []
    for article, own_passages in _copies(seeds, size):
        articles.append(article)
        passages += own_passages
    by_id = {article.id: article for article in articles}
    return Draft(
        articles=articles,
        passages=passages,
        texts=[in_context(by_id[passage.article_id], passage) for passage in passages],
        vectors=shifted_vectors(seeds.vectors, size),
        embedder="enlarged",
        max_tokens=0,
        corpus_digest=f"{size:08d}",
    )


def _copies(seeds: Seeds, size: int) -> Iterator[tuple[Article, list[Passage]]]:
    """Yield altered copies of the articles in turn, with their passages, until there are enough."""
    rng = random.Random(size)
    split = [[_sentences(passage) for passage in passages] for passages in seeds.passages]
    pool = [sentence for passages in split for passage in passages for sentence in passage]
    left, copy = size, 0
    while left > 0:
        for article, passages in zip(seeds.articles, split, strict=True):
            texts = [_altered(passage, pool, rng) for passage in passages[:left]]
            left -= len(texts)
            if texts:
                yield _joined(replace(article, id=f"{article.id}-{copy}"), texts)
        copy += 1


def _sentences(passage: Passage) -> list[str]:
    return [passage.text[start:end] for start, end in sentences(passage.text)]


def _altered(own: Sequence[str], pool: Sequence[str], rng: random.Random) -> str:
    """Return a passage with half of its sentences borrowed, and every digit replaced."""
    chosen = (rng.choice(pool) if rng.random() < _BORROWED else sentence for sentence in own)
    return _DIGIT.sub(lambda _: rng.choice("0123456789"), "".join(chosen))


def _joined(article: Article, texts: Sequence[str]) -> tuple[Article, list[Passage]]:
    starts = [0, *accumulate(map(len, texts))]
    passages = [
        Passage(article.id, start, start + len(text), text)
        for start, text in zip(starts, texts, strict=False)
    ]
    # Tables and repairs are places in the text that was.
    return replace(article, text="".join(texts), tables=(), repairs=()), passages


def shifted_vectors(vectors: NDArray[np.float32], size: int) -> NDArray[np.float32]:
    """Return `size` unit rows, each a real one moved along the difference of two others.

    Such differences spread as the real vectors do; noise of equal size in all directions would not.
    """
    rng = np.random.default_rng(size)
    rows = np.empty((size, vectors.shape[1]), dtype=np.float32)
    for start in range(0, size, _BLOCK):
        block = rows[start : start + _BLOCK]
        one, other = rng.integers(len(vectors), size=(2, len(block)))
        origin = np.arange(start, start + len(block)) % len(vectors)
        block[:] = vectors[origin] + _SHIFT * (vectors[one] - vectors[other])
        block /= np.linalg.norm(block, axis=1, keepdims=True)
    return rows
