"""Pairs as tensors, and groups of pairs as steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from training.encoding import Pair
from zoneqa.reader.inputs import PAD, TEXT, ReaderInput

Batch = list[list[Pair]]


@dataclass(frozen=True, slots=True)
class InputBatch:
    """Inputs padded to the longest, [inputs, tokens]; `mask` is 1 on real tokens."""

    ids: NDArray[np.int32]
    segments: NDArray[np.int32]
    mask: NDArray[np.int64]


@dataclass(frozen=True)
class Inputs:
    """The inputs of the reader for some pairs, padded to the longest."""

    words: Tensor
    mask: Tensor
    segments: Tensor


class Feed:
    """Looks up the word vectors of pairs and moves them to the device."""

    def __init__(self, table: NDArray[Any], device: torch.device) -> None:
        self._table = table
        self.device = device

    def inputs(self, pairs: Sequence[Pair]) -> Inputs:
        """Return the inputs of some pairs."""
        batch = padded([pair.input for pair in pairs])
        words = self._table[batch.ids].astype(np.float32)
        arrays = words, batch.mask, batch.segments.astype(np.int64)
        return Inputs(*(torch.from_numpy(array).to(self.device) for array in arrays))


def batches(groups: Sequence[list[Pair]], size: int, rng: Random) -> list[Batch]:
    """Return steps of about `size` pairs in random order; groups of similar length go together."""
    order = sorted(groups, key=lambda g: max(map(len, g)) + 24 * rng.random())
    out: list[Batch] = [[]]
    for group in order:
        if sum(map(len, out[-1])) >= size:
            out.append([])
        out[-1].append(group)
    rng.shuffle(out)
    return out


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
