"""Zip archives: limits that are checked before decompression, and archives of articles."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from zoneqa.documents.document import Parse, ParserOutput, Problem
from zoneqa.documents.formats.archive_names import member_names
from zoneqa.documents.formats.format_error import FormatError

MAX_ENTRIES = 2000
MAX_SIZE = 64 * 1024 * 1024
"""The highest total size in bytes that the members may declare."""

MAX_RATIO = 100
_MIN_RATIO_SIZE = 1024 * 1024
"""The size in bytes above which the ratio is checked, as small files may compress very well."""

_ENCRYPTED_FLAG = 0x1


def opened(data: bytes) -> zipfile.ZipFile:
    """Return the archive after checking its directory against the limits. Raises FormatError."""
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
    if any(map(_exceeds_ratio, members)):
        raise FormatError("archive_limit", f"A file in it is packed more than {MAX_RATIO}:1.")
    return archive


def member_bytes(archive: zipfile.ZipFile, member: str | zipfile.ZipInfo) -> bytes:
    """Return the content of a member, up to its declared size. Raises FormatError."""
    try:
        return archive.read(member)
    except KeyError as error:
        raise FormatError("corrupt", f"It lacks its part {member}.") from error
    except Exception as error:  # each way of packing has errors of its own
        raise FormatError("corrupt", "It cannot be unpacked.") from error


def parse(data: bytes, inner: Parse) -> Iterator[ParserOutput]:
    """Yield the documents of the files in a zip archive, each of which is parsed by `inner`."""
    archive = opened(data)
    named = _wanted(archive)
    if not named:
        raise FormatError("empty", "There is no file in it.")
    for member, name in named:
        for item in _parse_member(archive, member, name, inner):
            part = f"{name}, {item.part}" if item.part else name
            yield replace(item, part=part)


def names_after(data: bytes, parts: Collection[str]) -> list[str]:
    """Return the names of the files in an archive after the last one that any part is of.

    Raises FormatError.
    """
    names = [name for _, name in _wanted(opened(data))]
    reached = [
        number
        for number, name in enumerate(names, 1)
        if any(part == name or part.startswith(f"{name}, ") for part in parts)
    ]
    return names[max(reached, default=0) :]


def _wanted(archive: zipfile.ZipFile) -> list[tuple[zipfile.ZipInfo, str]]:
    """Return the members that a person put there, with their names."""
    members = archive.infolist()
    named = zip(members, member_names(members), strict=True)
    return [(member, name) for member, name in named if _is_wanted(name)]


def _exceeds_ratio(member: zipfile.ZipInfo) -> bool:
    size, packed = member.file_size, max(1, member.compress_size)
    return size > _MIN_RATIO_SIZE and size > MAX_RATIO * packed


def _is_wanted(name: str) -> bool:
    """Return whether a member is a file that a person put there."""
    parts = PurePosixPath(name).parts
    hidden = any(part.startswith(".") or part == "__MACOSX" for part in parts if part != "..")
    return not name.endswith("/") and not hidden


def _parse_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, inner: Parse
) -> Iterator[ParserOutput]:
    if member.flag_bits & _ENCRYPTED_FLAG:
        yield Problem("encrypted", "It is protected by a password.")
        return
    try:
        content = member_bytes(archive, member)
    except FormatError as refused:
        yield Problem(refused.reason, refused.says)
        return
    yield from inner(content, name)
