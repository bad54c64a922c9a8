"""Vectors that were computed before, by the digest of their model and text.

The cache only saves time. Every row has a checksum: a damaged row is computed again, and so are
all of them if the file itself is damaged. Rows are kept in half precision, as an index keeps them.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from zoneqa.errors import WriterBusy
from zoneqa.folders.cache_file import CacheFile
from zoneqa.types import Progress, Vectors

EmbedEach = Callable[[Iterable[Sequence[str]]], Iterable[Vectors]]
"""Returns for each batch of texts a unit row [n, d] for each of n texts, in their order."""

_BATCH = 256
_CAPACITY = 2
"""The cache is trimmed when it holds more than this many times the vectors of the last build."""

_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS vector (key BLOB PRIMARY KEY, row BLOB NOT NULL) WITHOUT ROWID;"
)


@dataclass(frozen=True, slots=True)
class VectorCache:
    """The vectors of one model, in `folder`/vectors.sqlite; one process at a time may write."""

    folder: Path
    model: str
    dimension: int

    def missing(self, texts: Sequence[str]) -> int:
        """Return how many different texts have no vector yet. Nothing is written."""
        positions = self._positions(texts)
        with self._file.reading() as connection:
            found = self._found(connection, list(positions)) if connection else ()
            return len(positions) - sum(1 for _ in found)

    def vectors(
        self, texts: Sequence[str], embed_each: EmbedEach, progress: Progress
    ) -> tuple[Vectors, int]:
        """Return a unit row [n, d] for each text, and the number of rows that were computed.

        All are rounded to half precision, so that none depends on whether it was in the cache.
        They are stored batch by batch, so that an interrupted build continues from there. It makes
        the batches that were left, and thereby the vectors, that the first one would have made.
        """
        rows = np.empty((len(texts), self.dimension), dtype=np.float32)
        positions = self._positions(texts)
        with self._file.writing() as connection:
            for key, row in self._found(connection, list(positions)):
                rows[positions.pop(key)] = row
            # The longest first: texts of similar length are embedded together.
            missing = sorted(positions, key=lambda key: (-len(texts[positions[key][0]]), key))
            batches = [missing[n : n + _BATCH] for n in range(0, len(missing), _BATCH)]
            embedded = embed_each([texts[positions[key][0]] for key in keys] for keys in batches)
            done = 0
            progress(done, len(missing))
            for keys, exact in zip(batches, embedded, strict=True):
                computed = exact.astype(np.float16)
                for key, row in zip(keys, computed, strict=True):
                    rows[positions[key]] = row
                self._store(connection, keys, computed)
                done += len(keys)
                progress(done, len(missing))
        return rows, len(missing)

    def trim(self, texts: Sequence[str]) -> None:
        """Remove the vectors that these texts do not need, once there are many.

        If the disk refuses, the next build tries again: the published generation is not affected.
        """
        keys = self._positions(texts)
        refused = (OSError, sqlite3.OperationalError, WriterBusy)
        with suppress(*refused), self._file.writing() as connection:
            (held,) = connection.execute("SELECT count(*) FROM vector").fetchone()
            if held > _CAPACITY * len(keys):
                self._remove_others(connection, keys)

    @property
    def _precisions(self) -> Mapping[int, type[np.floating]]:
        """The numbers of a row by its bytes: earlier versions kept rows in single precision."""
        return {2 * self.dimension: np.float16, 4 * self.dimension: np.float32}

    @property
    def _file(self) -> CacheFile:
        return CacheFile(self.folder / "vectors.sqlite", _SCHEMA)

    def _positions(self, texts: Sequence[str]) -> dict[bytes, list[int]]:
        """Return the positions in `texts` of each key."""
        positions: dict[bytes, list[int]] = defaultdict(list)
        for n, text in enumerate(texts):
            positions[sha256(f"{self.model}\0{text}".encode()).digest()].append(n)
        return positions

    def _found(
        self, connection: sqlite3.Connection, keys: Sequence[bytes]
    ) -> Iterator[tuple[bytes, NDArray[np.float16]]]:
        for start in range(0, len(keys), _BATCH):
            batch = keys[start : start + _BATCH]
            marks = ",".join("?" * len(batch))
            query = f"SELECT key, row FROM vector WHERE key IN ({marks})"
            for key, blob in connection.execute(query, batch):
                data, checksum = blob[:-4], blob[-4:]
                precision = self._precisions.get(len(data))
                if precision is not None and checksum == _checksum(key, data):
                    yield key, np.frombuffer(data, precision).astype(np.float16)

    def _remove_others(self, connection: sqlite3.Connection, keys: Iterable[bytes]) -> None:
        with connection:
            connection.execute("CREATE TEMP TABLE used (key BLOB PRIMARY KEY) WITHOUT ROWID")
            connection.executemany("INSERT INTO used VALUES (?)", ((key,) for key in keys))
            connection.execute("DELETE FROM vector WHERE key NOT IN (SELECT key FROM used)")

    def _store(
        self, connection: sqlite3.Connection, keys: Sequence[bytes], rows: NDArray[np.float16]
    ) -> None:
        blobs = (row.tobytes() for row in rows)
        with connection:
            connection.executemany(
                "INSERT OR REPLACE INTO vector VALUES (?, ?)",
                ((key, data + _checksum(key, data)) for key, data in zip(keys, blobs, strict=True)),
            )


def _checksum(key: bytes, data: bytes) -> bytes:
    return zlib.crc32(key + data).to_bytes(4, "big")
