"""Answerers and indexes of a corpus, kept in a folder and brought up to date when opened."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import zoneqa
from zoneqa.answer.answerer import Answerer
from zoneqa.checking.checking_answerer import CheckingAnswerer
from zoneqa.documents import Corpus
from zoneqa.embedding.base import Embedder
from zoneqa.factory import make_answerer, make_indexer
from zoneqa.index import OpenedIndex, open_current
from zoneqa.indexing.chunker import Chunker
from zoneqa.indexing.indexer import Indexer
from zoneqa.settings import Settings
from zoneqa.text.tokens import open_counter
from zoneqa.types import Say
from zoneqa_eval.console import progress_bar


def open_answerer(settings: Settings, corpus: Corpus, root: Path, say: Say) -> CheckingAnswerer:
    """Return an answerer over a corpus. Raises ZoneqaError."""
    with progress_bar("Embedding passages") as progress:
        make_indexer(settings, root, say).build(corpus, progress)
    return make_answerer(settings, root, say)


def open_index(settings: Settings, embedder: Embedder, corpus: Corpus, root: Path) -> OpenedIndex:
    """Return an index of a corpus by an embedder that is open already."""
    indexer = Indexer(root, embedder, Chunker(open_counter(), settings.passage_tokens))
    with progress_bar("Embedding passages") as progress:
        indexer.build(corpus, progress)
    return open_current(root)


def provenance(answerer: Answerer) -> dict[str, Any]:
    """Return which version of zoneqa answers, from which index, and the time."""
    (manifest,) = answerer.index.manifests
    return {
        "generation": answerer.generation,
        "embedder": manifest.embedder,
        "articles": manifest.articles,
        "passages": manifest.passages,
        "zoneqa": zoneqa.__version__,
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
    }
