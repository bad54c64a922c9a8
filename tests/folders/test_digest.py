"""Digests tell whether files are still what was written."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from zoneqa.folders.digest import (
    LARGEST_READ_WHOLE,
    SAMPLE,
    STRETCH,
    file_digest,
    folder_digests,
    matches_record,
    record_file,
)

ABC = hashlib.sha256(b"abc").hexdigest()


def test_a_folder_has_a_digest_for_each_file_but_its_manifest(tmp_path: Path) -> None:
    (tmp_path / "part").mkdir()
    for name in ("b", "part/a", "manifest.json"):
        (tmp_path / name).write_bytes(b"abc")
    assert folder_digests(tmp_path) == {"b": ABC, "part/a": ABC}
    assert file_digest(tmp_path / "b") == ABC


def test_a_short_file_is_compared_in_full(tmp_path: Path) -> None:
    path = tmp_path / "short"
    path.write_bytes(bytes(3 * STRETCH))
    known = record_file(path)
    assert known.size == 3 * STRETCH
    assert matches_record(path, known)
    with path.open("r+b") as file:
        file.seek(SAMPLE + 1)  # between two samples
        file.write(b"x")
    assert not matches_record(path, known)
    assert record_file(path).sampled == known.sampled


@pytest.fixture
def long_file(tmp_path: Path) -> Path:
    path = tmp_path / "long"
    with path.open("wb") as file:
        file.truncate(LARGEST_READ_WHOLE + 12_345)
        file.seek(50 << 20)
        file.write(b"weights" * 1_000_000)
    return path


def test_a_long_file_is_compared_by_samples(long_file: Path) -> None:
    known = record_file(long_file)
    assert matches_record(long_file, known)
    with long_file.open("r+b") as file:
        file.seek(52 << 20)
        file.write(bytes(2 << 20))
    assert not matches_record(long_file, known)


def test_a_truncated_or_missing_file_does_not_match(long_file: Path) -> None:
    known = record_file(long_file)
    with long_file.open("r+b") as file:
        file.truncate(known.size - 1)
    assert not matches_record(long_file, known)
    long_file.unlink()
    assert not matches_record(long_file, known)
