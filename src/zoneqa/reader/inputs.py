"""The input of the cross-encoder: `<s> question </s></s> title </s> text </s>`, with segments.

Serving and training build it here, so that both read a pair alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BOS, PAD, EOS = 0, 1, 2
QUESTION, TITLE, TEXT = 0, 1, 2
"""The segments."""

LONGEST = {QUESTION: 48, TITLE: 32, TEXT: 320}
"""Tokens that are kept of each segment."""


@dataclass(frozen=True, slots=True)
class ReaderInput:
    """Token ids with their segments; the text's first token stands at `text_start`."""

    ids: list[int]
    segments: list[int]
    text_start: int


@dataclass(frozen=True, slots=True)
class InputBatch:
    """Inputs padded to the longest, [inputs, tokens]; `mask` is 1 on real tokens."""

    ids: NDArray[np.int32]
    segments: NDArray[np.int32]
    mask: NDArray[np.int64]


def reader_input(question: list[int], title: list[int], text: list[int]) -> ReaderInput:
    """Return the input of token ids; what is too long is cut off at its end."""
    head = [BOS, *question[: LONGEST[QUESTION]], EOS, EOS]
    segments = [QUESTION] * len(head)
    if title:
        head += [*title[: LONGEST[TITLE]], EOS]
        segments += [TITLE] * (len(head) - len(segments))
    kept = text[: LONGEST[TEXT]]
    return ReaderInput([*head, *kept, EOS], [*segments, *[TEXT] * (len(kept) + 1)], len(head))


def padded(inputs: Sequence[ReaderInput]) -> InputBatch:
    """Return inputs as arrays of one shape."""
    shape = len(inputs), max(len(each.ids) for each in inputs)
    ids = np.full(shape, PAD, np.int32)
    segments = np.full(shape, TEXT, np.int32)
    mask = np.zeros(shape, np.int64)
    for row, each in enumerate(inputs):
        ids[row, : len(each.ids)] = each.ids
        segments[row, : len(each.ids)] = each.segments
        mask[row, : len(each.ids)] = 1
    return InputBatch(ids, segments, mask)
