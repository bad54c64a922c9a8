"""Updates: only what changed is done again, and the outcome is that of a build from nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.conftest import EXTRACTOR
from tests.fakes import ARTICLES, GUILIN, KUNSHAN, BigramEmbedder, count_characters
from zoneqa.documents import Corpus
from zoneqa.embedding.base import TextKind
from zoneqa.index import FORMAT, Manifest, open_current, require_current
from zoneqa.indexing.changes import Changes
from zoneqa.indexing.chunker import Chunker
from zoneqa.indexing.indexer import Indexer
from zoneqa.types import Article, Passage, Vectors

SUZHOU = Article("suzhou", "苏州高新区三大园区", "苏州高新区要建三大特色园区。", zone="苏州高新区")
QUESTIONS = ("桂林高新区工业总产值是多少？", "务工人员", "三大园区", "东南大学的研究生")


class CountingChunker(Chunker):
    """A chunker that remembers which articles it was given."""

    cut: list[str] = []  # noqa: RUF012  frozen values have no other place for it

    def passages(self, article: Article) -> list[Passage]:
        self.cut.append(article.id)
        return super().passages(article)


class Interrupted(Exception):
    """The person pressed Ctrl-C."""


class BrokenOff(BigramEmbedder):
    """Embeds so many texts and is then interrupted."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most

    def embed(
        self, texts: Sequence[str], kind: TextKind, progress: Callable[[int], None] | None = None
    ) -> Vectors:
        if len(self.seen) + len(texts) > self.most:
            raise Interrupted
        return super().embed(texts, kind, progress)


def quiet(done: int, total: int) -> None:
    """Ignore progress."""


def indexer(root: Path, embedder: BigramEmbedder, tokens: int = 60) -> Indexer:
    CountingChunker.cut.clear()
    chunker = CountingChunker(count_characters, tokens)
    return Indexer(root, embedder, chunker, extractor=EXTRACTOR)


def found(root: Path) -> list[list[tuple[str, float]]]:
    searcher, embedder = open_current(root).searcher(0.5), BigramEmbedder()
    return [
        [
            (hit.passage.id, hit.score)
            for hit in searcher.search(embedder.embed([q], "query")[0], q, 5)
        ]
        for q in QUESTIONS
    ]


def test_an_update_does_only_what_changed(root: Path) -> None:
    embedder = BigramEmbedder()
    new = replace(GUILIN, text=GUILIN.text.replace("300亿元", "310亿元"))
    built = indexer(root, embedder).build(Corpus((new, KUNSHAN, SUZHOU)), quiet)
    assert built.changes == Changes(("suzhou",), ("guilin",), (), 1)
    assert sorted(CountingChunker.cut) == ["guilin", "suzhou"]
    # The passage of the article that did not change in it is known too.
    assert built.embedded == len(embedder.seen) == 2
    assert all("昆山" not in text for text in embedder.seen)


def test_an_update_equals_a_build_from_nothing(root: Path, tmp_path: Path) -> None:
    new = replace(KUNSHAN, text="昆山高新区今年不办年会。" + KUNSHAN.text)
    corpus = Corpus((SUZHOU, new))
    built = indexer(root, BigramEmbedder()).build(corpus, quiet)
    assert built.changes == Changes(("suzhou",), ("kunshan",), ("guilin",), 0)
    indexer(tmp_path / "other", BigramEmbedder()).build(corpus, quiet)
    assert found(root) == found(tmp_path / "other")


def test_the_plan_is_what_the_build_does(root: Path) -> None:
    before = sorted(path.name for path in root.rglob("*"))
    corpus = Corpus((GUILIN, SUZHOU))
    plan = indexer(root, BigramEmbedder()).plan(corpus)
    assert (plan.changes, plan.reason, plan.missing) == (
        Changes(("suzhou",), (), ("kunshan",), 1),
        None,
        1,
    )
    assert not plan.idle
    assert sorted(path.name for path in root.rglob("*")) == before
    assert indexer(root, BigramEmbedder()).build(corpus, quiet).embedded == 1
    assert indexer(root, BigramEmbedder()).plan(corpus).idle


def test_another_model_or_size_says_so_and_builds_beside(root: Path) -> None:
    model = indexer(root, BigramEmbedder(128))
    assert model.reason() == "the model was bigrams-256 and is bigrams-128"
    smaller = indexer(root, BigramEmbedder(), tokens=30)
    assert smaller.reason() == "passages had 60 tokens and have 30"
    built = smaller.build(Corpus(ARTICLES), quiet)
    assert (built.fresh, bool(built.changes)) == (True, False)
    assert sorted(CountingChunker.cut) == ["guilin", "kunshan"]
    assert built.manifest.max_tokens == 30
    assert indexer(root, BigramEmbedder(), tokens=30).reason() is None


def test_what_an_older_version_built_is_built_again(root: Path) -> None:
    folder = root / require_current(root)
    older = replace(Manifest.load(folder), format=3)
    (folder / "manifest.json").write_text(older.dump(), encoding="utf-8")
    again = indexer(root, BigramEmbedder())
    assert again.plan(Corpus(ARTICLES)).reason == "an older version of zoneqa built it"
    built = again.build(Corpus(ARTICLES), quiet)
    assert (built.fresh, built.manifest.format, built.embedded) == (True, FORMAT, 0)


def test_a_build_that_was_broken_off_goes_on(tmp_path: Path) -> None:
    many = tuple(Article(f"a{n}", f"第{n}号报道", f"某区第{n}个项目开工。") for n in range(600))
    with pytest.raises(Interrupted):
        indexer(tmp_path, BrokenOff(400)).build(Corpus(many), quiet)
    rest = BigramEmbedder()
    told: list[tuple[int, int]] = []
    indexer(tmp_path, rest).build(Corpus(many), lambda *at: told.append(at))
    # The first batch of 256 was kept.
    assert len(rest.seen) == 600 - 256
    assert told[0] == (0, 344)
    assert told[-1] == (344, 344)


def damage_row(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        row = connection.execute("SELECT key, row FROM vector LIMIT 1").fetchone()
        torn = bytes([row[1][0] ^ 1]) + row[1][1:]
        connection.execute("UPDATE vector SET row = ? WHERE key = ?", (torn, row[0]))
    connection.close()


def damage_file(path: Path) -> None:
    path.write_bytes(b"not a database, but long enough to look like one" * 100)


@pytest.mark.parametrize(("harm", "again"), [(damage_row, 1), (damage_file, 2)])
def test_a_damaged_cache_costs_time_and_nothing_else(
    root: Path, tmp_path: Path, harm: Callable[[Path], None], again: int
) -> None:
    texts = ["一", "二"]
    harm(root / "cache" / "vectors.sqlite")
    corpus = Corpus((*ARTICLES, SUZHOU))
    built = indexer(root, BigramEmbedder()).build(corpus, quiet)
    assert built.embedded >= again
    indexer(tmp_path / "other", BigramEmbedder()).build(corpus, quiet)
    assert found(root) == found(tmp_path / "other")
    assert texts == ["一", "二"]


def test_the_cache_forgets_what_is_long_out_of_use(root: Path) -> None:
    def held() -> int:
        connection = sqlite3.connect(root / "cache" / "vectors.sqlite")
        (count,) = connection.execute("SELECT count(*) FROM vector").fetchone()
        connection.close()
        return int(count)

    assert held() == 3
    indexer(root, BigramEmbedder()).build(Corpus((SUZHOU,)), quiet)
    assert held() == 1
    assert np.isclose(found(root)[2][0][1], max(score for _, score in found(root)[2]))
