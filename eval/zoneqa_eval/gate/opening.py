"""Opening what the gate looks at: indexes are kept under a folder and brought up to date."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import zoneqa
from zoneqa.answer.pipeline import Answerer
from zoneqa.answer.retrieve import Retriever
from zoneqa.cli.progress import show_progress
from zoneqa.documents import Corpus
from zoneqa.embedding.base import Embedder
from zoneqa.index import OpenedIndex, open_current
from zoneqa.indexing.chunker import Chunker
from zoneqa.indexing.indexer import Indexer
from zoneqa.settings import Settings
from zoneqa.text.tokens import open_counter
from zoneqa_eval.gate.probe import Sample, Subject


def open_subject(settings: Settings, answerer: Answerer, reports: Corpus, root: Path) -> Subject:
    """An answerer, and beside it the same embedder finding in the reports."""
    embedder = answerer.retriever.embedder
    index = build_and_open(settings, embedder, reports, root)
    return Subject(answerer, Retriever(embedder, index.searcher(settings.dense_share)))


def build_and_open(
    settings: Settings, embedder: Embedder, corpus: Corpus, root: Path
) -> OpenedIndex:
    """Return an index of a corpus, built with an embedder that is open already."""
    indexer = Indexer(root, embedder, Chunker(open_counter(), settings.passage_tokens))
    with show_progress("Embedding passages") as progress:
        indexer.build(corpus, progress)
    return open_current(root)


def made(answerer: Answerer, sample: Sample) -> dict[str, Any]:
    """What to write down about a run of the gate."""
    manifest = answerer.snapshot.manifest
    return {
        "generation": answerer.generation,
        "embedder": manifest.embedder,
        "articles": manifest.articles,
        "passages": manifest.passages,
        "asked": len(sample.asked.cases),
        "sought": len(sample.sought.cases),
        "zoneqa": zoneqa.__version__,
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
    }
