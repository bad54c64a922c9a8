"""The cross-encoder: e5's layers over given word vectors, a span head and an answer head."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from training.pretrained import Pretrained
from zoneqa.models_build import bert
from zoneqa.models_build.e5s1 import Shape

SEGMENTS = 3  # question, title, text
HEADS = ("span", "pool", "answer")


class Layer(nn.Module):
    """A transformer layer, normalized after each residual connection."""

    def __init__(self, shape: Shape, drop: float) -> None:
        super().__init__()
        width = shape.hidden
        self.heads = shape.heads
        self.drop = drop
        self.q, self.k, self.v = (nn.Linear(width, width) for _ in range(3))
        self.ao = nn.Linear(width, width)
        self.aln = nn.LayerNorm(width, shape.epsilon)
        self.fi = nn.Linear(width, shape.feed_forward)
        self.fo = nn.Linear(shape.feed_forward, width)
        self.oln = nn.LayerNorm(width, shape.epsilon)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Return the vectors of the tokens for the next layer."""
        texts, tokens, width = x.shape
        size = width // self.heads
        q, k, v = (
            part(x).view(texts, tokens, self.heads, size).transpose(1, 2)
            for part in (self.q, self.k, self.v)
        )
        # Not the fused attention, whose backward pass is slower on a CPU in bfloat16.
        shares = torch.softmax(q @ k.transpose(2, 3) * size**-0.5 + bias, dim=3)
        mixed = shares.to(v.dtype) @ v
        a = self.ao(mixed.transpose(1, 2).reshape(texts, tokens, width))
        x = self.aln(x + functional.dropout(a, self.drop, self.training))
        h = self.fo(functional.gelu(self.fi(x)))
        out: Tensor = self.oln(x + functional.dropout(h, self.drop, self.training))
        return out


class Reader(nn.Module):
    """A cross-encoder with a span head and an answer head.

    Start and end may point at position 0, which means "no answer in this text".
    """

    def __init__(self, shape: Shape, layers: int, drop: float = 0.1) -> None:
        super().__init__()
        self.positions = nn.Embedding(shape.positions, shape.hidden)
        self.segments = nn.Embedding(SEGMENTS, shape.hidden)
        self.ln = nn.LayerNorm(shape.hidden, shape.epsilon)
        self.layers = nn.ModuleList(Layer(shape, drop) for _ in range(layers))
        self.span = nn.Linear(shape.hidden, 2)
        self.pool = nn.Linear(2 * shape.hidden, shape.hidden)
        self.answer = nn.Linear(shape.hidden, 1)
        self.drop = drop

    def forward(
        self, words: Tensor, mask: Tensor, segments: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Return start and end logits of every token, and one answer logit a text."""
        places = torch.arange(words.shape[1], device=words.device)
        x = self.ln(words + self.positions(places)[None] + self.segments(segments))
        x = functional.dropout(x, self.drop, self.training)
        seen = mask.to(x.dtype)
        bias = (1.0 - seen)[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        mean = (x * seen[:, :, None]).sum(1) / seen.sum(1, keepdim=True)
        pooled = torch.tanh(self.pool(torch.cat([x[:, 0], mean], dim=1)))
        pooled = functional.dropout(pooled, self.drop, self.training)
        answer = self.answer(pooled).squeeze(1)
        start, end = self.span(x).unbind(2)
        return start, end, answer


def from_packed(packed: Pretrained, keep: Sequence[int]) -> Reader:
    """Return a reader that starts from the layers `keep` of the packaged model, in that order."""
    model = Reader(packed.shape, len(keep))
    weights = packed.weights
    _put(model.positions.weight, weights[bert.POSITIONS])
    base = torch.from_numpy(weights[bert.TYPES][0]).expand(SEGMENTS, -1)
    model.segments.weight.data.copy_(base + 0.002 * torch.randn(base.shape))
    _put_both(model.ln, packed, bert.EMBEDDING_NORM)
    for layer, source in zip(model.layers, keep, strict=True):
        for part in bert.LAYER_PARTS:
            _put_both(getattr(layer, part), packed, bert.layer_part(source, part))
    for head in (model.span, model.pool, model.answer):
        nn.init.normal_(head.weight, std=0.02)
        nn.init.zeros_(head.bias)
    return model


def freeze(model: Reader, layers: int) -> None:
    """Train neither the lowest layers of a reader nor, if there are any, what lies below them."""
    below = [model.positions, model.segments, model.ln] if layers else []
    for module in (*below, *model.layers[:layers]):
        module.requires_grad_(False)


def _put_both(module: nn.Linear | nn.LayerNorm, packed: Pretrained, name: str) -> None:
    _put(module.weight, packed.weights[f"{name}.weight"])
    _put(module.bias, packed.weights[f"{name}.bias"])


def _put(parameter: Tensor, values: NDArray[np.float32]) -> None:
    parameter.data.copy_(torch.from_numpy(values))
