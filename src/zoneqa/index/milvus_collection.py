"""The rows of one generation in Milvus: a unit vector and the terms of each passage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any

import numpy as np

from zoneqa.errors import DamagedIndex, EngineUnavailable
from zoneqa.index.base import RowIds, Scores
from zoneqa.index.fusion import top_k
from zoneqa.index.manifest import Manifest
from zoneqa.index.milvus_connection import (
    BUILD_SECONDS,
    WRITE_SECONDS,
    MilvusConnection,
)
from zoneqa.index.milvus_schema import (
    BM25,
    LEAST_EF,
    ROW,
    TERMS,
    VECTOR,
    fitting,
    indexes_of,
    schema_of,
)
from zoneqa.types import Vectors

if TYPE_CHECKING:
    from pymilvus import MilvusClient

MOST = 16_384
"""Milvus returns no more rows for one request."""

_BATCH = 500
_STRONG = "Strong"
_ANY = "的"
_GLANCE = 0.2
"""Seconds between two looks at whether an index is done."""


@dataclass(frozen=True, slots=True)
class MilvusCollection:
    """One generation; every method raises EngineUnavailable, or DamagedIndex if it is not there."""

    connection: MilvusConnection
    name: str

    def write(self, texts: Iterator[str], vectors: Vectors) -> str:
        """Write all rows, index and load them, and return the digest of some of them.

        Each text is of terms with blanks between.
        """
        self.connection.ask(lambda client: self._create(client, vectors.shape[1]))
        for start in range(0, len(vectors), _BATCH):
            batch = enumerate(zip(vectors[start : start + _BATCH], texts, strict=False), start)
            rows = [
                {ROW: row, VECTOR: vector, TERMS: fitting(text)} for row, (vector, text) in batch
            ]
            self.connection.ask(partial(self._insert, rows=rows))
        self.connection.ask(lambda client: self._finish(client, len(vectors)))
        return self.sample(len(vectors))

    def _create(self, client: MilvusClient, dimension: int) -> None:
        version = client.get_server_version(timeout=self._seconds)
        schema = schema_of(client, dimension, version)
        client.create_collection(self.name, schema=schema, timeout=WRITE_SECONDS)

    def _insert(self, client: MilvusClient, rows: list[dict[str, Any]]) -> None:
        client.insert(self.name, rows, timeout=WRITE_SECONDS)

    def _finish(self, client: MilvusClient, rows: int) -> None:
        client.flush(self.name, timeout=BUILD_SECONDS)
        indexes = indexes_of(client, rows)
        client.create_index(self.name, indexes, timeout=WRITE_SECONDS, sync=False)
        deadline = monotonic() + BUILD_SECONDS
        while not all(self._is_indexed(client, field) for field in (VECTOR, BM25)):
            if monotonic() > deadline:
                raise EngineUnavailable(f"Milvus has not indexed {self.name} in an hour.")
            sleep(_GLANCE)
        client.load_collection(self.name, timeout=BUILD_SECONDS)
        if rows:
            # The first search may take long, and nobody should wait for it later.
            client.search(self.name, [_ANY], anns_field=BM25, limit=1, timeout=BUILD_SECONDS)

    def _is_indexed(self, client: MilvusClient, field: str) -> bool:
        """Return whether an index is done. Raises EngineUnavailable if it failed."""
        index = client.describe_index(self.name, field, timeout=self._seconds)
        if index["state"] == "Failed":
            raise EngineUnavailable(f"Milvus could not index the {field} of {self.name}.")
        return bool(index["state"] == "Finished")

    def check(self, manifest: Manifest) -> None:
        """Raise DamagedIndex if the rows are not those of a manifest.

        Raises EngineUnavailable while they are being loaded, as after a start of Milvus.
        """
        self._require_loaded()
        dimension = self.connection.ask(self._dimension)
        if dimension != manifest.dimension:
            raise self._damaged(f"has vectors of {dimension} and not {manifest.dimension} numbers")
        rows = self.connection.ask(self._count)
        if rows != manifest.passages:
            raise self._damaged(f"has {rows} of {manifest.passages} rows")
        if self.sample(rows) != manifest.sample:
            raise self._damaged("has other rows than were written")

    @contextmanager
    def loaded(self) -> Iterator[None]:
        """Have the rows loaded while the block lasts; if they were not before, release them."""
        if self.connection.ask(self._load_state) != "NotLoad":
            yield
            return
        try:
            self.connection.ask(
                lambda client: client.load_collection(self.name, timeout=BUILD_SECONDS)
            )
            yield
        finally:
            with suppress(EngineUnavailable):
                self.release()

    def release(self) -> None:
        """Let Milvus release the memory of the rows until they are opened again."""

        def release(client: MilvusClient) -> None:
            if client.has_collection(self.name, timeout=self._seconds):
                client.release_collection(self.name, timeout=WRITE_SECONDS)

        self.connection.ask(release)

    def _require_loaded(self) -> None:
        state = self.connection.ask(self._load_state)
        if state == "NotExist":
            raise self._damaged("is not there")
        if state != "Loaded":
            self.connection.ask(
                lambda client: client.load_collection(self.name, timeout=self._seconds)
            )

    def _load_state(self, client: MilvusClient) -> str:
        return str(client.get_load_state(self.name, timeout=self._seconds)["state"].name)

    def _dimension(self, client: MilvusClient) -> int:
        """Return the dimension of the vectors; 0 without a field of them."""
        fields = client.describe_collection(self.name, timeout=self._seconds)["fields"]
        found = (field["params"]["dim"] for field in fields if field["name"] == VECTOR)
        return int(next(found, 0))

    def _count(self, client: MilvusClient) -> int:
        found = client.query(
            self.name,
            output_fields=["count(*)"],
            consistency_level=_STRONG,
            timeout=self._seconds,
        )
        return int(found[0]["count(*)"])

    def sample(self, rows: int) -> str:
        """Return the digest of the first, the middle and the last of so many rows."""
        wanted = sorted({0, rows // 2, rows - 1}) if rows else []
        digest = sha256()
        for row in self._get(wanted, [VECTOR, TERMS]):
            digest.update(f"{row[ROW]} {row[TERMS]}\n".encode())
            digest.update(np.asarray(row[VECTOR], dtype="<f4").tobytes())
        return digest.hexdigest()

    def vectors(self, rows: Sequence[int]) -> Vectors:
        """Return the vectors [n, d] of these rows, in their order."""
        found = [row[VECTOR] for row in self._get(rows, [VECTOR])]
        return np.asarray(found, dtype=np.float32)

    def _get(self, rows: Sequence[int], fields: list[str]) -> Iterator[dict[str, Any]]:
        """Yield rows with these fields, in order. Raises DamagedIndex if one is missing."""
        for start in range(0, len(rows), _BATCH):
            batch = list(rows[start : start + _BATCH])
            found = self.connection.ask(partial(self._got, rows=batch, fields=fields))
            by_row = {row[ROW]: row for row in found}
            if any(row not in by_row for row in batch):
                raise self._damaged("lacks rows")
            yield from (by_row[row] for row in batch)

    def _got(
        self, client: MilvusClient, rows: list[int], fields: list[str]
    ) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = client.get(
            self.name,
            rows,
            output_fields=[ROW, *fields],
            consistency_level=_STRONG,
            timeout=self._seconds,
        )
        return found

    def nearest(self, vector: Vectors, k: int, allowed: RowIds | None = None) -> Scores:
        """Return the k rows, of all or of the allowed ones, with the highest inner product."""
        found = self._search(VECTOR, vector.tolist(), k, allowed, {"ef": max(2 * k, LEAST_EF)})
        return dict(top_k({hit[ROW]: hit["distance"] for hit in found}, k))

    def with_terms(self, text: str, k: int, allowed: RowIds | None = None) -> Scores:
        """Return the k rows, of all or of the allowed ones, with the highest BM25 score.

        The text is of terms with blanks between; without any, no row has one.
        """
        found = self._search(BM25, text, k, allowed) if text else []
        # No score is below 0, but Milvus Lite puts a minus before it, as if it were a distance.
        return dict(top_k({hit[ROW]: abs(hit["distance"]) for hit in found}, k))

    def terms_of_best(
        self, text: str, k: int, allowed: RowIds | None = None
    ) -> dict[int, frozenset[str]]:
        """Return the terms of each of the k rows with the highest BM25 score."""
        found = self._search(BM25, text, k, allowed, fields=[TERMS]) if text else []
        return {hit[ROW]: frozenset(hit["entity"][TERMS].split()) for hit in found}

    def _search(
        self,
        field: str,
        wanted: Any,
        k: int,
        allowed: RowIds | None,
        parameters: dict[str, Any] | None = None,
        fields: Sequence[str] = (),
    ) -> list[dict[str, Any]]:
        if not k or (allowed is not None and not len(allowed)):
            return []
        found = self.connection.ask(
            lambda client: client.search(
                self.name,
                data=[wanted],
                anns_field=field,
                limit=min(k, MOST),
                filter=among(allowed),
                search_params={"params": parameters or {}},
                output_fields=[ROW, *fields],
                timeout=self._seconds,
            )
        )
        hits: list[dict[str, Any]] = found[0]
        return hits

    @property
    def _seconds(self) -> float:
        return self.connection.limits.search

    def _damaged(self, what: str) -> DamagedIndex:
        return DamagedIndex(
            f"{self.name} in Milvus at {self.connection.address.shown} {what}; build the index "
            "again with `zoneqa index --again`."
        )


def among(allowed: RowIds | None) -> str:
    """Return the expression that the allowed rows fulfil; empty if all are.

    It is made of numbers alone: nothing that anybody typed becomes a part of it.
    """
    if allowed is None:
        return ""
    numbers = np.asarray(allowed, dtype=np.int64).tolist()
    return f"{ROW} in [{','.join(map(str, numbers))}]"
