"""The loss of a step: spans, whether a text answers, and the ranking within each group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import Batch, Feed, Inputs
from training.encoding import TEXT, Pair
from training.model import Reader
from training.plan import Plan

_NEVER = -1e4  # the logit of a token that cannot be chosen


@dataclass(frozen=True)
class Loss:
    """The loss of a step, and the number of its tokens."""

    value: Tensor
    tokens: int


@dataclass(frozen=True)
class Losses:
    """Computes the losses of a reader; in bfloat16 if `half`."""

    plan: Plan
    model: Reader
    feed: Feed
    half: bool

    def of(self, batch: Batch) -> Loss:
        """Return the loss of a step; its pairs are run in parts of similar length."""
        flat = [(number, pair) for number, group in enumerate(batch) for pair in group]
        flat.sort(key=lambda entry: len(entry[1].ids))
        on_cpu = self.feed.device.type == "cpu"
        part = max(4, len(flat) // 3) if on_cpu else len(flat)
        terms: list[Tensor] = []
        answers: list[Tensor] = []
        tokens = 0
        for at in range(0, len(flat), part):
            pairs = [pair for _, pair in flat[at : at + part]]
            inputs = self.feed.inputs(pairs)
            tokens += int(inputs.mask.sum())
            spans, answering, answer = self._pair_losses(pairs, inputs)
            terms += [spans, answering]
            answers.append(answer)
        terms += self._ranking(flat, torch.cat(answers))
        total = sum(terms, torch.zeros((), device=self.feed.device))
        return Loss(total / len(flat), tokens)

    def _pair_losses(self, pairs: Sequence[Pair], inputs: Inputs) -> tuple[Tensor, Tensor, Tensor]:
        """Return the span loss, the answer loss and the answer logits of single pairs."""
        device = self.feed.device
        with torch.autocast(device.type, torch.bfloat16, enabled=self.half):
            start, end, answer = self.model(inputs.words, inputs.mask, inputs.segments)
        good = torch.tensor([float(p.answerable) for p in pairs], device=device)
        weight = good + (1 - good) * self.plan.null
        starts = torch.tensor([p.start for p in pairs], device=device)
        ends = torch.tensor([p.end for p in pairs], device=device)
        spans = _span_loss(start, inputs, starts) + _span_loss(end, inputs, ends)
        answering = functional.binary_cross_entropy_with_logits(
            answer.float(), good, reduction="sum"
        )
        return (spans * weight).sum() / 2, answering, answer.float()

    def _ranking(self, flat: Sequence[tuple[int, Pair]], answers: Tensor) -> list[Tensor]:
        """Return the losses of the groups in which one pair answers and others do not."""
        members: dict[int, list[int]] = {}
        for n, (group, _) in enumerate(flat):
            members.setdefault(group, []).append(n)
        out: list[Tensor] = []
        for places in members.values():
            best = [k for k, n in enumerate(places) if flat[n][1].answerable]
            if len(best) == 1 and len(places) > 1:
                target = torch.tensor(best[0], device=self.feed.device)
                loss = functional.cross_entropy(answers[places], target)
                out.append(self.plan.rank * len(places) * loss)
        return out


def _span_loss(logits: Tensor, inputs: Inputs, target: Tensor) -> Tensor:
    allowed = (inputs.mask > 0) & (inputs.segments == TEXT)
    allowed[:, 0] = True
    masked = logits.float().masked_fill(~allowed, _NEVER)
    return functional.cross_entropy(masked, target, reduction="none")
