"""Export trained weights for zoneqa: python -m training.export --weights reader.pt.

The layers become a graph like that of the embedder, in 8 bits with a scale for each token; the
output layers stay float32 beside it.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import click
import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file

import zoneqa.reader
from training.model import HEADS
from training.trainer import read_state
from zoneqa.models_build import bert
from zoneqa.models_build.e5s1 import BLOCK, Shape
from zoneqa.models_build.graph import EightBit, encoder, exact

HOME = Path(zoneqa.reader.__file__).parent / "weights"
GRAPH, SMALL = "reader.onnx", "heads.safetensors"
_HEAD_WIDTH = 32

Arrays = dict[str, NDArray[Any]]


def export(weights: Path, out: Path, *, whole: bool = False) -> list[Path]:
    """Write the graph, in 32 bits if `whole`, and the output layers, and return their paths."""
    state = {k: v.float().numpy() for k, v in read_state(weights, "cpu")["model"].items()}
    layers = 1 + max(int(name.split(".")[1]) for name in state if name.startswith("layers."))
    multiply = exact if whole else EightBit()
    graph = encoder(_bert_named(state, layers), _shape(state, layers), multiply, pooled=False)
    out.mkdir(parents=True, exist_ok=True)
    (out / GRAPH).write_bytes(graph.SerializeToString())
    heads = {f"{n}_{k}": state[f"{n}.{k}"] for n in HEADS for k in ("weight", "bias")}
    save_file({"segments": state["segments.weight"], **heads}, out / SMALL)
    return [out / GRAPH, out / SMALL]


def _bert_named(state: Arrays, layers: int) -> bert.Weights:
    """Return the weights of the encoder by BERT's names; segments are added outside of it."""
    named = {
        bert.POSITIONS: state["positions.weight"],
        bert.TYPES: np.zeros_like(state["segments.weight"][:1]),
        f"{bert.EMBEDDING_NORM}.weight": state["ln.weight"],
        f"{bert.EMBEDDING_NORM}.bias": state["ln.bias"],
    }
    for layer in range(layers):
        for part in bert.LAYER_PARTS:
            for kind in ("weight", "bias"):
                name = f"{bert.layer_part(layer, part)}.{kind}"
                named[name] = state[f"layers.{layer}.{part}.{kind}"]
    return named


def _shape(state: Arrays, layers: int) -> Shape:
    positions, width = state["positions.weight"].shape
    return Shape(
        hidden=width,
        layers=layers,
        heads=width // _HEAD_WIDTH,
        feed_forward=state["layers.0.fi.weight"].shape[0],
        vocabulary=0,  # word vectors come from outside
        positions=positions,
        types=1,
        epsilon=1e-12,
        block=BLOCK,
    )


def main() -> None:
    """Export the weights in the options."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True, help="reader.pt or checkpoint.pt")
    parser.add_argument("--out", type=Path, default=HOME)
    parser.add_argument("--float", action="store_true", help="keep 32 bits, to compare with")
    options = parser.parse_args()
    for path in export(options.weights, options.out, whole=options.float):
        click.echo(f"{path.name} {path.stat().st_size / 2**20:.1f} MiB")


if __name__ == "__main__":
    main()
