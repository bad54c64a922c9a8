"""SHA-256 digests, which tell whether files are still what was written."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from zoneqa.folders.publish import MANIFEST

# Longer files are checked by samples: reading hundreds of MB at every start would be a good part of
# the start. Every stretch gives one sample, so a missing or zeroed stretch, a
# truncated file and another model's file are noticed; one flipped bit between samples is not.
LARGEST_READ_WHOLE = 32 << 20
SAMPLE, STRETCH = 4 << 10, 1 << 20


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def folder_digests(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file below a folder except its manifest, by relative path."""
    files = content_files(folder)
    with ThreadPoolExecutor() as pool:  # hashing releases the interpreter's lock
        digests = pool.map(file_digest, files.values())
        return dict(zip(files, digests, strict=True))


def content_files(folder: Path) -> dict[str, Path]:
    """Return every file below a folder except its manifest, by relative path."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path for path in files if path.name != MANIFEST}


@dataclass(frozen=True)
class FileRecord:
    """The size and digests of a file; `sampled` is the digest of its samples."""

    size: int
    sha256: str
    sampled: str


def record_file(path: Path) -> FileRecord:
    """Return the record that a file can be compared with later."""
    size = path.stat().st_size
    with path.open("rb") as file:
        whole = hashlib.file_digest(file, "sha256").hexdigest()
        return FileRecord(size, whole, _sampled(file, size))


def matches_record(path: Path, expected: FileRecord) -> bool:
    """Return whether a file is still the one that was recorded."""
    try:
        if path.stat().st_size != expected.size:
            return False
        if expected.size <= LARGEST_READ_WHOLE:
            return file_digest(path) == expected.sha256
        with path.open("rb") as file:
            return _sampled(file, expected.size) == expected.sampled
    except OSError:
        return False


def _sampled(file: BinaryIO, size: int) -> str:
    digest = hashlib.sha256()
    for start in (*range(0, size, STRETCH), max(0, size - SAMPLE)):
        file.seek(start)
        digest.update(file.read(SAMPLE))
    return digest.hexdigest()
