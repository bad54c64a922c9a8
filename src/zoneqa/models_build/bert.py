"""The weights of a BERT encoder under the names that Hugging Face's BertModel gives them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from numpy.typing import NDArray

from zoneqa.folders.model_folder import WORD_TABLE
from zoneqa.models_build.e5s1 import E5S1, Shape

POSITIONS = "embeddings.position_embeddings.weight"
TYPES = "embeddings.token_type_embeddings.weight"
EMBEDDING_NORM = "embeddings.LayerNorm"

LAYER_PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}

Weights = dict[str, NDArray[Any]]


def layer_part(layer: int, part: str) -> str:
    """Return the name of one part of a layer, without `.weight` or `.bias`."""
    return f"encoder.layer.{layer}.{LAYER_PARTS[part]}"


def bert_weights(model: E5S1) -> Weights:
    """Return the decoded weights: the word table in float16, everything else in float32.

    The word table is two thirds of the parameters. Its 4-bit values lose next to nothing in
    float16, which halves both the file and what is paged in.
    """
    return dict(_weights(model))


def bert_config(shape: Shape, pad: int) -> dict[str, object]:
    """Return the `config.json` of the encoder."""
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "hidden_size": shape.hidden,
        "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "intermediate_size": shape.feed_forward,
        "vocab_size": shape.vocabulary,
        "max_position_embeddings": shape.positions,
        "type_vocab_size": shape.types,
        "layer_norm_eps": shape.epsilon,
        "hidden_act": "gelu",
        "pad_token_id": pad,
        "attention_probs_dropout_prob": 0.1,
        "hidden_dropout_prob": 0.1,
        "initializer_range": 0.02,
        "dtype": "float32",
    }


def _weights(model: E5S1) -> Iterator[tuple[str, NDArray[Any]]]:
    width = model.shape.hidden
    yield WORD_TABLE, model.halves("emb.word").reshape(-1, width)
    yield POSITIONS, model.floats("emb.pos").reshape(-1, width)
    yield TYPES, model.floats("emb.type").reshape(-1, width)
    yield f"{EMBEDDING_NORM}.weight", model.floats("emb.ln.w")
    yield f"{EMBEDDING_NORM}.bias", model.floats("emb.ln.b")
    for layer in range(model.shape.layers):
        for part in LAYER_PARTS:
            weight = model.floats(f"l{layer}.{part}.w")
            bias = model.floats(f"l{layer}.{part}.b")
            shape = (-1,) if part.endswith("ln") else (len(bias), -1)
            yield f"{layer_part(layer, part)}.weight", weight.reshape(shape)
            yield f"{layer_part(layer, part)}.bias", bias
