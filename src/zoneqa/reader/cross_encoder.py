"""The cross-encoder: reads a question and a text together, with the packaged model's word vectors.

Out come a logit that the text answers and, for every token, logits that the answer begins and ends
there; token 0 stands for "not in this text". The weights come with zoneqa; `training/` makes them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zoneqa.embedding.onnx import open_session
from zoneqa.embedding.word_vectors import WordVectors
from zoneqa.reader.inputs import LONGEST, TEXT, ReaderInput, reader_input
from zoneqa.reader.linear_model import WEIGHTS
from zoneqa.types import Bounds

_LONGEST_ANSWER = 48
_KEPT = 1024
"""Readings that are kept, a few megabytes: one question has about twelve."""
# The margin where no token of a focus was read.
_UNREAD = -20.0

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class FocusedText:
    """A text to read for a question; an answer is looked for in each focus of it."""

    title: str
    text: str
    focuses: tuple[Bounds, ...]


@dataclass(frozen=True, slots=True)
class WordAnswer:
    """The likeliest words in a focus, and their log-odds against "not in this text"."""

    span: Bounds
    span_margin: float


@dataclass(frozen=True, slots=True)
class CrossEncoderOutput:
    """The log-odds that a text answers, and the likeliest words in each focus."""

    answerability_logit: float
    words: tuple[WordAnswer, ...]


@dataclass(frozen=True, slots=True)
class OutputLayers:
    """The layers that turn the last hidden vectors into logits."""

    segments: Floats
    span_weight: Floats
    span_bias: Floats
    pool_weight: Floats
    pool_bias: Floats
    answer_weight: Floats
    answer_bias: Floats


class CrossEncoder:
    """Runs the graph; safe to share by threads."""

    def __init__(self, words: WordVectors, session: Any, layers: OutputLayers) -> None:
        self._words = words
        self._session = session
        self._layers = layers

        self._read_kept = lru_cache(_KEPT)(self._read)

    def read(self, question: str, texts: Sequence[FocusedText]) -> list[CrossEncoderOutput]:
        """Return an output for each text, in order; what was read lately is not read again."""
        return [self._read_kept(question, text) for text in texts]

    def _read(self, question: str, text: FocusedText) -> CrossEncoderOutput:
        asked = self._words.tokens(question).ids
        title = self._words.tokens(text.title).ids if text.title else []
        tokens = self._words.tokens(text.text)
        given = reader_input(asked, title, tokens.ids)
        return self._output(text, given, tokens.offsets[: LONGEST[TEXT]], self._hidden(given))

    def _hidden(self, given: ReaderInput) -> Floats:
        """Return the last hidden vectors [tokens, width].

        Each text is a run of its own: a batch would be no faster on a CPU, and has padding.
        """
        ids, segments = np.array([given.ids], np.int32), np.array([given.segments])
        vectors = self._words.vectors(ids) + self._layers.segments[segments]
        hidden: Floats = self._session.run(None, {"inputs_embeds": vectors})[0][0]
        return hidden

    def _output(
        self, text: FocusedText, given: ReaderInput, offsets: list[Bounds], hidden: Floats
    ) -> CrossEncoderOutput:
        layers = self._layers
        pooled = np.concatenate([hidden[0], hidden.mean(axis=0)])
        pooled = np.tanh(layers.pool_weight @ pooled + layers.pool_bias)
        logit = float(layers.answer_weight[0] @ pooled + layers.answer_bias[0])
        logits = hidden @ layers.span_weight.T + layers.span_bias
        words = (_likeliest(focus, given.text_start, offsets, logits) for focus in text.focuses)
        return CrossEncoderOutput(logit, tuple(words))


def _likeliest(focus: Bounds, base: int, offsets: list[Bounds], logits: Floats) -> WordAnswer:
    """Return the likeliest words in a focus; the whole focus if no token of it was read."""
    low, high = focus
    inside = [n for n, (a, b) in enumerate(offsets) if low <= a and b <= high]
    if not inside:
        return WordAnswer(focus, _UNREAD)
    first, last = inside[0], inside[-1] + 1
    starts, ends = logits[base + first : base + last].T
    scores = starts[:, None] + ends[None, :]
    allowed = np.triu(np.ones_like(scores)) - np.triu(np.ones_like(scores), _LONGEST_ANSWER)
    scores = np.where(allowed > 0, scores, -np.inf)
    start, end = np.unravel_index(int(scores.argmax()), scores.shape)
    none = float(logits[0].sum())
    span = offsets[first + int(start)][0], offsets[first + int(end)][1]
    return WordAnswer(span, float(scores[start, end]) - none)


def open_cross_encoder(words: WordVectors, threads: int | None = None) -> CrossEncoder:
    """Open the cross-encoder whose weights come with zoneqa."""
    from safetensors.numpy import load_file

    layers = OutputLayers(**load_file(WEIGHTS / "output_layers.safetensors"))
    return CrossEncoder(words, open_session(WEIGHTS / "reader.onnx", threads), layers)
