"""In how many passages each term stands, in a file beside an engine that does not tell."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

NAME = "terms.sqlite"

_SCHEMA = "CREATE TABLE term (text TEXT PRIMARY KEY, passages INTEGER NOT NULL) WITHOUT ROWID;"


def write_term_counts(folder: Path, counts: Counter[str]) -> None:
    """Write the counts of all terms."""
    with closing(sqlite3.connect(folder / NAME)) as connection:
        # The whole folder is synced before it is published, so no journal is needed.
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
        with connection:
            connection.executemany("INSERT INTO term VALUES (?, ?)", sorted(counts.items()))


class TermCounts:
    """The counts of a generation, read-only; threads may share them."""

    def __init__(self, folder: Path) -> None:
        uri = (folder / NAME).resolve().as_uri() + "?mode=ro&immutable=1"
        self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)

    def with_all(self, terms: Iterable[str]) -> int:
        """Return in how many passages all of these terms may stand, at most."""
        return min(map(self._passages, terms), default=0)

    def _passages(self, term: str) -> int:
        found = self._connection.execute("SELECT passages FROM term WHERE text = ?", (term,))
        row = found.fetchone()
        return row[0] if row else 0
