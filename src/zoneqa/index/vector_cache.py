"""Vectors that were computed before, by the digest of their model and text.

The cache only saves time. Each row carries a checksum: a damaged row is computed again, and so
is everything if the file itself is damaged.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from zoneqa.types import Progress

Matrix = NDArray[np.float32]
Embed = Callable[[Sequence[str]], Matrix]

_BATCH = 256
_ROOM = 2
"""The cache may hold this many times the vectors of the last build."""

_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS vector (key BLOB PRIMARY KEY, row BLOB NOT NULL) WITHOUT ROWID"
)


@dataclass(frozen=True, slots=True)
class VectorCache:
    """The vectors of one model, in `folder`/vectors.sqlite. One process at a time may fill it."""

    folder: Path
    model: str
    dimension: int

    def missing(self, texts: Sequence[str]) -> int:
        """How many different texts have no vector yet."""
        if not self._path.exists():
            return len(set(texts))
        places = self._places(texts)
        with closing(self._open()) as connection:
            found = sum(1 for _ in self._found(connection, list(places)))
        return len(places) - found

    def vectors(self, texts: Sequence[str], embed: Embed, progress: Progress) -> tuple[Matrix, int]:
        """A unit row [n, d] for each text, and how many had to be computed.

        What was computed is kept batch by batch: a build that is broken off goes on from there.
        """
        rows = np.empty((len(texts), self.dimension), dtype=np.float32)
        places = self._places(texts)
        with closing(self._open()) as connection:
            for key, row in self._found(connection, list(places)):
                rows[places.pop(key)] = row
            # The longest first: texts of a length go through a model together.
            left = sorted(places, key=lambda key: (-len(texts[places[key][0]]), key))
            progress(0, len(left))
            for start in range(0, len(left), _BATCH):
                keys = left[start : start + _BATCH]
                computed = embed([texts[places[key][0]] for key in keys])
                for key, row in zip(keys, computed, strict=True):
                    rows[places[key]] = row
                self._keep(connection, keys, computed)
                progress(start + len(keys), len(left))
        return rows, len(left)

    def trim(self, texts: Sequence[str]) -> None:
        """Forgets what these texts do not need, once there is much of it.

        If the disk refuses, the next build tries again: what was published is not in doubt.
        """
        keys = self._places(texts)
        with suppress(OSError, sqlite3.OperationalError), closing(self._open()) as connection:
            (held,) = connection.execute("SELECT count(*) FROM vector").fetchone()
            if held > _ROOM * len(keys):
                self._forget_others(connection, keys)

    @property
    def _path(self) -> Path:
        return self.folder / "vectors.sqlite"

    def _open(self) -> sqlite3.Connection:
        self.folder.mkdir(parents=True, exist_ok=True)
        try:
            return self._connect()
        except sqlite3.OperationalError:
            raise  # the disk refuses; deleting would not mend it
        except sqlite3.DatabaseError:
            for path in self.folder.glob("vectors.sqlite*"):
                path.unlink()
            return self._connect()

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path)
        try:
            connection.execute(_SCHEMA)
            (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
            if verdict != "ok":
                raise sqlite3.DatabaseError(verdict)
        except BaseException:
            connection.close()
            raise
        return connection

    def _places(self, texts: Sequence[str]) -> dict[bytes, list[int]]:
        """Where in `texts` each key stands."""
        places: dict[bytes, list[int]] = defaultdict(list)
        for n, text in enumerate(texts):
            places[sha256(f"{self.model}\0{text}".encode()).digest()].append(n)
        return places

    def _found(
        self, connection: sqlite3.Connection, keys: Sequence[bytes]
    ) -> Iterator[tuple[bytes, Matrix]]:
        for start in range(0, len(keys), _BATCH):
            asked = keys[start : start + _BATCH]
            marks = ",".join("?" * len(asked))
            query = f"SELECT key, row FROM vector WHERE key IN ({marks})"
            for key, blob in connection.execute(query, asked):
                data, checksum = blob[:-4], blob[-4:]
                if len(data) == 4 * self.dimension and checksum == _checksum(key, data):
                    yield key, np.frombuffer(data, dtype=np.float32)

    def _forget_others(self, connection: sqlite3.Connection, keys: Iterable[bytes]) -> None:
        with connection:
            connection.execute("CREATE TEMP TABLE used (key BLOB PRIMARY KEY) WITHOUT ROWID")
            connection.executemany("INSERT INTO used VALUES (?)", ((key,) for key in keys))
            connection.execute("DELETE FROM vector WHERE key NOT IN (SELECT key FROM used)")

    def _keep(self, connection: sqlite3.Connection, keys: Sequence[bytes], rows: Matrix) -> None:
        blobs = (row.tobytes() for row in np.ascontiguousarray(rows, dtype=np.float32))
        with connection:
            connection.executemany(
                "INSERT OR REPLACE INTO vector VALUES (?, ?)",
                ((key, data + _checksum(key, data)) for key, data in zip(keys, blobs, strict=True)),
            )


def _checksum(key: bytes, data: bytes) -> bytes:
    return zlib.crc32(key + data).to_bytes(4, "big")
