"""LlamaIndex: a `VectorStoreIndex` in its own simple store.

For Chinese: sentences and a size for Chinese, E5's prefixes, and BM25 over character bigrams, fused
by ranks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Any

from llama_index.core import Document, StorageContext, VectorStoreIndex, load_index_from_storage
from llama_index.core.llms import MockLLM
from llama_index.core.node_parser import SentenceSplitter
from llama_index.core.retrievers import QueryFusionRetriever
from llama_index.core.schema import MetadataMode
from llama_index.embeddings.huggingface import HuggingFaceEmbedding
from llama_index.retrievers.bm25 import BM25Retriever

from peers import chinese
from peers.protocol import CHINESE, Hit, Report, read_reports, serve

PREFIXES = {"query_instruction": "query: ", "text_instruction": "passage: "}
TOKENS = 320
"""Tokens of a passage (cl100k), at most: about 300 characters."""


class LlamaIndex:
    """The index is kept in a folder; its own BM25 counts terms whenever it is opened or changed."""

    def __init__(self, folder: Path, model: str, setting: str) -> None:
        self._folder = str(folder)
        self._is_chinese = setting == CHINESE
        prefixes = PREFIXES if self._is_chinese else {}
        self._options = {
            "embed_model": HuggingFaceEmbedding(model_name=model, **prefixes),
            "transformations": [_chinese_splitter() if self._is_chinese else SentenceSplitter()],
        }
        self._index: Any = None
        self._bm25: Any = None

    def index(self, corpus: Path) -> None:
        index = VectorStoreIndex.from_documents(_documents(read_reports(corpus)), **self._options)
        index.storage_context.persist(self._folder)

    def open(self) -> None:
        storage = StorageContext.from_defaults(persist_dir=self._folder)
        self._index = load_index_from_storage(storage, **self._options)
        self._count_terms()

    def update(self, corpus: Path, written: Collection[str], removed: Collection[str]) -> None:
        for report in removed:
            self._index.delete_ref_doc(report, delete_from_docstore=True)
        self._index.refresh_ref_docs(_documents(read_reports(corpus, written)))
        self._index.storage_context.persist(self._folder)
        self._count_terms()

    def search(self, question: str, k: int) -> Sequence[Hit]:
        found = self._retriever(k).retrieve(question)
        return [Hit(n.node.ref_doc_id, n.node.get_content(MetadataMode.NONE)) for n in found]

    def _retriever(self, k: int) -> Any:
        dense = self._index.as_retriever(similarity_top_k=k)
        if not self._is_chinese:
            return dense
        self._bm25.similarity_top_k = k
        return QueryFusionRetriever(
            [dense, self._bm25],
            llm=MockLLM(),
            mode="reciprocal_rerank",
            similarity_top_k=k,
            num_queries=1,
            use_async=False,
        )

    def _count_terms(self) -> None:
        if self._is_chinese:
            self._bm25 = BM25Retriever.from_defaults(
                docstore=self._index.docstore, token_pattern=chinese.TERMS, skip_stemming=True
            )


def _documents(reports: Iterable[Report]) -> list[Any]:
    return [Document(text=report.content, doc_id=report.id) for report in reports]


def _chinese_splitter() -> Any:
    return SentenceSplitter(
        chunk_size=TOKENS,
        chunk_overlap=0,
        paragraph_separator="\n",
        chunking_tokenizer_fn=chinese.sentences,
    )


if __name__ == "__main__":
    serve(
        LlamaIndex,
        *("llama-index-core", "llama-index-embeddings-huggingface", "llama-index-retrievers-bm25"),
        *("sentence-transformers", "transformers", "torch"),
    )
