"""Cleaning text that comes in, and folding text that is compared.

Nothing here changes the length of text that offsets refer to: `clean_text` runs once, when an
article is read.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from zoneqa.text.han_numerals import HAN_DIGITS
from zoneqa.text.radicals import CHARACTER_OF_RADICAL

if TYPE_CHECKING:
    from opencc import OpenCC

_SURROGATE = re.compile("[\ud800-\udfff]")
# Control characters but tab and line breaks, and the characters that hide or reorder text:
# zero width, directional overrides, byte order marks, variation selectors, tags.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_LINE_BREAK = re.compile("\r\n|[\r\x85\u2028\u2029]")


def clean_text(text: str) -> str:
    """Return text without surrogates, control characters and hidden characters."""
    return without_hidden(_SURROGATE.sub("\ufffd", _LINE_BREAK.sub("\n", text)))


def without_hidden(text: str) -> str:
    """Return text without control characters and those that hide or reorder what is shown."""
    return _INVISIBLE.sub("", text)


_YEAR_IN_CHARACTERS = re.compile("[一二][九〇○零][〇○零一二三四五六七八九]{2}(?=年)")


def years_in_digits(text: str) -> str:
    """Return simplified text of equal length with 2023年 for 二〇二三年."""
    return _YEAR_IN_CHARACTERS.sub(lambda year: year[0].translate(HAN_DIGITS), text)


_SHORT = 500
"""Texts up to so many characters are kept converted: questions, headings, sentences."""


@lru_cache(maxsize=3)
def _converter(name: str) -> OpenCC:
    from opencc import OpenCC  # loads its dictionaries: only where text is compared

    return OpenCC(name)


# A raised digit after a number is no digit of it: 10⁴ is not 104.
_POWER_OF_NUMBER = re.compile("(?<=[0-9])([⁰¹²³⁴-⁹]+)")


def half_width(text: str) -> str:
    """Return text with full width made half, and radicals made the characters they stand for."""
    parts = _POWER_OF_NUMBER.split(text.translate(CHARACTER_OF_RADICAL))
    parts[::2] = (unicodedata.normalize("NFKC", part) for part in parts[::2])
    return "".join(parts)


def simplify(text: str) -> str:
    """Return text in half width and simplified script, with years in digits."""
    return _kept(text) if len(text) <= _SHORT else convert_script(text)


def fold(text: str) -> str:
    """Return text for comparing: simplified, and in lower case."""
    return simplify(text).casefold()


def convert_script(text: str) -> str:
    """Return what `simplify` returns, computed anew."""
    return years_in_digits(_converter("t2s").convert(half_width(text)))


@lru_cache(maxsize=4096)
def _kept(text: str) -> str:
    return convert_script(text)


_TRADITIONAL_CHARACTERS, _TRADITIONAL_SHARE = 2, 0.05
"""The fewest characters of a text in traditional script that simplifying changes."""


def in_mainland_words(text: str) -> str:
    """Return text in simplified script and, if it was in traditional, in the mainland's words.

    積體電路 becomes 集成电路. The length may change.
    """
    if not is_traditional(text):
        return simplify(text)
    return years_in_digits(
        _converter("hk2s").convert(_converter("tw2sp").convert(half_width(text)))
    )


def as_read(text: str) -> str:
    """Return text as it is read and compared, of equal length: with characters for radicals.

    Years come in digits. Text in traditional script comes in simplified script and, where that
    keeps the length, in the words of the mainland.
    """
    plain = text.translate(CHARACTER_OF_RADICAL)
    if is_traditional(plain):
        forms = (_converter(name).convert(plain) for name in ("tw2sp", "t2s"))
        plain = next((form for form in forms if len(form) == len(text)), plain)
    return years_in_digits(plain)


def is_traditional(text: str) -> bool:
    """Return whether a text, judged by its beginning, is in traditional script."""
    head = text[:_SHORT]
    changed = sum(a != b for a, b in zip(half_width(head), simplify(head), strict=False))
    return changed >= max(_TRADITIONAL_CHARACTERS, _TRADITIONAL_SHARE * len(head))
