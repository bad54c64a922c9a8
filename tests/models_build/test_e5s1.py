"""The packaged file format: read as it was written, or refused."""

from __future__ import annotations

import numpy as np
import pytest

from tests.models_build.tiny import LAYERS, PIECES, POSITIONS, tiny_model
from zoneqa.models_build.e5s1 import BLOCK, E5S1Error, parse


def test_the_header_and_the_vocabulary_are_read() -> None:
    model = parse(tiny_model())
    assert (model.shape.layers, model.shape.positions) == (LAYERS, POSITIONS)
    assert list(model.vocabulary.pieces) == PIECES
    assert model.vocabulary.normalisation == {9: " ", 1: ""}


def test_a_tensor_that_is_missing_is_an_error() -> None:
    with pytest.raises(E5S1Error, match=r"l9\.q\.w is missing"):
        parse(tiny_model()).floats("l9.q.w")


def test_nibbles_become_weights() -> None:
    model = parse(tiny_model())
    entry = model.directory["l0.q.w"]
    block = model.data[entry.offset : entry.offset + 18]
    scale = float(np.frombuffer(block, "<f2", 1)[0])
    expected = [(byte & 15) - 8 for byte in block[2:]] + [(byte >> 4) - 8 for byte in block[2:]]
    found = model.floats("l0.q.w")[:BLOCK]
    assert found == pytest.approx([value * scale for value in expected], rel=1e-6)


@pytest.mark.parametrize("length", [0, 3, 8, 40, 100, 300, 5_000])
def test_a_cut_file_is_refused(length: int) -> None:
    with pytest.raises(E5S1Error):
        parse(tiny_model()[:length])


def test_another_file_is_refused() -> None:
    with pytest.raises(E5S1Error, match="not E5S1"):
        parse(b"PK\x03\x04" + tiny_model()[4:])
