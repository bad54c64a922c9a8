"""txtai: an `Embeddings` database with content.

For Chinese: passages, and hybrid search whose terms are character bigrams.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from txtai import Embeddings

from peers import chinese
from peers.protocol import CHINESE, Hit, Report, read_reports, serve

TERMS = {"method": "bm25", "terms": True, "normalize": True, "tokenizer": {"regexp": chinese.TERMS}}
MANY = 1_000_000


class Txtai:
    """Rows are called after their report and their place in it: `c000123#2`."""

    def __init__(self, folder: Path, model: str, setting: str) -> None:
        self._folder = str(folder)
        self._is_chinese = setting == CHINESE
        options: dict[str, Any] = {"hybrid": True, "scoring": TERMS} if self._is_chinese else {}
        self._embeddings = Embeddings(path=model, content=True, **options)

    def index(self, corpus: Path) -> None:
        self._embeddings.index(self._rows(read_reports(corpus)))
        self._embeddings.save(self._folder)

    def open(self) -> None:
        self._embeddings.load(self._folder)

    def update(self, corpus: Path, written: Collection[str], removed: Collection[str]) -> None:
        old = {*written, *removed}
        ids = [row["id"] for row in self._embeddings.search("select id from txtai", MANY)]
        self._embeddings.delete([id for id in ids if id.partition("#")[0] in old])
        self._embeddings.upsert(self._rows(read_reports(corpus, written)))
        self._embeddings.save(self._folder)

    def search(self, question: str, k: int) -> Sequence[Hit]:
        rows = self._embeddings.search(question, k)
        return [Hit(row["id"].partition("#")[0], row["text"]) for row in rows]

    def _rows(self, reports: Iterable[Report]) -> Iterator[tuple[str, str]]:
        for report in reports:
            texts = chinese.passages(report.content) if self._is_chinese else [report.content]
            yield from ((f"{report.id}#{n}", text) for n, text in enumerate(texts))


if __name__ == "__main__":
    serve(Txtai, "txtai", "faiss-cpu", "transformers", "torch")
