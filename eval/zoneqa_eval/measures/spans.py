"""Exact match and F1 of short answers, as the CMRC 2018 scorer defines them."""

from __future__ import annotations

import re
from collections.abc import Sequence

_DROPPED = str.maketrans("", "", "-:_*^/\\~`+=，。：？！“”；’《》…·、「」（）－～『』")
_HAN = "\u4e00-\u9fa5"
# A Chinese character is a piece; so is a word or number, and any other mark.
_PIECE = re.compile(rf"[{_HAN}]|[^\W_{_HAN}]+(?:[.,'%][^\W_{_HAN}]+)*|[^\s\w]")


def exact(said: str, references: Sequence[str]) -> float:
    """1 if what was said is one of the references, listed marks aside."""
    return float(any(_plain(said) == _plain(reference) for reference in references))


def f1(said: str, references: Sequence[str]) -> float:
    """The best F1 with a reference, over the longest run of pieces that both share."""
    return max((_f1(pieces(said), pieces(reference)) for reference in references), default=0.0)


def pieces(text: str) -> list[str]:
    """A text as it is compared."""
    return _PIECE.findall(_plain(text))


def _f1(said: Sequence[str], reference: Sequence[str]) -> float:
    run = longest_run(said, reference)
    return 2 * run / (len(said) + len(reference)) if run else 0.0


def longest_run(one: Sequence[str], other: Sequence[str]) -> int:
    """The length of the longest run of pieces that stands in both."""
    best, ending = 0, [0] * (len(other) + 1)
    for piece in one:
        shifted = zip(other, ending[:-1], strict=True)
        ending = [0, *(length + 1 if piece == match else 0 for match, length in shifted)]
        best = max(best, *ending)
    return best


def _plain(text: str) -> str:
    return text.lower().strip().translate(_DROPPED)
