"""Exact match and F1 of short answers, as the CMRC 2018 scorer defines them."""

from __future__ import annotations

import re
from collections.abc import Sequence

_IGNORED = str.maketrans("", "", "-:_*^/\\~`+=，。：？！“”；’《》…·、「」（）－～『』")
_HAN = "\u4e00-\u9fa5"
# A token is a Chinese character, a word or number, or any other mark.
_TOKEN = re.compile(rf"[{_HAN}]|[^\W_{_HAN}]+(?:[.,'%][^\W_{_HAN}]+)*|[^\s\w]")


def exact_match(answer: str, references: Sequence[str]) -> float:
    """Return 1 if an answer is one of the references, the listed marks aside."""
    return float(any(plain(answer) == plain(reference) for reference in references))


def f1(answer: str, references: Sequence[str]) -> float:
    """Return the best F1 with a reference, by the longest run of tokens that both share."""
    return max((_f1(tokens(answer), tokens(reference)) for reference in references), default=0.0)


def tokens(text: str) -> list[str]:
    """Return the tokens that are compared."""
    return _TOKEN.findall(plain(text))


def plain(text: str) -> str:
    """Return a text in lower case, without the listed marks."""
    return text.lower().strip().translate(_IGNORED)


def longest_run(one: Sequence[str], other: Sequence[str]) -> int:
    """Return the length of the longest run of tokens that occurs in both."""
    best, ending = 0, [0] * (len(other) + 1)
    for token in one:
        shifted = zip(other, ending[:-1], strict=True)
        ending = [0, *(length + 1 if token == match else 0 for match, length in shifted)]
        best = max(best, *ending)
    return best


def _f1(answer: Sequence[str], reference: Sequence[str]) -> float:
    run = longest_run(answer, reference)
    return 2 * run / (len(answer) + len(reference)) if run else 0.0
