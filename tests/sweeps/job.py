"""The jobs into which faults are injected, and what the index answers afterwards."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.fakes import BigramEmbedder, count_characters
from zoneqa.documents import Corpus
from zoneqa.errors import NoIndex, ZoneqaError
from zoneqa.index import open_sound, roll_back
from zoneqa.indexing.chunker import Chunker
from zoneqa.indexing.indexer import Indexer
from zoneqa.types import Article

KEPT = 3
ARTICLES = 12
QUESTIONS = (
    *(f"第{n}号高新区的产值是多少亿元？" for n in range(ARTICLES)),
    "引进了多少名研究生",
    "新开工的项目",
    "企业上市",
    "孵化器面积",
    "招商会议",
    "二〇二一年的目标",
    "How many graduates came?",
    "科技园区",
)


@dataclass(frozen=True, slots=True)
class Answers:
    """The hits for the fixed questions and the articles, as one string.

    The warning makes answers of a fallback generation differ from those of the current one.
    """

    said: str
    warning: str | None = None


NOTHING = Answers("no index")


def corpus(variant: int, articles: int = ARTICLES) -> Corpus:
    """Return invented reports; two variants differ in some texts and in one report each."""
    numbers = [n for n in range(articles) if n != variant % articles]
    return Corpus((*(_article(n, variant) for n in numbers), _article(100 + variant, variant)))


def _article(n: int, variant: int) -> Article:
    output = 100 + 7 * n + (variant if n % 3 == 0 else 0)
    return Article(
        id=f"zone-{n}",
        title=f"第{n}号高新区交出年度答卷",
        text=f"第{n}号高新区近日举行招商会议。\n\n去年，第{n}号高新区产值达到{output}亿元，"
        f"引进{30 + n}名研究生，新开工项目{5 + n}个。孵化器面积增加到{n + 2}万平方米，"
        f"{n + 1}家企业上市。今年的目标是再增长{3 + n % 9}%。",
        date="2021-03",
        zone=f"第{n}号高新区",
    )


def build(root: Path, variant: int, articles: int = ARTICLES) -> str:
    """Publish a generation of a variant and return its name."""
    indexer = Indexer(root, BigramEmbedder(), Chunker(count_characters, 60), KEPT)
    return indexer.build(corpus(variant, articles), lambda done, total: None).name


@dataclass(frozen=True, slots=True)
class Job:
    """A change to an index that has a generation of each variant in `before`."""

    name: str
    before: tuple[int, ...]
    change: Callable[[Path], str]

    def prepare(self, root: Path) -> None:
        """Build the index as it is before the job."""
        for variant in self.before:
            build(root, variant)

    def run(self, root: Path) -> int:
        """Run the job as the command line would: a failure is one sentence and an exit code."""
        try:
            self.change(root)
        except ZoneqaError as error:
            print(error, file=sys.stderr)  # noqa: T201  what the person would read
            return error.exit_code
        return 0


JOBS = (
    Job("build", (), lambda root: build(root, 1)),
    Job("update", (1,), lambda root: build(root, 2)),
    Job("collect", (1, 2, 3), lambda root: build(root, 4, 3)),
    Job("rollback", (1, 2), roll_back),
)
"""A first build; an update; an update that removes the oldest generation and unused vectors; a
roll-back."""


def answers(root: Path) -> Answers:
    """Return what the index answers; NOTHING if there is none. Raises DamagedIndex."""
    try:
        opened = open_sound(root)
    except NoIndex:
        return NOTHING
    rows = BigramEmbedder().embed(QUESTIONS, "query")
    search = opened.searcher(dense_share=0.5).search
    found = [search(row, question, 5) for row, question in zip(rows, QUESTIONS, strict=True)]
    hits = [[(hit.passage.id, hit.passage.text, hit.score) for hit in each] for each in found]
    return Answers(repr((hits, opened.articles())), opened.warning)
