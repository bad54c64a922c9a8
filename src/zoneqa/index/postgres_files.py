"""The files of a generation in PostgreSQL, in pieces, and back in a folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from zoneqa.errors import DamagedIndex
from zoneqa.folders.relative_path import stays_below
from zoneqa.index.postgres_tables import schema_of
from zoneqa.index.table_copy import TableCopy

if TYPE_CHECKING:
    from sqlalchemy import Connection

_PIECE = 1 << 20
"""Bytes of a row."""


def write_files(copy: TableCopy, folder: Path, names: Iterable[str]) -> None:
    """Write these files of a folder. Raises OSError."""
    rows = ((name, n, piece) for name in names for n, piece in enumerate(_pieces(folder / name)))
    copy.copy("file", rows, types=("text", "int4", "bytea"))


def read_files(connection: Connection, generation: str, folder: Path) -> None:
    """Write the files of a generation into a folder.

    Raises DamagedIndex if one would lie elsewhere, or OSError.
    """
    found = connection.execution_options(stream_results=True, max_row_buffer=8).exec_driver_sql(
        f"SELECT path, content FROM {schema_of(generation)}.file ORDER BY path, position"
    )
    with found:
        for name, piece in found:
            if not stays_below(name):
                raise DamagedIndex(
                    f"{generation} in the database has a file of the name {name!r}, which would "
                    "lie elsewhere; it is not copied."
                )
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("ab") as file:
                file.write(piece)


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield file.read(_PIECE)  # also of an empty file
        while piece := file.read(_PIECE):
            yield piece
