"""Haystack: pipelines around its in-memory document store, which is saved as JSON.

For Chinese: passages, E5's prefixes, and BM25 over character bigrams, joined by ranks.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from haystack import Document, Pipeline
from haystack.components.joiners import DocumentJoiner
from haystack.components.preprocessors import DocumentSplitter
from haystack.components.retrievers.in_memory import (
    InMemoryBM25Retriever,
    InMemoryEmbeddingRetriever,
)
from haystack.components.writers import DocumentWriter
from haystack.document_stores.in_memory import InMemoryDocumentStore
from haystack_integrations.components.embedders.sentence_transformers import (
    SentenceTransformersDocumentEmbedder,
    SentenceTransformersTextEmbedder,
)

from peers import chinese
from peers.protocol import CHINESE, Hit, read_reports, serve


class Haystack:
    """One store, one pipeline that writes to it, and one that searches it."""

    def __init__(self, folder: Path, model: str, setting: str) -> None:
        self._file = str(folder / "store.json")
        self._is_chinese = setting == CHINESE
        terms = {"bm25_tokenization_regex": chinese.TERMS} if self._is_chinese else {}
        self._store = InMemoryDocumentStore(embedding_similarity_function="cosine", **terms)
        self._documents = SentenceTransformersDocumentEmbedder(
            model=model, progress_bar=False, **self._prefix("passage: ")
        )
        self._query = SentenceTransformersTextEmbedder(
            model=model, progress_bar=False, **self._prefix("query: ")
        )
        self._searching: Any = None

    def index(self, corpus: Path) -> None:
        self._write(corpus, None)

    def open(self) -> None:
        self._store = InMemoryDocumentStore.load_from_disk(self._file)
        self._searching = self._search_pipeline()

    def update(self, corpus: Path, written: Collection[str], removed: Collection[str]) -> None:
        old = [*written, *removed]
        self._store.delete_by_filter({"field": "meta.report", "operator": "in", "value": old})
        self._write(corpus, written)

    def search(self, question: str, k: int) -> Sequence[Hit]:
        asked: dict[str, Any] = {"embedder": {"text": question}, "dense": {"top_k": k}}
        if self._is_chinese:
            asked |= {"bm25": {"query": question, "top_k": k}, "joiner": {"top_k": k}}
        found = self._searching.run(asked)["joiner" if self._is_chinese else "dense"]["documents"]
        return [Hit(document.meta["report"], document.content) for document in found]

    def _prefix(self, prefix: str) -> dict[str, Any]:
        return {"prefix": prefix, "normalize_embeddings": True} if self._is_chinese else {}

    def _write(self, corpus: Path, ids: Collection[str] | None) -> None:
        reports = read_reports(corpus, ids)
        documents = [Document(content=r.content, meta={"report": r.id}) for r in reports]
        self._write_pipeline().run({"splitter": {"documents": documents}})
        self._store.save_to_disk(self._file)

    def _write_pipeline(self) -> Any:
        splitter = (
            DocumentSplitter(split_by="function", splitting_function=chinese.passages)
            if self._is_chinese
            else DocumentSplitter(split_by="word", split_length=200)
        )
        pipeline = Pipeline()
        pipeline.add_component("splitter", splitter)
        pipeline.add_component("embedder", self._documents)
        pipeline.add_component("writer", DocumentWriter(self._store))
        pipeline.connect("splitter", "embedder")
        pipeline.connect("embedder", "writer")
        return pipeline

    def _search_pipeline(self) -> Any:
        pipeline = Pipeline()
        pipeline.add_component("embedder", self._query)
        pipeline.add_component("dense", InMemoryEmbeddingRetriever(self._store))
        pipeline.connect("embedder.embedding", "dense.query_embedding")
        if self._is_chinese:
            joiner = DocumentJoiner(join_mode="reciprocal_rank_fusion")
            pipeline.add_component("bm25", InMemoryBM25Retriever(self._store))
            pipeline.add_component("joiner", joiner)
            pipeline.connect("bm25", "joiner")
            pipeline.connect("dense", "joiner")
        return pipeline


if __name__ == "__main__":
    serve(
        Haystack,
        *("haystack-ai", "sentence-transformers-haystack"),
        *("sentence-transformers", "transformers", "torch"),
    )
