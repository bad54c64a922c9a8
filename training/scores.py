"""Scores of answers, as the CMRC 2018 scorer defines exact match and F1, and AUROC."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

_DROPPED = set("-:_*^/\\~`+=，。：？！“”；’《》…·、「」（）－～『』")
_PIECE = re.compile(r"[\u4e00-\u9fa5]|[^\W_\u4e00-\u9fa5]+(?:[.,'%][^\W_\u4e00-\u9fa5]+)*|[^\s\w]")


def exact(said: str, references: Sequence[str]) -> float:
    """1 if what was said is a reference, marks aside."""
    return float(any(_plain(said) == _plain(reference) for reference in references))


def holds(said: str, references: Sequence[str]) -> float:
    """1 if a reference is part of what was said, marks aside."""
    return float(any(_plain(reference) in _plain(said) for reference in references))


def f1(said: str, references: Sequence[str]) -> float:
    """F1 over the longest run of characters and words that a reference shares."""
    return max((_overlap(_pieces(said), _pieces(r)) for r in references), default=0.0)


def auroc(good: Sequence[float], bad: Sequence[float]) -> float:
    """The share of pairs of a good and a bad score in which the good one is higher."""
    if not good or not bad:
        return float("nan")
    high, low = np.array(good)[:, None], np.array(bad)[None]
    return float((high > low).mean() + 0.5 * (high == low).mean())


def _plain(text: str) -> str:
    return "".join(c for c in text.lower().strip() if c not in _DROPPED)


def _pieces(text: str) -> list[str]:
    return _PIECE.findall(_plain(text))


def _overlap(said: list[str], reference: list[str]) -> float:
    run = _longest_run(said, reference)
    return 2 * run / (len(said) + len(reference)) if run else 0.0


def _longest_run(one: list[str], other: list[str]) -> int:
    before, best = [0] * (len(other) + 1), 0
    for x in one:
        now = [0, *(before[j] + 1 if x == y else 0 for j, y in enumerate(other))]
        best = max(best, *now)
        before = now
    return best
