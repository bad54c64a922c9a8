"""The names of the files in a zip archive, as the person who packed it saw them."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Sequence

from zoneqa.documents.encoding import decode

_UTF8_FLAG = 0x800
_UNICODE_PATH = 0x7075
"""The id of Info-ZIP's extra field with a name in UTF-8."""

_DRIVE = re.compile(r"(?:[A-Za-z]:)?/+|[A-Za-z]:")


def member_names(members: Sequence[zipfile.ZipInfo]) -> list[str]:
    """Return a readable name for each member: with slashes, below no drive or root."""
    stated = [_stated_name(member) for member in members]
    unstated = [_raw_name(m) for m, name in zip(members, stated, strict=True) if name is None]
    # One program packed them all: together they tell more about their encoding than each alone.
    guess = decode(b"\n".join(unstated))
    encoding = guess.encoding if guess else "gb18030"
    return [
        _with_slashes(_decoded(_raw_name(member), encoding) if name is None else name)
        for member, name in zip(members, stated, strict=True)
    ]


def _stated_name(member: zipfile.ZipInfo) -> str | None:
    """Return the name if the archive says that it is Unicode."""
    if member.flag_bits & _UTF8_FLAG:
        return member.filename
    return _unicode_path(member.extra, zlib.crc32(_raw_name(member)))


def _raw_name(member: zipfile.ZipInfo) -> bytes:
    # zipfile decodes a name without the flag as CP437.
    return member.orig_filename.encode("cp437", "replace")


def _unicode_path(extra: bytes, checksum: int) -> str | None:
    """Return the name in the extra field, if it is about the name with this checksum."""
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _UNICODE_PATH and struct.pack("<BI", 1, checksum) == field[:5]:
            return field[5:].decode("utf-8", "replace") or None
    return None


def _decoded(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode(encoding, "replace")


def _with_slashes(name: str) -> str:
    # Only after decoding: in GBK, the byte of a backslash may be the second half of a character.
    name = name.replace("\\", "/")
    root = _DRIVE.match(name)
    return name[root.end() :] if root else name
