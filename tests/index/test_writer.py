"""Publishing generations: one writer at a time, and never half of anything."""

from __future__ import annotations

import fcntl
from pathlib import Path

import pytest

from tests.conftest import make_indexer
from tests.fakes import ARTICLES, GUILIN, KUNSHAN
from zoneqa.documents import Corpus
from zoneqa.errors import NotWritten, WriterBusy
from zoneqa.index import current_name, open_current


def quiet(done: int, total: int) -> None:
    """Ignore progress."""


def generation(root: Path) -> Path:
    name = current_name(root)
    assert name is not None
    return root / name


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
    assert open_current(root).articles() == list(ARTICLES)


def test_a_damaged_generation_is_built_anew(root: Path) -> None:
    (generation(root) / "vectors.faiss").unlink()
    assert make_indexer(root).build(Corpus(ARTICLES), quiet).fresh
    assert open_current(root).articles() == list(ARTICLES)


def test_a_failed_build_leaves_the_current_one(root: Path) -> None:
    before = generation(root)

    def fail(done: int, total: int) -> None:
        raise RuntimeError("no memory")

    with pytest.raises(RuntimeError, match="no memory"):
        make_indexer(root).build(Corpus((GUILIN,)), fail)
    assert [path.name for path in root.glob("gen-*")] == [before.name]
    assert open_current(root).name == before.name


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
