"""Fixtures that several test files share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fakes import ARTICLES, BigramEmbedder, OverlapReader, count_characters
from zoneqa.answering import Answerer
from zoneqa.chunking import Chunker
from zoneqa.corpus import Corpus
from zoneqa.index import open_current
from zoneqa.indexing import Indexer
from zoneqa.reading.confidence import Confidence
from zoneqa.reading.places import open_gazetteer
from zoneqa.retrieval import Retriever


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with an index of the two fake articles."""
    make_indexer(tmp_path / "index").build(Corpus(ARTICLES), lambda done, total: None)
    return tmp_path / "index"


@pytest.fixture
def answerer(root: Path) -> Answerer:
    """An answerer over the two fake articles that needs no model."""
    return make_answerer(root)


def make_indexer(root: Path) -> Indexer:
    return Indexer(root, BigramEmbedder(), Chunker(count_characters, 60))


def make_answerer(root: Path, threshold: float = 0.5) -> Answerer:
    snapshot = open_current(root, 0.5)
    return Answerer(
        snapshot=snapshot,
        retriever=Retriever(BigramEmbedder(), snapshot),
        reader=OverlapReader(),
        gazetteer=open_gazetteer(a.zone for a in snapshot.articles() if a.zone),
        confidence=Confidence(0.0, {"score": 1.0, "place_missing": -5.0}, threshold),
        depth=8,
    )
