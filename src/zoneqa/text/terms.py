"""Terms: what the lexical index counts."""

from __future__ import annotations

import re
from operator import add

from zoneqa.text.characters import HAN
from zoneqa.text.normalize import fold

_TERM = re.compile(rf"\d+(?:[.,]\d+)*|[^\W\d_{HAN}]+|[{HAN}]+")
_SYMBOL = re.compile(r"[A-Za-z0-9]+(?:[.,-][A-Za-z0-9]+)*")
_HAN_CHARACTER = re.compile(f"[{HAN}]")


def has_words(text: str) -> bool:
    """Whether there is a letter, a digit or a Chinese character at all."""
    return _TERM.search(text) is not None


def terms(text: str) -> list[str]:
    """What the lexical index counts: Chinese characters and bigrams, whole numbers and words."""
    return folded_terms(fold(text))


def symbols(text: str) -> list[str]:
    """What is written alike in every language: figures, and words like 5G, GaN or COVID-19."""
    return [word for word in _SYMBOL.findall(text) if re.search("[0-9]|.[A-Z]", word)]


def bigrams(word: str) -> list[str]:
    """The terms that stand for a word as a whole: its bigrams; a single character stands alone."""
    found = terms(word)
    return [term for term in found if len(term) > 1] or found


def folded_terms(folded: str) -> list[str]:
    """The terms of a text that is folded already."""
    found: list[str] = []
    for run in _TERM.findall(folded):
        if _HAN_CHARACTER.match(run):
            found.extend(run)
            found.extend(map(add, run, run[1:]))
        else:
            found.append(run.replace(",", ""))
    return found
