"""The cross-encoder: reads a question and a text together, with the packaged model's words.

A pair goes in as `<s> question </s></s> title </s> text </s>`. Out come an answer logit for the
text and a logit for every token as the first and the last of the answer; token 0 stands for
"not in this text". The weights come with zoneqa; `training/` makes them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zoneqa.embedding.onnx import open_session
from zoneqa.embedding.word_vectors import WordVectors as WordTable
from zoneqa.text.segment import Bounds

_BOS, _PAD, _EOS = 0, 1, 2
_QUESTION, _TITLE, _TEXT = 0, 1, 2
# Tokens that are kept of a question, a title and a text, as in training.
_LONGEST = {_QUESTION: 48, _TITLE: 32, _TEXT: 320}
_LONGEST_ANSWER = 48
_BATCH = 4

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class FocusedText:
    """A text to read for a question; an answer is looked for in each focus of it."""

    title: str
    text: str
    focuses: tuple[Bounds, ...]


@dataclass(frozen=True, slots=True)
class WordAnswer:
    """The best place of an answer in a focus, and its log-odds against "not in this text"."""

    span: Bounds
    lead: float


@dataclass(frozen=True, slots=True)
class PassageLogits:
    """What the encoder made of a pair: the log-odds that it answers, the words in each focus."""

    answer: float
    words: tuple[WordAnswer, ...]


@dataclass(frozen=True, slots=True)
class _Input:
    ids: list[int]
    segments: list[int]
    base: int
    offsets: list[Bounds]


@dataclass(frozen=True, slots=True)
class OutputLayers:
    """What turns the last layer's vectors into logits."""

    segments: Floats
    span_weight: Floats
    span_bias: Floats
    pool_weight: Floats
    pool_bias: Floats
    answer_weight: Floats
    answer_bias: Floats


class CrossEncoder:
    """Runs the graph; safe to share by threads."""

    def __init__(self, words: WordTable, session: Any, heads: OutputLayers) -> None:
        self._words = words
        self._session = session
        self._heads = heads

    def read(self, question: str, pairs: Sequence[FocusedText]) -> list[PassageLogits]:
        """One Seen a pair, in order. Texts of like length run together."""
        asked = self._words.tokens(question).ids[: _LONGEST[_QUESTION]]
        inputs = [self._input(asked, pair) for pair in pairs]
        order = sorted(range(len(inputs)), key=lambda n: len(inputs[n].ids))
        seen: dict[int, PassageLogits] = {}
        for at in range(0, len(order), _BATCH):
            part = order[at : at + _BATCH]
            hidden, mask = self._run([inputs[n] for n in part])
            for n, vectors, real in zip(part, hidden, mask, strict=True):
                seen[n] = self._seen(pairs[n], inputs[n], vectors, real)
        return [seen[n] for n in range(len(inputs))]

    def _input(self, asked: list[int], pair: FocusedText) -> _Input:
        head = [_BOS, *asked, _EOS, _EOS]
        segments = [_QUESTION] * len(head)
        title = self._words.tokens(pair.title).ids[: _LONGEST[_TITLE]] if pair.title else []
        if title:
            head += [*title, _EOS]
            segments += [_TITLE] * (len(title) + 1)
        text = self._words.tokens(pair.text)
        ids = text.ids[: _LONGEST[_TEXT]]
        segments += [_TEXT] * (len(ids) + 1)
        return _Input([*head, *ids, _EOS], segments, len(head), text.offsets[: len(ids)])

    def _run(self, inputs: Sequence[_Input]) -> tuple[Floats, NDArray[np.int64]]:
        shape = len(inputs), max(len(one.ids) for one in inputs)
        ids = np.full(shape, _PAD, np.int32)
        segments = np.full(shape, _TEXT, np.int32)
        mask = np.zeros(shape, np.int64)
        for row, one in enumerate(inputs):
            ids[row, : len(one.ids)] = one.ids
            segments[row, : len(one.ids)] = one.segments
            mask[row, : len(one.ids)] = 1
        vectors = self._words.vectors(ids) + self._heads.segments[segments]
        hidden = self._session.run(None, {"inputs_embeds": vectors, "attention_mask": mask})[0]
        return hidden, mask

    def _seen(
        self, pair: FocusedText, given: _Input, hidden: Floats, mask: NDArray[np.int64]
    ) -> PassageLogits:
        heads = self._heads
        real = hidden[mask.astype(bool)]
        pooled = np.tanh(
            heads.pool_weight @ np.concatenate([real[0], real.mean(axis=0)]) + heads.pool_bias
        )
        answer = float(heads.answer_weight[0] @ pooled + heads.answer_bias[0])
        logits = real @ heads.span_weight.T + heads.span_bias
        return PassageLogits(answer, tuple(_best(focus, given, logits) for focus in pair.focuses))


def _best(focus: Bounds, given: _Input, logits: Floats) -> WordAnswer:
    """The likeliest words in a focus; the whole focus if no token of it was read."""
    low, high = focus
    inside = [n for n, (a, b) in enumerate(given.offsets) if low <= a and b <= high]
    if not inside:
        return WordAnswer(focus, -20.0)
    first, last = inside[0], inside[-1] + 1
    starts = logits[given.base + first : given.base + last, 0]
    ends = logits[given.base + first : given.base + last, 1]
    scores = starts[:, None] + ends[None, :]
    allowed = np.triu(np.ones_like(scores)) - np.triu(np.ones_like(scores), _LONGEST_ANSWER)
    scores = np.where(allowed > 0, scores, -np.inf)
    start, end = np.unravel_index(int(scores.argmax()), scores.shape)
    null = float(logits[0].sum())
    span = given.offsets[first + int(start)][0], given.offsets[first + int(end)][1]
    return WordAnswer(span, float(scores[start, end]) - null)


def open_cross_encoder(words: WordTable, threads: int | None = None) -> CrossEncoder:
    """The cross-encoder whose weights come with zoneqa."""
    from safetensors.numpy import load_file

    folder = files("zoneqa.reader") / "weights"
    with as_file(folder / "reader.onnx") as graph, as_file(folder / "heads.safetensors") as heads:
        return CrossEncoder(words, open_session(graph, threads), OutputLayers(**load_file(heads)))
