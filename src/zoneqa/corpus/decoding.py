"""Bytes to text."""

from __future__ import annotations

from pathlib import Path

from zoneqa.errors import UnreadableInput

# UTF-8 refuses nearly everything that is not UTF-8, so it goes first; GB18030 takes almost
# anything, so it goes last.
_ENCODINGS = ("utf-8-sig", "gb18030")
_BOMS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def read_text(path: Path) -> str:
    """The text of a file in UTF-8, UTF-16 with a byte order mark, or GB18030."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableInput(f"{path} cannot be read: {error.strerror}.") from error
    for encoding in (_BOMS[data[:2]],) if data[:2] in _BOMS else _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableInput(f"{path} is not text in UTF-8, UTF-16 or GB18030.")
