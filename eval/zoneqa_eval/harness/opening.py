"""Opening what is asked: its index is brought up to date with a corpus."""

from __future__ import annotations

from pathlib import Path

from zoneqa.answer.pipeline import Answerer
from zoneqa.cli.progress import show_progress
from zoneqa.documents import Corpus
from zoneqa.factory import make_answerer, make_indexer
from zoneqa.settings import Settings
from zoneqa.types import Say


def open_answerer(settings: Settings, corpus: Corpus, root: Path, say: Say) -> Answerer:
    """What answers from a corpus. Raises ZoneqaError."""
    with show_progress("Embedding passages") as progress:
        make_indexer(settings, root, say).build(corpus, progress)
    return make_answerer(settings, root, say)
