"""Who is compared: zoneqa and its peers, each by its documentation and as set for Chinese."""

from __future__ import annotations

from dataclasses import dataclass

DOCUMENTED, CHINESE = "documented", "chinese"
FINDING, READING = "finding", "reading"
ZONEQA = "zoneqa"


@dataclass(frozen=True, slots=True)
class Contender:
    """A peer, or zoneqa, set in one way.

    `module` is its file in eval/peers, which runs in the environment of this name; zoneqa runs in
    ours. `set` says for the page how it is set.
    """

    module: str
    setting: str
    title: str
    set: str

    @property
    def key(self) -> str:
        return f"{self.module}-{self.setting}"

    @property
    def is_zoneqa(self) -> bool:
        return self.module == ZONEQA


_PEERS = (
    (
        "by_hand",
        "sentence-transformers + FAISS by hand",
        "whole reports (cut by the model at 512 tokens), `encode_document` and `encode_query`, a "
        "flat index, texts as JSON",
        "passages of at most 300 characters; BM25 (bm25s) over character bigrams; fused by ranks",
    ),
    (
        "txtai",
        "txtai",
        "`Embeddings(path=…, content=True)`, whole reports; it takes E5's prefixes from the model",
        "passages of at most 300 characters; `hybrid`, with a `tokenizer` of character bigrams",
    ),
    (
        "llama_index",
        "LlamaIndex",
        "`VectorStoreIndex` with its sentence splitter, persisted; no prefixes",
        "E5's prefixes; Chinese sentences in chunks of 320 tokens; `BM25Retriever` over character "
        "bigrams; `QueryFusionRetriever` by reciprocal ranks",
    ),
    (
        "haystack",
        "Haystack",
        "in-memory store, splitter by 200 words, embedding retriever; no prefixes",
        "E5's prefixes; passages of at most 300 characters; BM25 over character bigrams; "
        "`DocumentJoiner` by reciprocal ranks",
    ),
    (
        "langchain",
        "LangChain + FAISS + BM25",
        "splitter of 1,000 characters that overlap by 200, `FAISS` and `BM25Retriever` joined by "
        "`EnsembleRetriever`; no prefixes. BM25 cuts at spaces, so it finds next to nothing in "
        "Chinese and ranks reports as they were given",
        "E5's prefixes; 300 characters, cut after Chinese marks; BM25 over character bigrams",
    ),
    (
        "chroma",
        "Chroma",
        "`PersistentClient` and `SentenceTransformerEmbeddingFunction`, whole reports; no prefixes",
        "E5's prefixes; passages of at most 300 characters; cosine. A local Chroma ranks by no "
        "terms",
    ),
)

PEERS = (
    *(Contender(module, DOCUMENTED, title, text) for module, title, text, _ in _PEERS),
    *(Contender(module, CHINESE, title, text) for module, title, _, text in _PEERS),
)

BASELINE = PEERS[0]
"""What the ratios are to."""

OURS = (
    Contender(
        ZONEQA,
        FINDING,
        "zoneqa, finding alone",
        "as installed: passages of at most 320 tokens, int8 model in ONNX Runtime, FAISS, tantivy",
    ),
    Contender(
        ZONEQA,
        READING,
        "zoneqa, `zoneqa search`",
        "the same, and twenty passages of each question are read to rank them",
    ),
)

CONTENDERS = (*OURS, *PEERS)
