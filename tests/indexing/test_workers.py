"""A generation is the same wherever it was built, and whoever was killed meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import EXTRACTOR
from tests.fakes import BigramEmbedder, count_characters
from tests.indexing.building import REPORTS, KilledEmbedder
from tests.parallel.kinds import cluster, others  # noqa: F401
from zoneqa.documents import Corpus
from zoneqa.errors import NoIndex, WorkerLost
from zoneqa.index import Manifest, open_current, require_current
from zoneqa.indexing.chunker import Chunker
from zoneqa.indexing.claim_extractor import NO_EXTRACTION, ClaimExtractor
from zoneqa.indexing.indexer import Built, Indexer
from zoneqa.parallel.base import IN_THIS_PROCESS, Executor

CORPUS = Corpus(REPORTS)
FILES = ("articles.sqlite", "vectors.faiss", "claims.sqlite")


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The digests of what one process builds."""
    root = tmp_path_factory.mktemp("index")
    built(root, BigramEmbedder(), IN_THIS_PROCESS)
    return digests(root)


def built(
    root: Path,
    embedder: BigramEmbedder,
    workers: Executor,
    extractor: ClaimExtractor = NO_EXTRACTION,
) -> Built:
    chunker = Chunker(count_characters, 60)
    indexer = Indexer(root, embedder, chunker, extractor=extractor, workers=workers)
    return indexer.build(CORPUS, lambda done, total: None)


def digests(root: Path) -> dict[str, str]:
    files = Manifest.load(root / require_current(root)).files
    return {name: files[name] for name in FILES}


@others
def test_the_index_is_that_of_one_process(workers: Executor, tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    built(here, BigramEmbedder(), IN_THIS_PROCESS, EXTRACTOR)
    outcome = built(there, BigramEmbedder(), workers, EXTRACTOR)
    assert digests(there) == digests(here)
    assert (outcome.embedded, outcome.manifest.claims) == (600, 2400)


@others
def test_a_worker_that_is_killed_changes_nothing(
    workers: Executor, expected: dict[str, str], tmp_path: Path
) -> None:
    root, notes = tmp_path / "index", tmp_path / "notes"
    notes.mkdir()
    outcome = built(root, KilledEmbedder("第300号", 1, notes), workers)
    assert len(list(notes.iterdir())) == 1
    assert (digests(root), outcome.embedded) == (expected, 600)


@others
def test_a_build_that_was_given_up_goes_on_where_it_was(
    workers: Executor, expected: dict[str, str], tmp_path: Path
) -> None:
    root, notes = tmp_path / "index", tmp_path / "notes"
    notes.mkdir()
    with pytest.raises(WorkerLost, match="`zoneqa index` goes on from there"):
        built(root, KilledEmbedder("第9号", 9, notes), workers)  # which the last batch holds
    assert len(list(notes.iterdir())) == 2
    with pytest.raises(NoIndex):
        open_current(root)
    outcome = built(root, BigramEmbedder(), workers)
    assert outcome.embedded == 600 - 2 * 256
    assert digests(root) == expected
