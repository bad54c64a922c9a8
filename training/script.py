"""Traditional and simplified characters, changed only where no offset moves."""

from __future__ import annotations

from functools import cache
from typing import Literal

import opencc

from training.passage import Item, Passage

Way = Literal["t2s", "s2t"]


@cache
def _converter(way: Way) -> opencc.OpenCC:
    return opencc.OpenCC(way)


@cache
def changed(text: str, way: Way) -> str:
    """The text in the other characters; the text itself where the length would change."""
    out: str = _converter(way).convert(text)
    return out if len(out) == len(text) else text


def simplified(text: str) -> str:
    """The text in simplified characters."""
    return changed(text, "t2s")


def convert(item: Item, way: Way, *, passage: bool = True) -> Item:
    """The item in the other characters; without `passage` only its question."""
    held = item.passage
    if passage:
        held = Passage(changed(held.title, way), changed(held.text, way), held.group)
    return Item(changed(item.question, way), held, item.start, item.end, item.answers)
