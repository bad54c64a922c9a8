"""Bytes to text: byte order mark, then UTF-8, then whichever encoding reads most like language."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_SAMPLE = 1 << 16
"""Bytes that are looked at to tell encodings apart."""

_READABLE = 0.35
"""The lowest `likeness` at which a guessed encoding is taken for the right one."""

_MOSTLY_BROKEN = 0.1
"""The share of control characters from which on something is no text in any encoding."""

# A declaration is believed unless another encoding reads better by this much.
_MARGIN = 0.15

# The UTF-32 mark begins with the UTF-16 mark, so it goes first.
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_GUESSES = ("utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be")

# What pages declare, and the superset in which their bytes are really written.
_DECLARED = {
    "ascii": "utf-8",
    "big5": "big5",
    "big5-hkscs": "big5",
    "cp936": "gb18030",
    "gb18030": "gb18030",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso-8859-1": "cp1252",
    "unicode-1-1-utf-8": "utf-8",
    "utf-16": "utf-16-le",
    "utf-16be": "utf-16-be",
    "utf-16le": "utf-16-le",
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "windows-1252": "cp1252",
}
# Python's plain big5 lacks characters that every other program writes.
_CODECS = {"big5": "big5hkscs"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was in, and how many places could not be read (U+FFFD in the text)."""

    text: str
    encoding: str
    broken: int = 0


def decode(data: bytes, declared: str | None = None) -> Decoded | None:
    """The text of the bytes, or None if they are no text at all.

    `declared` is the encoding that the file itself names: tried first, not trusted blindly.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding)
    if _is_utf8(data[:_SAMPLE]):
        return _decoded(data, "utf-8")
    claim = _DECLARED.get((declared or "").strip().lower().replace("_", "-"))
    guess = _guess(data[:_SAMPLE], claim)
    return _decoded(data, guess) if guess else None


def likeness(text: str) -> float:
    """How much text looks like Chinese or English: 1 if every character is a common one.

    Rare characters count little; controls, private and undefined ones count against it.
    """
    counts = Counter(text)
    return sum(_weight(char) * count for char, count in counts.items()) / max(1, len(text))


def _decoded(data: bytes, encoding: str) -> Decoded | None:
    text = data.decode(_CODECS.get(encoding, encoding), "replace")
    counts = Counter(text[:_SAMPLE])
    bad = sum(count for char, count in counts.items() if _is_bad(char))
    if bad > _MOSTLY_BROKEN * min(len(text), _SAMPLE):
        return None
    # A cut file may end in half a character: that is no damage worth a note.
    return Decoded(text, encoding, text.rstrip("\ufffd").count("\ufffd"))


def _is_utf8(sample: bytes) -> bool:
    # With NULs it may be UTF-16 without a mark, whose Latin half is valid UTF-8 as well.
    if b"\0" in sample:
        return False
    try:
        sample.decode()
    except UnicodeDecodeError as error:
        return len(sample) == _SAMPLE and error.start >= len(sample) - 3
    return True


def _guess(sample: bytes, claim: str | None) -> str | None:
    looks = {encoding: _look(sample, encoding) for encoding in _GUESSES}
    best = max(looks, key=lambda encoding: looks[encoding])
    if claim and _look(sample, claim) >= looks[best] - _MARGIN:
        best = claim
    return best if _look(sample, best) >= _READABLE else None


def _look(sample: bytes, encoding: str) -> float:
    return likeness(sample.decode(_CODECS.get(encoding, encoding), "replace").rstrip("\ufffd"))


def _weight(char: str) -> float:
    if char in _common():
        return 1.0
    if " " <= char <= "~" or char in "\t\n\r\f\x85":
        return 0.8
    if char == "\0":
        return 0.0
    if _is_bad(char):
        return -2.0
    return 0.1 if _is_han(char) else -0.3


def _is_bad(char: str) -> bool:
    if char in "\0\t\n\r\f\x85":
        return False
    return char == "\ufffd" or unicodedata.category(char) in ("Cc", "Cn", "Co", "Cs")


def _is_han(char: str) -> bool:
    return unicodedata.name(char, "").startswith("CJK ")


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    # The first levels of GB2312 and of Big5 are the characters that each standard called common.
    simplified = _table("gb2312", range(0xB0, 0xD8), range(0xA1, 0xFF))
    traditional = _table("big5", range(0xA4, 0xC7), [*range(0x40, 0x7F), *range(0xA1, 0xFF)])
    marks = "，。、；：？！“”‘’（）《》〈〉【】「」『』—…·％－\u3000０１２３４５６７８９"
    return frozenset(simplified + traditional + marks)


def _table(codec: str, rows: range, cells: Sequence[int]) -> str:
    pairs = bytes(byte for row in rows for cell in cells for byte in (row, cell))
    return pairs.decode(codec, "ignore")
