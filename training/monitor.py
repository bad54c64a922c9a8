"""Held-out pairs by which a training run is monitored."""

from __future__ import annotations

import numpy as np
import torch

from training import reports
from training.batches import Feed
from training.encoding import TEXT, Encoder, Pair
from training.model import Reader
from training.seeding import seeded_random
from zoneqa_eval.measures.abstention import auroc


def monitored_pairs(encoder: Encoder) -> list[Pair]:
    """Return every second question on held-out reports and news, with the window to read."""
    rng = seeded_random(1)
    questions = [*reports.load(), *reports.load(reports.NEWS)]
    held_out = sorted((q for q in questions if q.held_out), key=lambda q: q.question)
    examples = [reports.group(q, rng, 1).examples[0] for q in held_out[::2]]
    return [pair for example in examples if (pair := encoder.encode(example))]


@torch.no_grad()
def evaluate(model: Reader, feed: Feed, pairs: list[Pair]) -> dict[str, float]:
    """Return the AUROC of answerable against unanswerable, and the share of exact spans."""
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
    positive = [score for score, pair in zip(scores, pairs, strict=True) if pair.answerable]
    negative = [score for score, pair in zip(scores, pairs, strict=True) if not pair.answerable]
    return {"auroc": round(auroc(positive, negative), 4), "span": round(float(np.mean(hits)), 4)}
