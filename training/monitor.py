"""Held-out pairs by which a training run is monitored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch

from training import reports
from training.batches import Feed
from training.encoding import Encoder, Pair
from training.groups import contrasts_of
from training.model import Reader
from training.seeding import seeded_random
from zoneqa.reader.inputs import TEXT
from zoneqa.types import Bounds
from zoneqa_eval.measures.abstention import auroc

_EVERY = 16


def monitored_pairs(encoder: Encoder) -> list[Pair]:
    """Return every sixteenth question on held-out reports and news, with the window to read."""
    rng = seeded_random(1)
    questions = [*reports.load(), *reports.load(reports.NEWS)]
    held_out = sorted((q for q in questions if q.held_out), key=lambda q: q.question)
    examples = [reports.group(q, rng, 1).examples[0] for q in held_out[::_EVERY]]
    return [pair for example in examples if (pair := encoder.encode(example))]


def monitored_contrasts(encoder: Encoder) -> list[Pair]:
    """Return contrasts on held-out reports and news: each pair that answers, then its contrast."""
    questions = [*reports.load(), *reports.load(reports.NEWS)]
    maker = contrasts_of([q for q in questions if not q.held_out])
    rng = seeded_random(2)
    held_out = sorted((q for q in questions if q.held_out and q.quote), key=lambda q: q.question)
    groups = [
        group
        for question in held_out[::_EVERY]
        for group in maker.groups(reports.group(question, rng, 0).examples[0], rng)
    ]
    coded = [[encoder.encode(example) for example in group.examples] for group in groups]
    return [pair for pairs in coded if all(pairs) for pair in pairs if pair]


@torch.no_grad()
def evaluate(
    model: Reader, feed: Feed, pairs: Sequence[Pair], contrasts: Sequence[Pair]
) -> dict[str, float]:
    """Return the AUROC of answerable against unanswerable, and the share of exact spans.

    `contrast` is the share of contrasts that have the lower answer logit of the two.
    """
    model.eval()
    seen = [_output(model, feed, pair) for pair in pairs]
    ahead = [
        _output(model, feed, one).logit > _output(model, feed, other).logit
        for one, other in zip(contrasts[::2], contrasts[1::2], strict=True)
    ]
    model.train()
    both = list(zip(pairs, seen, strict=True))
    positive = [output.logit for pair, output in both if pair.answerable]
    negative = [output.logit for pair, output in both if not pair.answerable]
    hits = [output.span == (pair.start, pair.end) for pair, output in both if pair.answerable]
    return {
        "auroc": round(auroc(positive, negative), 4),
        "span": round(float(np.mean(hits)), 4),
        "contrast": round(float(np.mean(ahead)), 4),
    }


@dataclass(frozen=True, slots=True)
class _Output:
    logit: float
    span: Bounds


def _output(model: Reader, feed: Feed, pair: Pair) -> _Output:
    given = feed.inputs([pair])
    start, end, answer = model(given.words, given.mask, given.segments)
    text = given.segments == TEXT
    first, last = (int(logits.masked_fill(~text, -1e4).argmax()) for logits in (start, end))
    return _Output(float(answer), (first, last))
