"""Vectors: few are compared one by one, many through a quantised copy, with the same scores."""

from __future__ import annotations

import errno
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from zoneqa.index import Draft, Manifest, publish
from zoneqa.index.faiss import EXACT, NAME, FaissIndex, FaissLayout, write_vectors
from zoneqa.index.quantized import quantize

Rows = NDArray[np.float32]


def unit(rows: Rows) -> Rows:
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True))


def drawn(count: int, dimension: int, seed: int = 1) -> Rows:
    """Unit rows in half precision, round a common direction, as the vectors of texts are."""
    generator = np.random.default_rng(seed)
    rows = unit(1 + generator.standard_normal((count, dimension), dtype=np.float32))
    return rows.astype(np.float16).astype(np.float32)


@pytest.fixture(scope="module")
def rows() -> Rows:
    return drawn(6000, 64)


@pytest.fixture(scope="module")
def many(rows: Rows, tmp_path_factory: pytest.TempPathFactory) -> FaissIndex:
    folder = tmp_path_factory.mktemp("many")
    assert write_vectors(folder, rows, exact=1000).factory == "PQ32x4fs,Refine(SQfp16)"
    return FaissIndex(folder)


def test_few_vectors_are_all_compared(tmp_path: Path) -> None:
    rows = np.array([[1, 0], [0, 1], [0.6, 0.8]], dtype=np.float32)
    assert write_vectors(tmp_path, rows) == FaissLayout("SQfp16", 1.0)
    found = FaissIndex(tmp_path).search(np.array([0, 1], dtype=np.float32), 2)
    assert list(found) == [1, 2]
    assert found == pytest.approx({1: 1.0, 2: 0.8}, abs=2**-11)


def test_more_are_asked_for_than_there_are(tmp_path: Path) -> None:
    write_vectors(tmp_path, np.eye(3, dtype=np.float32))
    found = FaissIndex(tmp_path).search(np.array([0, 0, 1], dtype=np.float32), 100)
    assert found == pytest.approx({0: 0.0, 1: 0.0, 2: 1.0})


def test_given_rows_are_scored(tmp_path: Path) -> None:
    write_vectors(tmp_path, np.array([[1, 0], [0, 1], [0.6, 0.8]], dtype=np.float32))
    dense = FaissIndex(tmp_path)
    assert dense.score(np.array([1, 0], dtype=np.float32), [2, 0]) == pytest.approx(
        {2: 0.6, 0: 1}, abs=2**-11
    )
    assert dense.score(np.array([1, 0], dtype=np.float32), []) == {}


def test_many_vectors_give_exact_scores(many: FaissIndex, rows: Rows) -> None:
    for probe in drawn(20, 64, seed=2):
        cosines = rows @ probe
        found = many.search(probe, 100)
        assert found == pytest.approx({row: cosines[row] for row in found}, abs=1e-6)
        assert list(found.values()) == sorted(found.values(), reverse=True)


def test_many_vectors_give_nearly_all_of_the_nearest(many: FaissIndex, rows: Rows) -> None:
    probes = drawn(100, 64, seed=3)
    nearest = [set(np.argsort(-(rows @ probe))[:10].tolist()) for probe in probes]
    found = [set(list(many.search(probe, 100))[:10]) for probe in probes]
    shares = [len(a & b) / 10 for a, b in zip(nearest, found, strict=True)]
    assert np.mean(shares) >= 0.98


def test_of_many_vectors_given_rows_are_scored(many: FaissIndex, rows: Rows) -> None:
    probe = drawn(1, 64, seed=4)[0]
    expected = {row: float(rows[row] @ probe) for row in (5999, 0, 17)}
    assert many.score(probe, [5999, 0, 17]) == pytest.approx(expected, abs=1e-6)


def test_of_many_vectors_all_can_be_asked_for(many: FaissIndex, rows: Rows) -> None:
    found = many.search(rows[7], 6000)
    assert set(found) == set(range(6000))
    assert next(iter(found)) == 7


def test_threads_get_what_one_would(many: FaissIndex) -> None:
    probes = drawn(200, 64, seed=5)
    alone = [many.search(probe, 50) for probe in probes]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda probe: many.search(probe, 50), probes)) == alone


def test_the_same_vectors_give_the_same_file(rows: Rows, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        write_vectors(tmp_path / name, rows, exact=1000)
    assert (tmp_path / "a" / NAME).read_bytes() == (tmp_path / "b" / NAME).read_bytes()


def test_recall_is_what_an_exact_search_says(rows: Rows) -> None:
    quantised = quantize(rows)
    assert quantised is not None
    assert quantised.factory == "PQ32x4fs,Refine(SQfp16)"
    assert 0.98 <= quantised.recall <= 1
    assert quantize(rows, least=1.01) is None


def test_equal_vectors_may_stand_for_one_another() -> None:
    quantised = quantize(np.tile(drawn(3, 16), (2000, 1)))
    assert quantised is not None
    assert quantised.recall == 1.0


def test_vectors_that_cannot_be_paired_stay_as_they_are(tmp_path: Path) -> None:
    rows = drawn(50, 7)
    assert write_vectors(tmp_path, rows, exact=10) == FaissLayout("SQfp16", 1.0)
    assert next(iter(FaissIndex(tmp_path).search(rows[3], 5))) == 3


def published(root: Path, rows: Rows) -> Manifest:
    def draft() -> Draft:
        return Draft((), (), (), rows, "drawn", 320, "0123456789")

    return Manifest.load(root / publish(root, draft, 1))


def test_the_manifest_says_how_vectors_are_indexed(tmp_path: Path) -> None:
    few = published(tmp_path, drawn(EXACT, 16))
    assert (few.dense, few.recall) == ("SQfp16", 1.0)
    many = published(tmp_path, drawn(EXACT + 1, 16))
    assert many.dense == "PQ8x4fs,Refine(SQfp16)"
    assert 0.98 <= many.recall <= 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_an_error(rows: Rows, tmp_path: Path) -> None:
    (tmp_path / NAME).symlink_to("/dev/full")
    with pytest.raises(OSError, match="No space") as failure:
        write_vectors(tmp_path, rows)
    assert failure.value.errno == errno.ENOSPC
