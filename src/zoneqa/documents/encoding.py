"""Detection of encodings: a byte order mark, then UTF-8, then the most plausible encoding."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_SAMPLE = 1 << 16
"""The number of bytes that are examined to detect an encoding."""

_MIN_LIKENESS = 0.35
"""The lowest `likeness` at which a guessed encoding is accepted."""

_MAX_BAD_SHARE = 0.1
"""The highest share of control characters and the like that text may have."""

# A declared encoding is used unless another one scores higher by this margin.
_MARGIN = 0.15

# The UTF-32 mark begins with the UTF-16 mark, so it is tested first.
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_GUESSES = ("utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be")

# Declared encodings, and the supersets that files really use under these names.
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
# Python's big5 codec lacks characters that other programs write.
_CODECS = {"big5": "big5hkscs"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """Decoded text, its encoding, and the number of undecodable places (U+FFFD in the text)."""

    text: str
    encoding: str
    broken: int = 0


def decode(data: bytes, declared: str | None = None) -> Decoded | None:
    """Return the decoded bytes, or None if they are not text.

    `declared` is the encoding that the file names. It is preferred, but verified.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decode_as(data[len(mark) :], encoding)
    if _is_utf8(data[:_SAMPLE]):
        return _decode_as(data, "utf-8")
    claim = _DECLARED.get((declared or "").strip().lower().replace("_", "-"))
    guess = _guess(data[:_SAMPLE], claim)
    return _decode_as(data, guess) if guess else None


def likeness(text: str) -> float:
    """Return how much a text looks like Chinese or English: 1 if all characters are common.

    Rare characters count little. Control, private and undefined ones count negatively.
    """
    counts = Counter(text)
    return sum(_weight(char) * count for char, count in counts.items()) / max(1, len(text))


def _decode_as(data: bytes, encoding: str) -> Decoded | None:
    text = data.decode(_CODECS.get(encoding, encoding), "replace")
    counts = Counter(text[:_SAMPLE])
    bad = sum(count for char, count in counts.items() if _is_bad(char))
    if bad > _MAX_BAD_SHARE * min(len(text), _SAMPLE):
        return None
    # A truncated file may end in half a character, which is not worth a note.
    return Decoded(text, encoding, text.rstrip("\ufffd").count("\ufffd"))


def _is_utf8(sample: bytes) -> bool:
    # NUL bytes suggest UTF-16 without a mark. Its Latin text is valid UTF-8 as well.
    if b"\0" in sample:
        return False
    try:
        sample.decode()
    except UnicodeDecodeError as error:
        return len(sample) == _SAMPLE and error.start >= len(sample) - 3
    return True


def _guess(sample: bytes, claim: str | None) -> str | None:
    scores = {encoding: _likeness_in(sample, encoding) for encoding in _GUESSES}
    best = max(scores, key=lambda encoding: scores[encoding])
    if claim and _likeness_in(sample, claim) >= scores[best] - _MARGIN:
        best = claim
    return best if _likeness_in(sample, best) >= _MIN_LIKENESS else None


def _likeness_in(sample: bytes, encoding: str) -> float:
    return likeness(sample.decode(_CODECS.get(encoding, encoding), "replace").rstrip("\ufffd"))


def _weight(char: str) -> float:
    if char in _common_characters():
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
def _common_characters() -> frozenset[str]:
    # The first levels of GB2312 and Big5 hold the characters that each standard calls common.
    simplified = _decode_rows("gb2312", range(0xB0, 0xD8), range(0xA1, 0xFF))
    traditional = _decode_rows("big5", range(0xA4, 0xC7), [*range(0x40, 0x7F), *range(0xA1, 0xFF)])
    marks = "，。、；：？！“”‘’（）《》〈〉【】「」『』—…·％－\u3000０１２３４５６７８９"
    return frozenset(simplified + traditional + marks)


def _decode_rows(codec: str, rows: range, cells: Sequence[int]) -> str:
    pairs = bytes(byte for row in rows for cell in cells for byte in (row, cell))
    return pairs.decode(codec, "ignore")
