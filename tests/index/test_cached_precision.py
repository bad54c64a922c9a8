"""Vectors are cached in half precision; those of earlier versions, in single, are still used."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np

from tests.index.test_faiss import drawn
from zoneqa.index.vector_cache import VectorCache, _checksum
from zoneqa.types import Vectors

TEXTS = [f"第{n}季度产值增长。" for n in range(600)]
EXACT = drawn(600, 32) * np.float32(1.0001)


def embed_each(batches: Iterable[Sequence[str]]) -> Iterator[Vectors]:
    for batch in batches:
        yield EXACT[[TEXTS.index(text) for text in batch]]


def nothing(batches: Iterable[Sequence[str]]) -> Iterator[Vectors]:
    assert not list(batches)
    yield from ()


def no_progress(done: int, total: int) -> None:
    pass


def test_a_row_is_the_same_from_the_model_and_from_the_cache(tmp_path: Path) -> None:
    cache = VectorCache(tmp_path, "drawn", 32)
    computed, count = cache.vectors(TEXTS, embed_each, no_progress)
    found, none = cache.vectors(TEXTS, nothing, no_progress)
    assert (count, none) == (600, 0)
    assert (computed == found).all()
    assert (computed == EXACT.astype(np.float16)).all()
    assert computed.dtype == np.float32


def test_rows_of_earlier_versions_are_used(tmp_path: Path) -> None:
    cache = VectorCache(tmp_path, "drawn", 32)
    cache.vectors(TEXTS, embed_each, no_progress)
    with closing(sqlite3.connect(tmp_path / "vectors.sqlite")) as connection, connection:
        for key, row in connection.execute("SELECT key, row FROM vector").fetchall():
            data = np.frombuffer(row[:-4], np.float16).astype(np.float32).tobytes()
            blob = data + _checksum(key, data)
            connection.execute("UPDATE vector SET row = ? WHERE key = ?", (blob, key))
    found, none = cache.vectors(TEXTS, nothing, no_progress)
    assert none == 0
    assert (found == EXACT.astype(np.float16)).all()


def test_a_row_takes_hardly_more_than_its_numbers(tmp_path: Path) -> None:
    wide = drawn(600, 384)

    def embed(batches: Iterable[Sequence[str]]) -> Iterator[Vectors]:
        for batch in batches:
            yield wide[[TEXTS.index(text) for text in batch]]

    VectorCache(tmp_path, "drawn", 384).vectors(TEXTS, embed, no_progress)
    assert (tmp_path / "vectors.sqlite").stat().st_size < 1.4 * 600 * 2 * 384
