"""Generations: what is written is what is read, and damage is never served."""

from __future__ import annotations

import fcntl
import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from tests.conftest import make_indexer
from tests.fakes import ARTICLES, GUILIN, KUNSHAN, BigramEmbedder, count_characters
from zoneqa.documents import Corpus
from zoneqa.errors import DamagedIndex, NoIndex, NotWritten, WriterBusy
from zoneqa.index import current_name, open_current
from zoneqa.index.fusion import best, fuse
from zoneqa.indexing.chunker import Chunker
from zoneqa.text.heading import in_context


def quiet(done: int, total: int) -> None:
    """Nobody watches."""


def generation(root: Path) -> Path:
    name = current_name(root)
    assert name is not None
    return root / name


def test_every_passage_finds_itself(root: Path) -> None:
    snapshot = open_current(root, 0.5)
    articles = {a.id: a for a in ARTICLES}
    chunker = Chunker(count_characters, 60)
    for passage in (p for a in ARTICLES for p in chunker.passages(a)):
        text = in_context(articles[passage.article_id], passage)
        hit = snapshot.search(BigramEmbedder().embed([text], "passage")[0], None, 3)[0]
        assert hit.passage == passage
        assert hit.score == pytest.approx(1.0, abs=1e-5)


def test_articles_come_back_whole(root: Path) -> None:
    snapshot = open_current(root, 0.5)
    assert snapshot.articles() == list(ARTICLES)
    assert snapshot.article("guilin") == GUILIN
    assert snapshot.article("nobody") is None
    assert snapshot.zones() == ["昆山高新区", "桂林高新区"]


def test_words_find_what_holds_them(root: Path) -> None:
    hits = open_current(root, 0.5).search(None, "载回多少名务工人员？", 2)
    assert "1500名务工人员" in hits[0].passage.text
    assert hits[0].score > 0


@pytest.mark.parametrize("text", ["", "？", '"', "AND", "*", "(", "国家公园?", "' OR 1=1 --", "zz"])
def test_any_text_can_be_searched(root: Path, text: str) -> None:
    assert open_current(root, 0.5).search(None, text, 3) == [] or text in (
        "国家公园?",
        "' OR 1=1 --",
    )


def test_fusion_weighs_standardised_scores() -> None:
    dense, lexical = {1: 0.9, 2: 0.7}, {2: 10.0, 3: 4.0}
    fused = fuse(dense, lexical, 0.5, 2)
    # Row 3 takes the lowest dense score, row 1 the lowest lexical one.
    spread = np.std([0.9, 0.7, 0.7])
    assert fused[1] == pytest.approx(
        0.5 * (0.9 - 2.3 / 3) / spread + 0.5 * (4 - 6) / np.std([4, 10, 4])
    )
    assert [row for row, _ in best(fuse(dense, lexical, 1.0, 2), 3)] == [1, 2, 3]
    assert [row for row, _ in best(fuse(dense, lexical, 0.0, 2), 3)] == [2, 1, 3]


def test_a_row_that_matches_nothing_lies_far_below_one_that_matches_a_little() -> None:
    dense = dict.fromkeys((1, 2, 3), 0.8)
    # With room for more than the two that match, row 3 has 0, not the 9 of row 2.
    fused = fuse(dense, {1: 10.0, 2: 9.0}, 0.5, 100)
    spread = np.std([10, 9, 0])
    assert fused[2] == pytest.approx(0.5 * (9 - 19 / 3) / spread)
    assert fused[3] == pytest.approx(0.5 * (0 - 19 / 3) / spread)


def test_an_unchanged_corpus_is_not_built_again(root: Path) -> None:
    before = generation(root)
    built = make_indexer(root).build(Corpus(ARTICLES), quiet)
    assert (built.name, built.fresh) == (before.name, False)
    assert make_indexer(root).build(Corpus((GUILIN,)), quiet).manifest.articles == 1


def test_the_last_generations_are_kept_and_older_ones_go(root: Path) -> None:
    names = [generation(root).name]
    for articles in ((GUILIN,), (KUNSHAN,), ARTICLES):
        names.append(make_indexer(root).build(Corpus(articles), quiet).name)
    assert sorted(path.name for path in root.glob("gen-*")) == sorted(names[1:])
    assert open_current(root, 0.5).articles() == list(ARTICLES)


def test_no_index(tmp_path: Path) -> None:
    with pytest.raises(NoIndex, match="zoneqa index"):
        open_current(tmp_path / "none", 0.5)


FILES = ["manifest.json", "articles.sqlite", "vectors.faiss", "lexical/meta.json"]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("harm", ["flip", "zero", "truncate", "empty", "remove"])
def test_damage_is_seen_before_an_answer(root: Path, name: str, harm: str) -> None:
    path = generation(root) / name
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    if harm == "flip":
        data[middle] ^= 1
    elif harm == "zero":
        data[:8] = bytes(8)
    elif harm == "truncate":
        del data[-1:]
    elif harm == "empty":
        data.clear()
    path.write_bytes(data)
    if harm == "remove":
        path.unlink()
    if harm == "truncate" and name == "manifest.json":
        assert not data.endswith(b"}")
    with pytest.raises(DamagedIndex, match="zoneqa index"):
        open_current(root, 0.5)


def test_swapped_files_and_strangers_are_damage(root: Path) -> None:
    folder = generation(root)
    shutil.copy(folder / "vectors.faiss", folder / "lexical" / "stranger")
    with pytest.raises(DamagedIndex, match="stranger"):
        open_current(root, 0.5)


@pytest.mark.parametrize("text", ["", "gen-none\n", "../etc\n", "gen-a/../..\n", "\xff"])
def test_a_pointer_to_nothing_is_damage(root: Path, text: str) -> None:
    (root / "CURRENT").write_text(text, encoding="latin-1")
    with pytest.raises(DamagedIndex):
        open_current(root, 0.5)


@pytest.mark.parametrize("change", [{"format": 999}, {"surprise": 1}, {"files": {}}])
def test_a_manifest_of_another_kind_is_damage(root: Path, change: dict[str, object]) -> None:
    path = generation(root) / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    with pytest.raises(DamagedIndex):
        open_current(root, 0.5)


def test_a_damaged_generation_is_built_anew(root: Path) -> None:
    (generation(root) / "vectors.faiss").unlink()
    assert make_indexer(root).build(Corpus(ARTICLES), quiet).fresh
    assert open_current(root, 0.5).articles() == list(ARTICLES)


def test_a_failed_build_leaves_the_current_one(root: Path) -> None:
    before = generation(root)

    def fail(done: int, total: int) -> None:
        raise RuntimeError("no memory")

    with pytest.raises(RuntimeError, match="no memory"):
        make_indexer(root).build(Corpus((GUILIN,)), fail)
    assert [path.name for path in root.glob("gen-*")] == [before.name]
    assert open_current(root, 0.5).name == before.name


def test_one_writer_at_a_time(root: Path) -> None:
    with (root / "LOCK").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.write("4711")
        lock.flush()
        with pytest.raises(WriterBusy, match="Process 4711"):
            make_indexer(root).build(Corpus((GUILIN,)), quiet)
    assert make_indexer(root).build(Corpus((GUILIN,)), quiet).fresh


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NotWritten, match="cannot be written: Not a directory"):
        make_indexer(tmp_path / "file" / "index").build(Corpus((GUILIN,)), quiet)


def test_opening_changes_no_file(root: Path) -> None:
    for _ in range(3):
        open_current(root, 0.5).search(None, "桂林", 1)
    open_current(root, 0.5)
