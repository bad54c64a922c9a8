"""An embedder that is sent to a worker is opened anew there, and is the same one."""

from __future__ import annotations

import pickle
from functools import partial

import numpy as np
import pytest

from tests.fakes import BigramEmbedder
from zoneqa.embedding.reopened import ReopenedEmbedder
from zoneqa.errors import ModelUnavailable

TEXTS = ["桂林高新区的产值", "昆山高新区的人才"]


def test_the_one_that_arrives_gives_the_same_vectors() -> None:
    sent = ReopenedEmbedder(BigramEmbedder(), BigramEmbedder)
    arrived = pickle.loads(pickle.dumps(sent))
    assert (arrived.name, arrived.dimension) == ("bigrams-256", 256)
    assert np.array_equal(arrived.embed(TEXTS, "passage"), sent.embed(TEXTS, "passage"))


def test_one_that_was_sent_can_be_sent_on() -> None:
    arrived = pickle.loads(pickle.dumps(ReopenedEmbedder(BigramEmbedder(), BigramEmbedder)))
    assert pickle.loads(pickle.dumps(arrived)).name == "bigrams-256"


def test_another_model_is_refused() -> None:
    sent = pickle.dumps(ReopenedEmbedder(BigramEmbedder(), partial(BigramEmbedder, 128)))
    with pytest.raises(ModelUnavailable, match=r"A worker has the model bigrams-128, not bigrams"):
        pickle.loads(sent)
