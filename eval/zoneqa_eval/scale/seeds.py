"""The real articles that are made into more, with the vectors of their passages."""

from __future__ import annotations

from pathlib import Path

from zoneqa.cli.progress import show_progress
from zoneqa.documents import read_corpus
from zoneqa.embedding.base import Embedder
from zoneqa.index import VectorCache
from zoneqa.indexing.chunker import Chunker
from zoneqa.text.heading import in_context
from zoneqa.text.tokens import open_counter
from zoneqa_eval.scale.enlarged import Seeds


def read_seeds(corpus: Path, embedder: Embedder, tokens: int, folder: Path) -> Seeds:
    """The articles, their passages and vectors; what was embedded before is found in `folder`."""
    articles = read_corpus(corpus).articles
    chunker = Chunker(open_counter(), tokens)
    passages = [chunker.passages(article) for article in articles]
    cut = zip(articles, passages, strict=True)
    texts = [in_context(article, passage) for article, found in cut for passage in found]
    cache = VectorCache(folder / "cache", embedder.name, embedder.dimension)
    with show_progress("Embedding passages") as progress:
        vectors, _ = cache.vectors(texts, lambda batch: embedder.embed(batch, "passage"), progress)
    return Seeds(articles, passages, vectors)
