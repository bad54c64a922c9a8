"""The real articles that a corpus is enlarged from, with the vectors of their passages."""

from __future__ import annotations

from pathlib import Path

from zoneqa.documents import read_corpus
from zoneqa.embedding.base import Embedder
from zoneqa.index import VectorCache
from zoneqa.indexing.chunker import Chunker
from zoneqa.text.heading import in_context
from zoneqa.text.tokens import open_counter
from zoneqa_eval.console import progress_bar
from zoneqa_eval.scale.enlarge import Seeds


def read_seeds(corpus: Path, embedder: Embedder, tokens: int, folder: Path) -> Seeds:
    """Return the articles of a corpus in passages of `tokens`; `folder` keeps their vectors."""
    articles = read_corpus(corpus).articles
    chunker = Chunker(open_counter(), tokens)
    passages = [chunker.passages(article) for article in articles]
    pairs = zip(articles, passages, strict=True)
    texts = [in_context(article, passage) for article, found in pairs for passage in found]
    cache = VectorCache(folder / "cache", embedder.name, embedder.dimension)
    with progress_bar("Embedding passages") as progress:
        vectors, _ = cache.vectors(
            texts, lambda batches: (embedder.embed(each, "passage") for each in batches), progress
        )
    return Seeds(articles, passages, vectors)
