"""Filtering the results of an engine that cannot filter by itself."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TypeVar

import numpy as np

from zoneqa.index.base import RowIds

_Found = TypeVar("_Found")


def post_filter(
    search: Callable[[int], dict[int, _Found]], allowed: RowIds, total: int, k: int
) -> dict[int, _Found]:
    """Return the k best allowed rows of an unfiltered search over `total` rows.

    More and more rows are requested until k of them are allowed: at first twice as many as would
    do if the allowed rows were spread evenly.
    """
    requested = math.ceil(2 * k * total / len(allowed)) if len(allowed) else 0
    while requested:
        found = search(requested)
        rows = np.fromiter(found, dtype=np.int64, count=len(found))
        kept = rows[np.isin(rows, allowed)][:k].tolist()
        if len(kept) == k or len(found) < requested:
            return {row: found[row] for row in kept}
        requested *= 4
    return {}
