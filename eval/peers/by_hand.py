"""sentence-transformers and FAISS, put together by hand: whole reports in a flat index.

For Chinese: passages, and BM25 over character bigrams, fused by ranks.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Any

import bm25s
import faiss
import numpy as np
from sentence_transformers import SentenceTransformer

from peers import chinese
from peers.protocol import CHINESE, Hit, Report, read_reports, serve
from peers.rank_fusion import fused


class ByHand:
    """A flat FAISS index, and the texts of its rows in a JSON file."""

    def __init__(self, folder: Path, model: str, setting: str) -> None:
        self._vectors_file, self._texts_file = folder / "vectors.faiss", folder / "texts.json"
        self._model = SentenceTransformer(model, device="cpu")
        self._is_chinese = setting == CHINESE
        dimension: Any = self._model.get_embedding_dimension()
        self._vectors: Any = faiss.IndexIDMap2(faiss.IndexFlatIP(dimension))
        self._texts: dict[int, Hit] = {}
        self._bm25 = bm25s.BM25()

    def index(self, corpus: Path) -> None:
        self._add(read_reports(corpus))
        self._save()

    def open(self) -> None:
        self._vectors = faiss.read_index(str(self._vectors_file))
        rows = json.loads(self._texts_file.read_text(encoding="utf-8"))
        self._texts = {int(row): Hit(*hit) for row, hit in rows.items()}
        self._count_terms()

    def update(self, corpus: Path, written: Collection[str], removed: Collection[str]) -> None:
        old = {*written, *removed}
        gone = [row for row, hit in self._texts.items() if hit.report in old]
        self._vectors.remove_ids(np.array(gone, np.int64))
        for row in gone:
            del self._texts[row]
        self._add(read_reports(corpus, written))
        self._save()
        self._count_terms()

    def search(self, question: str, k: int) -> Sequence[Hit]:
        vector = self._model.encode_query([question])
        rankings = [self._vectors.search(vector, k)[1][0].tolist()]
        if self._is_chinese:
            rankings.append(self._by_terms(question, k))
        return [self._texts[row] for row in fused(rankings)[:k] if row in self._texts]

    def _add(self, reports: Iterable[Report]) -> None:
        hits = [Hit(report.id, text) for report in reports for text in self._cut(report.content)]
        first = max(self._texts, default=-1) + 1
        rows = range(first, first + len(hits))
        vectors = self._model.encode_document([hit.text for hit in hits])
        self._vectors.add_with_ids(vectors, np.array(rows, np.int64))
        self._texts |= zip(rows, hits, strict=True)

    def _cut(self, text: str) -> list[str]:
        return chinese.passages(text) if self._is_chinese else [text]

    def _save(self) -> None:
        faiss.write_index(self._vectors, str(self._vectors_file))
        text = json.dumps(self._texts, ensure_ascii=False)
        self._texts_file.write_text(text, encoding="utf-8")

    def _count_terms(self) -> None:
        if self._is_chinese:
            self._bm25 = bm25s.BM25(corpus=list(self._texts))
            tokens = [chinese.terms(hit.text) for hit in self._texts.values()]
            self._bm25.index(tokens, show_progress=False)

    def _by_terms(self, question: str, k: int) -> list[int]:
        tokens, k = [chinese.terms(question)], min(k, len(self._texts))
        found, scores = self._bm25.retrieve(tokens, k=k, show_progress=False)
        return [int(row) for row, score in zip(found[0], scores[0], strict=True) if score > 0]


if __name__ == "__main__":
    serve(ByHand, "sentence-transformers", "faiss-cpu", "bm25s", "transformers", "torch")
