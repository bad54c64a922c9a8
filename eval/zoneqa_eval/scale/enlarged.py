"""A corpus made larger than there is news: real texts shuffled, real vectors shifted."""

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
"""With it, a shifted vector and its original lie as far apart as close passages of real news."""

_BORROWED = 0.5
_DIGIT = re.compile(r"\d")
_BLOCK = 65_536


@dataclass(frozen=True, slots=True)
class Seeds:
    """Real articles; row n of `vectors` [n, d] is the n-th of their passages."""

    articles: Sequence[Article]
    passages: Sequence[Sequence[Passage]]
    vectors: NDArray[np.float32]


def enlarge(seeds: Seeds, size: int) -> Draft:
    """A draft of `size` passages, the same for the same seeds."""
    articles: list[Article] = []
    passages: list[Passage] = []
    for article, cut in _articles(seeds, size):
        articles.append(article)
        passages += cut
    titles = {article.id: article for article in articles}
    return Draft(
        articles=articles,
        passages=passages,
        texts=[in_context(titles[passage.article_id], passage) for passage in passages],
        vectors=shifted(seeds.vectors, size),
        embedder="enlarged",
        max_tokens=0,
        corpus_digest=f"{size:08d}",
    )


def _articles(seeds: Seeds, size: int) -> Iterator[tuple[Article, list[Passage]]]:
    """Copies of the articles in turn, each with its passages, until there are enough."""
    drawn = random.Random(size)
    cut = [[_sentences(passage) for passage in found] for found in seeds.passages]
    pool = [sentence for found in cut for passage in found for sentence in passage]
    left, copy = size, 0
    while left > 0:
        for article, found in zip(seeds.articles, cut, strict=True):
            texts = [_shuffled(passage, pool, drawn) for passage in found[:left]]
            left -= len(texts)
            if texts:
                yield _article(replace(article, id=f"{article.id}-{copy}"), texts)
        copy += 1


def _sentences(passage: Passage) -> list[str]:
    return [passage.text[start:end] for start, end in sentences(passage.text)]


def _shuffled(own: Sequence[str], pool: Sequence[str], drawn: random.Random) -> str:
    """Half of its sentences kept, half borrowed from anywhere, and every digit another."""
    chosen = (drawn.choice(pool) if drawn.random() < _BORROWED else sentence for sentence in own)
    return _DIGIT.sub(lambda _: drawn.choice("0123456789"), "".join(chosen))


def _article(article: Article, texts: Sequence[str]) -> tuple[Article, list[Passage]]:
    edges = [0, *accumulate(map(len, texts))]
    cut = [
        Passage(article.id, start, start + len(t), t)
        for start, t in zip(edges, texts, strict=False)
    ]
    return replace(article, text="".join(texts)), cut


def shifted(vectors: NDArray[np.float32], size: int) -> NDArray[np.float32]:
    """Unit rows, each a real one moved along the difference of two others.

    Such differences spread as the real vectors do; noise alike in all directions would not.
    """
    generator = np.random.default_rng(size)
    rows = np.empty((size, vectors.shape[1]), dtype=np.float32)
    for start in range(0, size, _BLOCK):
        block = rows[start : start + _BLOCK]
        one, other = generator.integers(len(vectors), size=(2, len(block)))
        origin = np.arange(start, start + len(block)) % len(vectors)
        block[:] = vectors[origin] + _SHIFT * (vectors[one] - vectors[other])
        block /= np.linalg.norm(block, axis=1, keepdims=True)
    return rows
