"""LangChain: its FAISS store and its BM25 retriever, joined by an ensemble retriever.

For Chinese: separators and a size for Chinese, E5's prefixes, character bigrams for BM25.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Any

from langchain_classic.retrievers import EnsembleRetriever
from langchain_community.retrievers import BM25Retriever
from langchain_community.vectorstores import FAISS
from langchain_core.documents import Document
from langchain_huggingface import HuggingFaceEmbeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from peers import chinese
from peers.protocol import CHINESE, Hit, Report, read_reports, serve

SEPARATORS = [*chinese.SENTENCE_ENDS, "，", ""]


class LangChain:
    """The store is saved in a folder; BM25 counts its terms whenever that is opened or changed."""

    def __init__(self, folder: Path, model: str, setting: str) -> None:
        self._folder = str(folder)
        is_chinese = setting == CHINESE
        self._splitter = chinese_splitter() if is_chinese else documented_splitter()
        self._embeddings = HuggingFaceEmbeddings(model_name=model, **_prompts(is_chinese))
        self._bm25_options = {"preprocess_func": chinese.terms} if is_chinese else {}
        self._store: Any = None
        self._bm25: Any = None

    def index(self, corpus: Path) -> None:
        documents = self._split(read_reports(corpus))
        FAISS.from_documents(documents, self._embeddings).save_local(self._folder)

    def open(self) -> None:
        self._store = FAISS.load_local(
            self._folder, self._embeddings, allow_dangerous_deserialization=True
        )
        self._count_terms()

    def update(self, corpus: Path, written: Collection[str], removed: Collection[str]) -> None:
        old = {*written, *removed}
        self._store.delete([d.id for d in self._documents() if d.metadata["report"] in old])
        self._store.add_documents(self._split(read_reports(corpus, written)))
        self._store.save_local(self._folder)
        self._count_terms()

    def search(self, question: str, k: int) -> Sequence[Hit]:
        self._bm25.k = k
        dense = self._store.as_retriever(search_kwargs={"k": k})
        both = EnsembleRetriever(retrievers=[self._bm25, dense], weights=[0.5, 0.5])
        return [Hit(d.metadata["report"], d.page_content) for d in both.invoke(question)[:k]]

    def _split(self, reports: Iterable[Report]) -> list[Any]:
        documents = [Document(r.content, metadata={"report": r.id}) for r in reports]
        split: list[Any] = self._splitter.split_documents(documents)
        return split

    def _documents(self) -> Sequence[Any]:
        ids = list(self._store.index_to_docstore_id.values())
        documents: Sequence[Any] = self._store.get_by_ids(ids)
        return documents

    def _count_terms(self) -> None:
        self._bm25 = BM25Retriever.from_documents(self._documents(), **self._bm25_options)


def documented_splitter() -> Any:
    """Return the splitter of the tutorial on semantic search."""
    return RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200)


def chinese_splitter() -> Any:
    """Return a splitter after sentences, else clauses."""
    return RecursiveCharacterTextSplitter(
        separators=SEPARATORS,
        keep_separator="end",
        chunk_size=chinese.LENGTH,
        chunk_overlap=0,
    )


def _prompts(is_chinese: bool) -> dict[str, Any]:
    if not is_chinese:
        return {}
    return {
        "encode_kwargs": {"prompt": "passage: ", "normalize_embeddings": True},
        "query_encode_kwargs": {"prompt": "query: ", "normalize_embeddings": True},
    }


if __name__ == "__main__":
    serve(
        LangChain,
        *("langchain-core", "langchain-classic", "langchain-community", "langchain-huggingface"),
        *("faiss-cpu", "rank-bm25", "sentence-transformers", "transformers", "torch"),
    )
