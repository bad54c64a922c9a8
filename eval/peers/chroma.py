"""Chroma, persistent in a folder, with its function for sentence-transformers.

For Chinese: passages, E5's prefixes, cosine. A local Chroma ranks by no terms.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

import chromadb
from chromadb.config import Settings
from chromadb.utils.embedding_functions import SentenceTransformerEmbeddingFunction
from sentence_transformers import SentenceTransformer

from peers import chinese
from peers.protocol import CHINESE, Hit, read_reports, serve

NAME = "reports"


class Chroma:
    """One collection, which embeds by itself as documented, and is given vectors for Chinese."""

    def __init__(self, folder: Path, model: str, setting: str) -> None:
        settings = Settings(anonymized_telemetry=False)
        client = chromadb.PersistentClient(str(folder), settings=settings)
        self._model = SentenceTransformer(model, device="cpu") if setting == CHINESE else None
        options: dict[str, Any] = (
            {"embedding_function": None, "configuration": {"hnsw": {"space": "cosine"}}}
            if self._model
            else {"embedding_function": SentenceTransformerEmbeddingFunction(model)}
        )
        self._collection = client.get_or_create_collection(NAME, **options)

    def index(self, corpus: Path) -> None:
        self._add(corpus, None)

    def open(self) -> None:
        self._collection.count()

    def update(self, corpus: Path, written: Collection[str], removed: Collection[str]) -> None:
        self._collection.delete(where={"report": {"$in": [*written, *removed]}})
        self._add(corpus, written)

    def search(self, question: str, k: int) -> Sequence[Hit]:
        asked: dict[str, Any] = (
            {"query_embeddings": self._model.encode_query([question])}
            if self._model
            else {"query_texts": [question]}
        )
        found = self._collection.query(**asked, n_results=k)
        rows = zip(found["metadatas"][0], found["documents"][0], strict=True)
        return [Hit(row["report"], text) for row, text in rows]

    def _add(self, corpus: Path, ids: Collection[str] | None) -> None:
        cut = chinese.passages if self._model else lambda text: [text]
        rows = [
            (f"{report.id}#{n}", report.id, text)
            for report in read_reports(corpus, ids)
            for n, text in enumerate(cut(report.content))
        ]
        texts = [text for _, _, text in rows]
        self._collection.add(
            ids=[id for id, _, _ in rows],
            metadatas=[{"report": report} for _, report, _ in rows],
            documents=texts,
            embeddings=self._model.encode_document(texts) if self._model else None,
        )


if __name__ == "__main__":
    serve(Chroma, "chromadb", "sentence-transformers", "transformers", "torch")
