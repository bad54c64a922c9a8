"""An SQLite file that only saves time: a damaged one is thrown away and made again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from zoneqa.errors import WriterBusy

_LOCKED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


@dataclass(frozen=True, slots=True)
class CacheFile:
    """The path of a cache and the statements that make its tables, if they are missing.

    Used from several threads, its connections need a lock of the user's own. Both methods wait
    for `patience` seconds while another process has the file locked.
    """

    path: Path
    schema: str
    patience: float = 5.0

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Yield a connection. Raises WriterBusy, or OSError or OperationalError of the disk."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self._busy_is_named(), closing(self._sound()) as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection | None]:
        """Yield a connection that changes nothing, or None if there is no sound file.

        Raises WriterBusy.
        """
        if not self.path.is_file():
            yield None
            return
        with self._busy_is_named():
            try:
                connection = self._connect(f"{self.path.resolve().as_uri()}?mode=ro")
            except sqlite3.DatabaseError as error:
                if _is_locked(error):
                    raise
                yield None
                return
            with closing(connection):
                yield connection

    def _sound(self) -> sqlite3.Connection:
        uri = self.path.resolve().as_uri()
        try:
            return self._connect(uri)
        except sqlite3.OperationalError:
            raise  # the disk refuses, which deleting the file would not repair
        except sqlite3.DatabaseError:
            for path in self.path.parent.glob(f"{self.path.name}*"):
                path.unlink()
            return self._connect(uri)

    def _connect(self, uri: str) -> sqlite3.Connection:
        connection = sqlite3.connect(uri, self.patience, uri=True, check_same_thread=False)
        try:
            if "mode=ro" not in uri:
                connection.executescript(self.schema)
            (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
            (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            if verdict != "ok" or not tables:
                raise sqlite3.DatabaseError(verdict)
        except BaseException:
            connection.close()
            raise
        return connection

    @contextmanager
    def _busy_is_named(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            if not _is_locked(error):
                raise
            raise WriterBusy(
                f"Another process is using {self.path}; try again when it is done."
            ) from error


def _is_locked(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _LOCKED
