"""What a generation is in Milvus: the fields of a row, and how they are indexed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zoneqa.index.faiss import EXACT

if TYPE_CHECKING:
    from pymilvus import CollectionSchema, MilvusClient
    from pymilvus.milvus_client.index import IndexParams

ROW, VECTOR, TERMS, BM25 = "row", "vector", "terms", "bm25"

LEAST_EF = 200
"""How many candidates a search in the graph keeps, at least."""

_LONGEST_TEXT = 65_535
_LITE = "milvus_lite"
_GRAPH: dict[str, float] = {"M": 32, "efConstruction": 200}
_AS_TANTIVY = {"bm25_k1": 1.2, "bm25_b": 0.75}


def schema_of(client: MilvusClient, dimension: int, version: str) -> CollectionSchema:
    """Return the fields, for a Milvus of this version: BM25 is computed there, from the terms."""
    from pymilvus import DataType, Function, FunctionType

    # Milvus Lite has none that cuts on whitespace; its standard one leaves our terms whole.
    tokenizer = "standard" if version.startswith(_LITE) else "whitespace"
    schema = client.create_schema(auto_id=False, enable_dynamic_field=False)
    schema.add_field(ROW, DataType.INT64, is_primary=True)
    schema.add_field(VECTOR, DataType.FLOAT_VECTOR, dim=dimension)
    schema.add_field(
        TERMS,
        DataType.VARCHAR,
        max_length=_LONGEST_TEXT,
        enable_analyzer=True,
        analyzer_params={"tokenizer": tokenizer},
    )
    schema.add_field(BM25, DataType.SPARSE_FLOAT_VECTOR)
    schema.add_function(
        Function(
            name=BM25,
            function_type=FunctionType.BM25,
            input_field_names=[TERMS],
            output_field_names=[BM25],
        )
    )
    return schema


def indexes_of(client: MilvusClient, rows: int) -> IndexParams:
    """Return how so many rows are indexed: few vectors are all compared, as in FAISS."""
    exact = rows <= EXACT
    indexes = client.prepare_index_params()
    indexes.add_index(
        VECTOR,
        index_name=VECTOR,
        index_type="FLAT" if exact else "HNSW",
        metric_type="IP",
        params={} if exact else _nested(_GRAPH),
    )
    indexes.add_index(
        BM25,
        index_name=BM25,
        index_type="SPARSE_INVERTED_INDEX",
        metric_type="BM25",
        params=_nested(_AS_TANTIVY),
    )
    return indexes


def _nested(parameters: dict[str, float]) -> dict[str, dict[str, float]]:
    """Return parameters in the older form, the only one that Milvus Lite reads too."""
    return {"params": parameters}


def fitting(text: str) -> str:
    """Return a text of terms without those beyond what a field may hold."""
    raw = text.encode()
    if len(raw) <= _LONGEST_TEXT:
        return text
    return raw[:_LONGEST_TEXT].rpartition(b" ")[0].decode()
