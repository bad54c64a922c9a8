"""The terms that the lexical index counts."""

from __future__ import annotations

import re
from operator import add

from zoneqa.text.characters import HAN, is_han
from zoneqa.text.normalize import fold

_TERM = re.compile(rf"\d+(?:[.,]\d+)*|[^\W\d_{HAN}]+|[{HAN}]+")
_SYMBOL = re.compile(r"[A-Za-z0-9]+(?:[.,-][A-Za-z0-9]+)*")


def has_words(text: str) -> bool:
    """Return whether there is a letter, a digit or a Chinese character at all."""
    return _TERM.search(text) is not None


def terms(text: str) -> list[str]:
    """Return Chinese characters and bigrams, whole numbers and words, as the index counts them."""
    return folded_terms(fold(text))


def symbols(text: str) -> list[str]:
    """Return what is written alike in every language: figures, words like 5G, GaN or COVID-19."""
    return [word for word in _SYMBOL.findall(text) if _is_symbol(word)]


def _is_symbol(word: str) -> bool:
    return any(map(str.isdigit, word)) or any(map(str.isupper, word[1:]))


def bigrams(word: str) -> list[str]:
    """Return the terms that stand for a whole word: its bigrams, or its only character."""
    found = terms(word)
    return [term for term in found if len(term) > 1] or found


def folded_terms(folded: str) -> list[str]:
    """Return the terms of a text that is folded already."""
    found: list[str] = []
    for run in _TERM.findall(folded):
        if is_han(run[0]):
            found.extend(run)
            found.extend(map(add, run, run[1:]))
        else:
            found.append(run.replace(",", ""))
    return found


def content_terms(text: str) -> frozenset[str]:
    """Return the pairs of Chinese characters, the numbers and the words of a text."""
    found = folded_terms(fold(text))
    return frozenset(term for term in found if len(term) > 1 or not is_han(term))
