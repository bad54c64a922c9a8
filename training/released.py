"""Write the released reader as weights to train on: python -m training.released --out reader.pt.

The released layers are integers times a scale. Each weight is put at a random place among those
that round to its integer, so to export them again gives the same integers. Weights right on their
integers would fall back to them: a short run at a low rate moves most of them by less than half a
step, and the export would undo it.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from safetensors.numpy import load_file

from training.export import GRAPH, HOME, SMALL
from training.model import HEADS
from zoneqa.models_build import bert
from zoneqa.models_build.graph import WEIGHT_LEVELS

_NORMS = ("aln", "oln")
_SELF = ("q", "k", "v")

Arrays = dict[str, NDArray[Any]]


def released(folder: Path = HOME, seed: int = 7) -> dict[str, torch.Tensor]:
    """Return the state of the exported 8-bit reader in a folder."""
    rng = np.random.default_rng(seed)
    graph = onnx.load(folder / GRAPH).graph
    found = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    small = load_file(folder / SMALL)
    state = {
        "positions.weight": found["positions"],
        "segments.weight": small["segments"],
        "ln.weight": found[f"{bert.EMBEDDING_NORM}.weight"],
        "ln.bias": found[f"{bert.EMBEDDING_NORM}.bias"],
    }
    state |= {f"{n}.{k}": small[f"{n}_{k}"] for n in HEADS for k in ("weight", "bias")}
    layers = sum(name.endswith("query.weight") for name in found)
    for layer in range(layers):
        parts = _layer(found, layer, rng)
        state |= {f"layers.{layer}.{name}": value for name, value in parts.items()}
    return {name: torch.from_numpy(np.array(value, np.float32)) for name, value in state.items()}


def _layer(found: Arrays, layer: int, rng: np.random.Generator) -> Arrays:
    names = {part: bert.layer_part(layer, part) for part in bert.LAYER_PARTS}
    # The graph adds the biases of query, key and value at once.
    biases = np.split(found[f"{names['q']}.key.value.bias"], len(_SELF))
    out: Arrays = {f"{part}.bias": bias for part, bias in zip(_SELF, biases, strict=True)}
    for part, name in names.items():
        weight = found[f"{name}.weight"]
        if part not in _NORMS:
            weight = _spread(weight.T, rng) * found[f"{name}.weight_scale"][:, None]
        out[f"{part}.weight"] = weight
        out.setdefault(f"{part}.bias", found.get(f"{name}.bias", np.empty(0)))
    return out


def _spread(integers: NDArray[np.int8], rng: np.random.Generator) -> NDArray[np.float32]:
    """Return numbers that round to the integers; the largest stay, for they set the scale."""
    noise = rng.uniform(-0.49, 0.49, integers.shape)
    spread = integers + noise * (np.abs(integers) < WEIGHT_LEVELS)
    return spread.astype(np.float32)


def main() -> None:
    """Write the released weights to the file in the options."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="file for the weights")
    options = parser.parse_args()
    torch.save({"model": released()}, options.out)


if __name__ == "__main__":
    main()
