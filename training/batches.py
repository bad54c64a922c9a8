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

from training.encoding import PAD, TEXT, Pair

Batch = list[list[Pair]]


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
        shape = len(pairs), max(len(pair.ids) for pair in pairs)
        ids = np.full(shape, PAD, np.int64)
        segments = np.full(shape, TEXT, np.int64)
        mask = np.zeros(shape, np.int64)
        for n, pair in enumerate(pairs):
            ids[n, : len(pair.ids)] = pair.ids
            segments[n, : len(pair.ids)] = pair.segments
            mask[n, : len(pair.ids)] = 1
        words = self._table[ids].astype(np.float32)
        return Inputs(*(torch.from_numpy(a).to(self.device) for a in (words, mask, segments)))


def batches(groups: Sequence[list[Pair]], size: int, rng: Random) -> list[Batch]:
    """Return steps of about `size` pairs in random order; groups of similar length go together."""
    order = sorted(groups, key=lambda g: max(len(p.ids) for p in g) + 24 * rng.random())
    out: list[Batch] = [[]]
    for group in order:
        if sum(map(len, out[-1])) >= size:
            out.append([])
        out[-1].append(group)
    rng.shuffle(out)
    return out
