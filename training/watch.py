"""A few held-out pairs to watch a run by."""

from __future__ import annotations

import numpy as np
import torch

from training import reports
from training.batches import Feed
from training.chance import seeded
from training.encoding import TEXT, Encoder, Pair
from training.model import Reader
from training.scores import auroc


def watched(encoder: Encoder) -> list[Pair]:
    """Every second question on held-out reports and news, with the window to read for it."""
    rng = seeded(1)
    asked = [*reports.load(), *reports.load(reports.NEWS)]
    held = sorted((a for a in asked if a.held), key=lambda a: a.question)
    items = [reports.group(a, rng, 1).items[0] for a in held[::2]]
    return [pair for item in items if (pair := encoder.encode(item))]


@torch.no_grad()
def look(model: Reader, feed: Feed, pairs: list[Pair]) -> dict[str, float]:
    """AUROC of answerable against unanswerable, and the share of spans that are exactly right."""
    model.eval()
    scores: list[float] = []
    hits: list[bool] = []
    for at in range(0, len(pairs), 16):
        part = pairs[at : at + 16]
        given = feed.inputs(part)
        start, end, answer = model(given.words, given.mask, given.segments)
        text = (given.mask > 0) & (given.segments == TEXT)
        first = start.masked_fill(~text, -1e4).argmax(1).tolist()
        last = end.masked_fill(~text, -1e4).argmax(1).tolist()
        scores += answer.tolist()
        found = zip(part, first, last, strict=True)
        hits += [a == pair.start and b == pair.end for pair, a, b in found if pair.answerable]
    model.train()
    good = [score for score, pair in zip(scores, pairs, strict=True) if pair.answerable]
    bad = [score for score, pair in zip(scores, pairs, strict=True) if not pair.answerable]
    return {"auroc": round(auroc(good, bad), 4), "span": round(float(np.mean(hits)), 4)}
