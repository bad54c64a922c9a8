"""The file of a backup: a zip whose last member has the SHA-256 of every other."""

from __future__ import annotations

import hashlib
import json
import lzma
import os
import shutil
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO

from zoneqa.errors import BadBackup, NotWritten
from zoneqa.folders.disk_cause import cause
from zoneqa.folders.publish import sync
from zoneqa.folders.relative_path import stays_below

FORMAT = 1
_CONTENTS = "contents.json"
_CHUNK = 1 << 20
_OF_ZIPFILE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    RuntimeError,
    ValueError,
)
"""What reading a damaged archive raises, by where the damage is."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in a backup: digests by the name of each member; the version and settings of then."""

    zoneqa: str
    made: str
    settings: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    format: int = FORMAT


class ArchiveWriter:
    """Adds files to a backup."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.digests: dict[str, str] = {}

    def add(self, name: str, path: Path) -> None:
        """Add a file under a name."""
        digest = hashlib.sha256()
        with path.open("rb") as source, self._archive.open(name, "w", force_zip64=True) as target:
            while chunk := source.read(_CHUNK):
                digest.update(chunk)
                target.write(chunk)
        self.digests[name] = digest.hexdigest()

    def add_folder(self, name: str, folder: Path) -> None:
        """Add every file below a folder; links are followed nowhere."""
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.is_symlink():
                self.add(f"{name}/{path.relative_to(folder).as_posix()}", path)

    def finish(self, contents: Contents) -> None:
        """Write what is in it; without this, it is no backup."""
        row = {**asdict(contents), "files": self.digests}
        self._archive.writestr(_CONTENTS, json.dumps(row, ensure_ascii=False, indent=1))


@contextmanager
def new_archive(file: Path) -> Iterator[ArchiveWriter]:
    """Write a backup that only its owner may read; the file appears whole or not at all.

    Raises NotWritten.
    """
    pending = file.with_name(f"{file.name}.{os.getpid()}.part")
    try:
        handle = os.open(pending, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(handle, "w+b") as raw, zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
            yield ArchiveWriter(archive)
        sync(pending)
        os.replace(pending, file)
        sync(file.absolute().parent)
    except OSError as error:
        why = cause(file.absolute().parent, error)
        raise NotWritten(f"The backup {file} cannot be written: {why}.") from error
    finally:
        pending.unlink(missing_ok=True)


class Archive:
    """A backup whose every byte has been checked."""

    def __init__(self, archive: zipfile.ZipFile, contents: Contents) -> None:
        self._archive = archive
        self.contents = contents

    def names(self, folder: str) -> list[str]:
        """Return the names of the members in a folder."""
        return [name for name in self.contents.files if name.startswith(f"{folder}/")]

    def extract(self, name: str, path: Path) -> None:
        """Write a member to a file."""
        path.parent.mkdir(parents=True, exist_ok=True)
        with self._archive.open(name) as source, path.open("wb") as target:
            shutil.copyfileobj(source, target, _CHUNK)

    def extract_folder(self, folder: str, target: Path) -> None:
        """Write the members in a folder below another one."""
        target.mkdir(parents=True, exist_ok=True)
        for name in self.names(folder):
            self.extract(name, target / name.removeprefix(f"{folder}/"))


@contextmanager
def open_archive(file: Path) -> Iterator[Archive]:
    """Open a backup after checking every byte of it. Raises BadBackup."""
    with ExitStack() as stack:
        with _naming_damage(file):
            archive = stack.enter_context(zipfile.ZipFile(file))
            contents = _contents(archive)
            _check(archive, contents)
        yield Archive(archive, contents)


@contextmanager
def _naming_damage(file: Path) -> Iterator[None]:
    """Raise BadBackup for a file that is missing, cannot be read, or is not what was written."""
    try:
        yield
    except FileNotFoundError as error:
        raise BadBackup(f"There is no backup {file}.") from error
    except OSError as error:
        raise BadBackup(f"The backup {file} cannot be read: {error.strerror or error}.") from error
    except (*_OF_ZIPFILE, _Damage) as error:
        raise BadBackup(f"{file} is no backup of zoneqa, or is damaged: {error}.") from error


class _Damage(Exception):
    """What is wrong with an archive."""


def _contents(archive: zipfile.ZipFile) -> Contents:
    try:
        row = json.loads(archive.read(_CONTENTS))
        contents = Contents(**row)
    except (KeyError, ValueError, TypeError, RecursionError) as error:
        raise _Damage("it does not say what is in it") from error
    if not isinstance(contents.files, dict):
        raise _Damage("it does not say what is in it")
    if contents.format != FORMAT:
        raise _Damage(f"it is of format {contents.format}, not {FORMAT}")
    return contents


def _check(archive: zipfile.ZipFile, contents: Contents) -> None:
    members = [name for name in archive.namelist() if name != _CONTENTS]
    if sorted(members) != sorted(contents.files):
        raise _Damage("files are missing, or there are others")
    for name, digest in contents.files.items():
        if not stays_below(name):
            raise _Damage(f"{name!r} leads elsewhere")
        with archive.open(name) as member:
            if _digest(member) != digest:
                raise _Damage(f"{name} is not what was written")


def _digest(member: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while chunk := member.read(_CHUNK):
        digest.update(chunk)
    return digest.hexdigest()
