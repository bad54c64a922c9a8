"""Kinds of characters."""

from __future__ import annotations

HAN = "\u2e80-\u2fd5\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""The ranges of Chinese characters and radicals, for a class in a regular expression."""

BLANK = "[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
"""A blank of any width. A tab is none: it parts the cells of a table."""

_RANGES = tuple(zip(HAN[::3], HAN[2::3], strict=True))


def is_han(character: str) -> bool:
    """Return whether a character is Chinese."""
    return any(first <= character <= last for first, last in _RANGES)


def is_latin_letter(character: str) -> bool:
    """Return whether a character is one of A to Z, large or small; an empty text is none."""
    return character.isascii() and character.isalpha()


def is_chinese_word(text: str, longest: int) -> bool:
    """Return whether a text is two to `longest` common Chinese characters."""
    return 2 <= len(text) <= longest and all("\u4e00" <= c <= "\u9fff" for c in text)


def display_width(text: str) -> int:
    """Return the columns of a line: two for a Chinese character or mark, one for any other."""
    return sum(2 if ord(c) > 0x2E7F or c in "“”‘’…—" else 1 for c in text)
