"""Embedders that kill the worker they are sent to, and a corpus that is enough for several."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.fakes import BigramEmbedder
from zoneqa.embedding.base import TextKind
from zoneqa.types import Article, Vectors

REPORTS = tuple(
    Article(
        f"report-{n}",
        f"第{n}号高新区的年度数据",
        f"第{n}号高新区去年产值达到{100 + n}亿元，同比增长{n % 9 + 1}%。\n\n"
        f"全区有{300 + n}家企业，新开工{n % 40 + 1}个项目。",
        date=f"20{10 + n % 12}-03",
        zone=f"第{n}号高新区",
    )
    for n in range(600)
)


class KilledEmbedder(BigramEmbedder):
    """Dies of texts with these words, so many times; `notes` is a folder with a file for each."""

    def __init__(self, words: str, times: int, notes: Path) -> None:
        super().__init__()
        self.words = words
        self.times = times
        self.notes = notes

    def embed(
        self, texts: Sequence[str], kind: TextKind, progress: Callable[[int], None] | None = None
    ) -> Vectors:
        deaths = len(list(self.notes.iterdir()))
        if deaths < self.times and any(self.words in text for text in texts):
            (self.notes / str(deaths)).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return super().embed(texts, kind, progress)
