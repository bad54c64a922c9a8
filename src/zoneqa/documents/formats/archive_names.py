"""The names of the files in a zip archive, as the person who packed it saw them."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Sequence
from contextlib import suppress

from zoneqa.documents.encoding import decode

_UTF8_FLAG = 0x800
_UNICODE_PATH = 0x7075
"""The id of Info-ZIP's extra field with a name in UTF-8."""

_ENCODINGS = ("gb18030", "big5")
_DRIVE = re.compile(r"(?:[A-Za-z]:)?/+|[A-Za-z]:")


def member_names(members: Sequence[zipfile.ZipInfo]) -> list[str]:
    """Return a readable name for each member: with slashes, below no drive or root."""
    # One program packed them all: together they tell more about their encoding than each alone.
    guess = decode(b"\n".join(_raw_name(m) for m in members if not m.flag_bits & _UTF8_FLAG))
    encoding = guess.encoding if guess and guess.encoding in _ENCODINGS else "gb18030"
    return [_with_slashes(_name(member, encoding)) for member in members]


def _name(member: zipfile.ZipInfo, encoding: str) -> str:
    """Return the name as it is stored: in UTF-8 if so marked, else in the encoding if it can be.

    Packers that cannot store a name put it, in UTF-8, beside a stopgap in ASCII.
    """
    if member.flag_bits & _UTF8_FLAG:
        return member.filename
    raw = _raw_name(member)
    for codec in () if raw.isascii() else ("utf-8", encoding):
        with suppress(UnicodeDecodeError):
            return raw.decode(codec)
    return _unicode_path(member.extra, zlib.crc32(raw)) or raw.decode(encoding, "replace")


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


def _with_slashes(name: str) -> str:
    # Only after decoding: in GBK, the byte of a backslash may be the second half of a character.
    name = name.replace("\\", "/")
    root = _DRIVE.match(name)
    return name[root.end() :] if root else name
