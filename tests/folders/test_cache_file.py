"""A cache file: sound or made again, read without a trace, and named when others hold it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from zoneqa.errors import WriterBusy
from zoneqa.folders.cache_file import CacheFile


@pytest.fixture
def cache(tmp_path: Path) -> CacheFile:
    file = CacheFile(tmp_path / "c" / "x.sqlite", "CREATE TABLE IF NOT EXISTS x (n);", 0.1)
    with file.writing() as connection, connection:
        connection.execute("INSERT INTO x VALUES (7)")
    return file


def held(cache: CacheFile) -> list[tuple[int]] | None:
    with cache.reading() as connection:
        return connection.execute("SELECT n FROM x").fetchall() if connection else None


def test_what_was_written_is_read(cache: CacheFile) -> None:
    assert held(cache) == [(7,)]
    with cache.reading() as connection, pytest.raises(sqlite3.OperationalError, match="readonly"):
        assert connection
        connection.execute("INSERT INTO x VALUES (8)")


def test_nothing_is_made_by_reading(tmp_path: Path) -> None:
    assert held(CacheFile(tmp_path / "c" / "x.sqlite", "CREATE TABLE x (n);")) is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("data", [b"", b"x", b"not a database" * 1000, b"SQLite format 3\0" * 100])
def test_a_damaged_file_is_made_again(cache: CacheFile, data: bytes) -> None:
    cache.path.write_bytes(data)
    assert held(cache) is None
    assert cache.path.read_bytes() == data
    with cache.writing() as connection:
        assert connection.execute("SELECT n FROM x").fetchall() == []


@pytest.mark.parametrize("hold", ["BEGIN EXCLUSIVE", "BEGIN IMMEDIATE"])
def test_another_writer_is_named(cache: CacheFile, hold: str) -> None:
    with closing(sqlite3.connect(cache.path)) as other:
        other.execute(hold)
        with (
            pytest.raises(WriterBusy, match=r"Another process is using .*x\.sqlite"),
            cache.writing() as connection,
            connection,
        ):
            connection.execute("INSERT INTO x VALUES (8)")
        if hold == "BEGIN EXCLUSIVE":
            with pytest.raises(WriterBusy):
                held(cache)
    assert held(cache) == [(7,)]


def test_other_errors_are_not_taken_for_a_writer(cache: CacheFile) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"), cache.writing() as it:
        it.execute("SELECT * FROM y")
