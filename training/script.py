"""Conversion between traditional and simplified characters that never moves an offset."""

from __future__ import annotations

from functools import cache
from typing import Literal

import opencc

from training.passage import Example, Passage

Conversion = Literal["t2s", "s2t"]


@cache
def _converter(conversion: Conversion) -> opencc.OpenCC:
    return opencc.OpenCC(conversion)


@cache
def converted(text: str, conversion: Conversion) -> str:
    """Return the converted text; the text itself where the length would change."""
    result: str = _converter(conversion).convert(text)
    return result if len(result) == len(text) else text


def simplified(text: str) -> str:
    """Return the text in simplified characters."""
    return converted(text, "t2s")


def convert(example: Example, conversion: Conversion, *, passage: bool = True) -> Example:
    """Return the converted example; without `passage` only its question is converted."""
    text = example.passage
    if passage:
        text = Passage(
            converted(text.title, conversion), converted(text.text, conversion), text.group
        )
    return Example(
        converted(example.question, conversion), text, example.start, example.end, example.answers
    )
