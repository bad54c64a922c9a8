"""zoneqa through its library: `finding` alone, or with the `reading` that `zoneqa search` adds."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Sequence
from functools import cached_property
from pathlib import Path

from peers.protocol import Hit, serve
from zoneqa.checking.checking_answerer import CheckingAnswerer
from zoneqa.documents import read_prints
from zoneqa.factory import AnswererOpener, make_indexer
from zoneqa.indexing.indexer import Indexer
from zoneqa.settings import Settings

READING = "reading"


class Zoneqa:
    """The default settings but for the weights, which are those that every peer gets.

    As in the service, models stay loaded when the index changes.
    """

    def __init__(self, folder: Path, model: str, setting: str) -> None:
        self._root = folder
        self._settings = Settings.from_env(os.environ)
        self._reads = setting == READING
        self._open = AnswererOpener(self._settings, folder, _say)
        self._answerer: CheckingAnswerer | None = None

    @cached_property
    def _indexer(self) -> Indexer:
        return make_indexer(self._settings, self._root, _say)

    def index(self, corpus: Path) -> None:
        self._indexer.build(read_prints(corpus), _no_progress)

    def open(self) -> None:
        self._answerer = self._open()

    def update(self, corpus: Path, written: Collection[str], removed: Collection[str]) -> None:
        self.index(corpus)
        self.open()

    def search(self, question: str, k: int) -> Sequence[Hit]:
        assert self._answerer is not None
        if self._reads:
            hits = self._answerer.search(question, k)
        else:
            query = self._answerer.analyzer.analyze(question)
            hits = tuple(c.hit for c in self._answerer.candidates(query, k))
        return [Hit(hit.passage.article_id, hit.passage.text) for hit in hits]


def _say(message: str) -> None:
    print(message, file=sys.stderr)


def _no_progress(done: int, total: int) -> None:
    """Show nothing."""


if __name__ == "__main__":
    serve(Zoneqa, "zoneqa", "onnxruntime", "faiss-cpu", "tantivy")
