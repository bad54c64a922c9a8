"""Zip archives: limits that are checked before anything is inflated, and a zip of articles."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from zoneqa.documents.document import Document, Parse, Problem
from zoneqa.documents.formats.format_error import FormatError

MAX_ENTRIES = 2000
MAX_SIZE = 64 * 1024 * 1024
"""Bytes that all members together may declare."""

MAX_RATIO = 100
_RATIO_FROM = 1024 * 1024
"""Bytes from which on the ratio counts: small members of few words pack well by nature."""

_UTF8_NAME = 0x800
_ENCRYPTED = 0x1


def opened(data: bytes) -> zipfile.ZipFile:
    """Return the archive, if its central directory keeps to the limits. Raises FormatError."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise FormatError("corrupt", "Its archive is damaged.") from error
    members = archive.infolist()
    if len(members) > MAX_ENTRIES:
        raise FormatError(
            "archive_limit", f"It holds {len(members):,} files; {MAX_ENTRIES:,} at most."
        )
    if sum(member.file_size for member in members) > MAX_SIZE:
        raise FormatError("archive_limit", f"It unpacks to more than {MAX_SIZE >> 20} MB.")
    if any(map(_swells, members)):
        raise FormatError("archive_limit", f"A file in it is packed more than {MAX_RATIO}:1.")
    return archive


def member_bytes(archive: zipfile.ZipFile, member: str | zipfile.ZipInfo) -> bytes:
    """Return the content of a member, never more than it declared. Raises FormatError."""
    try:
        return archive.read(member)
    except KeyError as error:
        raise FormatError("corrupt", f"It lacks its part {member}.") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise FormatError("corrupt", "It cannot be unpacked.") from error


def parse(data: bytes, inner: Parse) -> Iterator[Document | Problem]:
    """Yield the documents of the files in a zip, each read by `inner` under its own name."""
    archive = opened(data)
    members = [member for member in archive.infolist() if _is_wanted(member)]
    if not members:
        raise FormatError("empty", "There is no file in it.")
    for member in members:
        name = _name(member)
        for item in _read(archive, member, name, inner):
            part = f"{name}, {item.part}" if item.part else name
            yield replace(item, part=part)


def _swells(member: zipfile.ZipInfo) -> bool:
    size, packed = member.file_size, max(1, member.compress_size)
    return size > _RATIO_FROM and size > MAX_RATIO * packed


def _is_wanted(member: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(member.filename).parts
    hidden = any(part.startswith(".") or part == "__MACOSX" for part in parts if part != "..")
    return not member.is_dir() and not hidden


def _name(member: zipfile.ZipInfo) -> str:
    # Zips made on Chinese Windows hold GBK names, which the format's default misreads.
    if member.flag_bits & _UTF8_NAME:
        return member.filename
    raw = member.filename.encode("cp437", "replace")
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")


def _read(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, inner: Parse
) -> Iterator[Document | Problem]:
    if member.flag_bits & _ENCRYPTED:
        yield Problem("encrypted", "It is protected by a password.")
        return
    try:
        content = member_bytes(archive, member)
    except FormatError as refused:
        yield Problem(refused.reason, refused.says)
        return
    yield from inner(content, name)
