"""A peer that needs nothing: reports in the order of the character bigrams that they share.

Set to `fails` it ends with a message, set to `forgets` it leaves its index as it was.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Collection, Sequence
from pathlib import Path

from peers import chinese
from peers.protocol import Hit, Report, read_reports, serve


class FakePeer:
    def __init__(self, folder: Path, model: str, setting: str) -> None:
        self._corpus, self._setting = folder / "corpus.jsonl", setting
        self._reports: list[Report] = []

    def index(self, corpus: Path) -> None:
        sys.stdout.write("a library talks\n")
        if self._setting == "fails":
            sys.exit("no room for vectors")
        shutil.copyfile(corpus, self._corpus)

    def open(self) -> None:
        self._reports = list(read_reports(self._corpus))

    def update(self, corpus: Path, written: Collection[str], removed: Collection[str]) -> None:
        if self._setting != "forgets":
            self.index(corpus)
            self.open()

    def search(self, question: str, k: int) -> Sequence[Hit]:
        asked = set(chinese.terms(question))
        ranked = sorted(self._reports, key=lambda r: -len(asked & set(chinese.terms(r.content))))
        return [Hit(report.id, report.content) for report in ranked[:k]]


if __name__ == "__main__":
    serve(FakePeer, "numpy")
