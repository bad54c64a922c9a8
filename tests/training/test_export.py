"""Averaged weights, and the export that zoneqa reads with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.numpy import load_file
from training.average import average
from training.batches import Feed
from training.encoding import Encoder
from training.export import GRAPH, SMALL, export
from training.model import Reader
from training.passage import Example, Passage

from tests.training.examples import EXAMPLE, TEXT, CharacterTokenizer
from training import reports
from zoneqa.embedding.onnx import open_session
from zoneqa.embedding.word_vectors import WordVectors
from zoneqa.models_build.e5s1 import Shape
from zoneqa.reader.cross_encoder import CrossEncoder, FocusedText, OutputLayers

SHAPE = Shape(64, 2, 2, 128, 0, 128, 1, 1e-12, 32)


def examples() -> list[Example]:
    texts = [TEXT[a:b] for a, b in reports.windows(TEXT)]
    return [
        Example(EXAMPLE.question, Passage(title, text)) for text in texts for title in ("", "桂林")
    ]


@pytest.fixture(scope="module")
def table() -> np.ndarray[Any, np.dtype[np.float16]]:
    return np.random.default_rng(5).normal(size=(120, 64)).astype(np.float16)


@pytest.fixture(scope="module")
def model() -> Reader:
    torch.manual_seed(5)
    reader = Reader(SHAPE, 2).eval()
    torch.nn.init.normal_(reader.span.weight, std=0.3)
    torch.nn.init.normal_(reader.answer.weight, std=0.3)
    return reader


def expected(model: Reader, table: np.ndarray[Any, Any], example: Example) -> tuple[float, float]:
    """Return the answer logit and the lead from the trained model."""
    pair = Encoder(CharacterTokenizer()).encode(example)
    assert pair is not None
    given = Feed(table, torch.device("cpu")).inputs([pair])
    with torch.no_grad():
        start, end, answer = model(given.words, given.mask, given.segments)
    text = range(len(pair) - 1 - len(example.passage.text), len(pair) - 1)
    spans = [start[0, a] + end[0, b] for a in text for b in text if 0 <= b - a < 48]
    return float(answer[0]), float(max(spans) - start[0, 0] - end[0, 0])


def test_the_last_of_averaged_runs_counts_most(tmp_path: Path) -> None:
    runs = [tmp_path / f"{n}.pt" for n in range(3)]
    for path, value in zip(runs, (7.0, 0.0, 3.5), strict=True):
        torch.save({"model": {"a": torch.full((2, 2), value), "b": torch.tensor([value])}}, path)
    made = average(runs)
    assert made["a"].tolist() == [[3.0, 3.0], [3.0, 3.0]]
    assert made["b"].tolist() == pytest.approx([3.0])
    assert average(runs[:1])["b"].tolist() == [7.0]


@pytest.mark.parametrize(("whole", "within"), [(True, 1e-3), (False, 0.25)])
def test_the_exported_reader_reads_like_the_trained_one(
    tmp_path: Path, model: Reader, table: np.ndarray[Any, Any], whole: bool, within: float
) -> None:
    torch.save({"model": model.state_dict()}, tmp_path / "reader.pt")
    written = export(tmp_path / "reader.pt", tmp_path / "out", whole=whole)
    assert [path.name for path in written] == [GRAPH, SMALL]
    heads = OutputLayers(**load_file(tmp_path / "out" / SMALL))
    session = open_session(tmp_path / "out" / GRAPH, 1)
    reader = CrossEncoder(WordVectors(CharacterTokenizer(), table), session, heads)
    pairs = examples()
    texts = [
        FocusedText(i.passage.title, i.passage.text, ((0, len(i.passage.text)),)) for i in pairs
    ]
    seen = reader.read(EXAMPLE.question, texts)
    targets = np.array([expected(model, table, each) for each in pairs])
    assert np.ptp(targets[:, 0]) > 0.1  # the texts differ
    assert np.array(
        [(one.answerability_logit, one.words[0].span_margin) for one in seen]
    ) == pytest.approx(targets, abs=within)
