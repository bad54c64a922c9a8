"""What somebody who knows Chinese text sets: passages of whole sentences, character bigrams."""

from __future__ import annotations

import re

LENGTH = 300
"""Characters of a passage, at most."""

SENTENCE_ENDS = "\n。！？；"

TERMS = r"(?=([\u4e00-\u9fff]{2}|(?<![a-z0-9.])[a-z0-9.]+))"
"""Finds, in lower case, character bigrams, which overlap, and whole numbers and words."""

_SENTENCE = re.compile(rf"[^{SENTENCE_ENDS}]*(?:[{SENTENCE_ENDS}]+[”』」]?|$)")
_TERM = re.compile(TERMS)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, which make up all of it."""
    return [sentence for sentence in _SENTENCE.findall(text) if sentence]


def passages(text: str) -> list[str]:
    """Return a text in passages of whole sentences; one that is too long is cut."""
    found = [""]
    for sentence in (part for each in sentences(text) for part in _parts(each)):
        if found[-1] and len(found[-1]) + len(sentence) > LENGTH:
            found.append("")
        found[-1] += sentence
    return found


def _parts(sentence: str) -> list[str]:
    return [sentence[start : start + LENGTH] for start in range(0, len(sentence), LENGTH)]


def terms(text: str) -> list[str]:
    """Return the bigrams, numbers and words of a text."""
    return _TERM.findall(text.lower())
