"""Uploads on their way to the disk: whole and synced before anyone is told so."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import time
from types import TracebackType
from typing import Self
from uuid import uuid4

from zoneqa.errors import NotKept
from zoneqa.folders.disk_cause import cause
from zoneqa.folders.publish import sync


class UploadFolder:
    """Holds each upload in a folder of its own until a job takes it into the corpus."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def receive(self, name: str) -> IncomingFile:
        """Return a file to write an upload of this name into. Raises NotKept."""
        return IncomingFile(self._folder / uuid4().hex, name)

    def path(self, upload: str, name: str) -> Path:
        """Return where an upload lies, or lay."""
        return self._folder / upload / name

    def size(self) -> int:
        """Return the bytes of all uploads."""
        return sum(map(size_of, self._folder.glob("*/*")))

    def discard(self, upload: str) -> None:
        """Remove an upload."""
        shutil.rmtree(self._folder / upload, ignore_errors=True)

    def sweep(self, wanted: Collection[str], seconds: float) -> None:
        """Remove the uploads that nobody wants and that have lain there for so many seconds.

        A younger one may still arrive, or its job be about to be kept.
        """
        with suppress(FileNotFoundError):
            for folder in list(self._folder.iterdir()):
                if folder.name not in wanted and time() - folder.stat().st_mtime > seconds:
                    shutil.rmtree(folder, ignore_errors=True)


def size_of(path: Path) -> int:
    """Return the bytes of a file; 0 if it has been taken away meanwhile."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


class IncomingFile:
    """An upload that is being written. Unless it is kept when the block ends, it is removed."""

    def __init__(self, folder: Path, name: str) -> None:
        self.upload = folder.name
        self.name = name
        self.size = 0
        self._folder = folder
        self._is_kept = False
        with naming_disk(folder.parent):
            folder.mkdir(parents=True)
            self._file = (folder / name).open("xb")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        if error or not self._is_kept:
            self.abandon()

    def abandon(self) -> None:
        """Remove what has arrived."""
        with suppress(OSError):
            self._file.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def write(self, data: bytes) -> None:
        """Add bytes. Raises NotKept."""
        with naming_disk(self._folder.parent):
            self._file.write(data)
        self.size += len(data)

    def keep(self) -> None:
        """Sync the file: from now on it survives a crash. Raises NotKept."""
        with naming_disk(self._folder.parent):
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            for folder in (self._folder, self._folder.parent, self._folder.parent.parent):
                sync(folder)
        self._is_kept = True


@contextmanager
def naming_disk(folder: Path) -> Iterator[None]:
    """Raise NotKept with the reason why the disk refused."""
    try:
        yield
    except OSError as error:
        raise NotKept(f"The file cannot be kept: {cause(folder, error)}.") from error
