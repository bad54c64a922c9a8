"""The released weights as the start of a run."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import pytest
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from training.export import GRAPH, HOME, SMALL, export
from training.model import Reader, freeze
from training.released import released

from zoneqa.models_build.e5s1 import Shape
from zoneqa.models_build.graph import WEIGHT_LEVELS


def test_the_released_weights_are_exported_as_they_are(tmp_path: Path) -> None:
    torch.save({"model": released()}, tmp_path / "reader.pt")
    for path in export(tmp_path / "reader.pt", tmp_path / "out"):
        assert path.read_bytes() == (HOME / path.name).read_bytes()
    assert {GRAPH, SMALL} == {path.name for path in (tmp_path / "out").iterdir()}


def test_a_small_change_of_the_weights_outlives_the_export(tmp_path: Path) -> None:
    state = released()
    name = "layers.7.fi.weight"
    before = integers(tmp_path, state, "before")
    # Away from zero, and only where no weight becomes the largest, which sets the scale.
    scale = state[name].abs().amax(dim=1, keepdim=True) / WEIGHT_LEVELS
    inner = state[name].abs() < 60 * scale
    state[name] = state[name] + 0.1 * scale * state[name].sign() * inner
    change = np.abs(integers(tmp_path, state, "after")) - np.abs(before)
    assert change[inner.numpy().T].mean() == pytest.approx(0.1, abs=0.01)


def integers(folder: Path, state: dict[str, torch.Tensor], run: str) -> NDArray[np.int64]:
    torch.save({"model": state}, folder / f"{run}.pt")
    graph = onnx.load(export(folder / f"{run}.pt", folder / run)[0]).graph
    name = "encoder.layer.7.intermediate.dense.weight"
    weight = next(each for each in graph.initializer if each.name == name)
    return numpy_helper.to_array(weight).astype(np.int64)


def test_frozen_layers_and_what_lies_below_them_are_not_trained() -> None:
    model = Reader(Shape(64, 2, 2, 128, 0, 128, 1, 1e-12, 32), 2)
    freeze(model, 1)
    trained = {name.split(".")[0] for name, p in model.named_parameters() if p.requires_grad}
    assert trained == {"layers", "span", "pool", "answer"}
    assert [all(p.requires_grad for p in layer.parameters()) for layer in model.layers] == [
        False,
        True,
    ]
    freeze(model, 0)
    assert not model.positions.weight.requires_grad
