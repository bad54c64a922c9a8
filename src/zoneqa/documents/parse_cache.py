"""What was parsed before, so that unchanged files are not parsed again.

The cache also remembers what each file of the corpus held when it was last read. A file that
cannot be read any more is thereby told from one that was deleted.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import Any, Protocol

from zoneqa.documents.document import Document, Item, PageRead
from zoneqa.documents.parser_version import parser_version
from zoneqa.documents.sandbox.frames import pack, unpack
from zoneqa.errors import WriterBusy
from zoneqa.folders.cache_file import CacheFile

_NAME = "documents.sqlite"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS parsed (key BLOB PRIMARY KEY, items BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS last_read (file TEXT PRIMARY KEY, key BLOB);
"""
_UNCOMMITTED = 64
_UNCOMMITTED_SECONDS = 5.0
"""Files, and seconds of reading, that may have to be parsed again after a crash."""


class ParseCache(Protocol):
    """Items of files by a key of their content, and the key of each file that was last read."""

    def key(self, data: bytes, name: str, reader: str) -> bytes:
        """Return the key of a file's bytes and name, and of what reads them."""

    def items(self, key: bytes) -> list[Item] | None:
        """Return what was put under a key, or None."""

    def put(self, items: Sequence[Item], key: bytes | None = None) -> bytes:
        """Keep items under a key, by default that of the items themselves, and return it."""

    def remember(self, file: str, key: bytes | None) -> None:
        """Remember under which key the items of a file are; None if they are not kept."""

    def last_read(self, file: str) -> list[Document] | None:
        """Return the documents of a file when it was last read; None if that is not known."""

    def files(self) -> list[str]:
        """Return the names of the files that are remembered."""

    def retain(self, files: Iterable[str]) -> None:
        """Forget every file but these, and the items that nobody needs."""


class NoParseCache:
    """A ParseCache that keeps nothing: no file was ever read before."""

    def key(self, data: bytes, name: str, reader: str) -> bytes:
        return b""

    def items(self, key: bytes) -> list[Item] | None:
        return None

    def put(self, items: Sequence[Item], key: bytes | None = None) -> bytes:
        return key or b""

    def remember(self, file: str, key: bytes | None) -> None:
        pass

    def last_read(self, file: str) -> list[Document] | None:
        return []

    def files(self) -> list[str]:
        return []

    def retain(self, files: Iterable[str]) -> None:
        pass


@contextmanager
def open_parse_cache(
    folder: Path, *, first: bool = False, read_only: bool = False
) -> Iterator[ParseCache]:
    """Open the cache in a folder. If that is not possible, yield an empty one that forgets.

    `first` says that no corpus was read before, so that a file without an entry held nothing.
    """
    file = CacheFile(folder / _NAME, _SCHEMA)
    with ExitStack() as stack:
        connection = None
        with suppress(OSError, sqlite3.Error, WriterBusy):
            opened = file.reading() if read_only else file.writing()
            connection = stack.enter_context(opened)
        cache = SqliteParseCache(connection, first=first, read_only=read_only)
        try:
            yield cache
        finally:
            cache.commit()


class SqliteParseCache:
    """A ParseCache in an SQLite database; threads may share it.

    It only saves time: where the disk refuses or an entry is damaged, it forgets.
    """

    def __init__(
        self, connection: sqlite3.Connection | None, *, first: bool, read_only: bool
    ) -> None:
        self._connection = connection
        self._read_only = read_only
        self._lock = Lock()
        self._used: set[bytes] = set()
        self._uncommitted = 0
        self._committed_at = monotonic()
        self._is_complete = first or bool(self.files())

    def key(self, data: bytes, name: str, reader: str) -> bytes:
        """Return the digest of the parsers' version, what reads a file, its name and bytes."""
        made_by = f"{parser_version()}\0{reader}\0{name}\0"
        digest = sha256(made_by.encode("utf-8", "surrogatepass"))
        digest.update(data)
        return digest.digest()

    def items(self, key: bytes) -> list[Item] | None:
        """Return what was put under a key, or None."""
        self._used.add(key)
        rows = self._select("SELECT items FROM parsed WHERE key = ?", key)
        try:
            return _unpacked(rows[0][0]) if rows else None
        except (zlib.error, ValueError, TypeError, KeyError):
            return None

    def put(self, items: Sequence[Item], key: bytes | None = None) -> bytes:
        """Keep items under a key, by default that of the items themselves, and return it."""
        packed = b"\n".join(map(pack, items))
        found = key or sha256(packed).digest()
        self._used.add(found)
        self._write("INSERT OR REPLACE INTO parsed VALUES (?, ?)", found, zlib.compress(packed, 1))
        return found

    def remember(self, file: str, key: bytes | None) -> None:
        """Remember under which key the items of a file are; None if they are not kept."""
        if self._select("SELECT key FROM last_read WHERE file = ?", file) != [(key,)]:
            self._write("INSERT OR REPLACE INTO last_read VALUES (?, ?)", file, key)

    def last_read(self, file: str) -> list[Document] | None:
        """Return the documents of a file when it was last read; None if that is not known."""
        rows = self._select("SELECT key FROM last_read WHERE file = ?", file)
        if not rows:
            return [] if self._is_complete else None
        items = self.items(rows[0][0]) if rows[0][0] else None
        if items is None:
            return None
        return [item for item in items if isinstance(item, Document)]

    def files(self) -> list[str]:
        """Return the names of the files that are remembered, sorted."""
        return [file for (file,) in self._select("SELECT file FROM last_read ORDER BY file")]

    def retain(self, files: Iterable[str]) -> None:
        """Forget every file but these, and the items that nobody needs."""
        for file in set(self.files()) - set(files):
            self._write("DELETE FROM last_read WHERE file = ?", file)
        needed = self._used.union(key for (key,) in self._select("SELECT key FROM last_read"))
        for (key,) in self._select("SELECT key FROM parsed"):
            if key not in needed:
                self._write("DELETE FROM parsed WHERE key = ?", key)

    def commit(self) -> None:
        """Write to the disk what was kept since the last time."""
        with self._lock:
            if self._connection and not self._read_only:
                with self._forgetting():
                    self._connection.commit()
                self._uncommitted, self._committed_at = 0, monotonic()

    def _select(self, query: str, *values: object) -> list[Any]:
        with self._lock, self._forgetting():
            if self._connection:
                return self._connection.execute(query, values).fetchall()
        return []

    def _write(self, statement: str, *values: object) -> None:
        if self._read_only:
            return
        with self._lock, self._forgetting():
            if self._connection:
                self._connection.execute(statement, values)
                self._uncommitted += 1
        is_late = monotonic() - self._committed_at > _UNCOMMITTED_SECONDS
        if is_late or self._uncommitted >= _UNCOMMITTED:
            self.commit()

    @contextmanager
    def _forgetting(self) -> Iterator[None]:
        """Go on without the database as soon as it fails."""
        try:
            yield
        except sqlite3.Error:
            self._connection = None


def _unpacked(blob: bytes) -> list[Item]:
    items = (unpack(row) for row in zlib.decompress(blob).split(b"\n") if row)
    return [item for item in items if not isinstance(item, PageRead)]
