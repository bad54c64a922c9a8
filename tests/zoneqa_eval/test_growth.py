"""Growth: the enlarged corpora, and the table of their costs."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.fakes import ARTICLES, BigramEmbedder, count_characters
from zoneqa.indexing.chunker import Chunker
from zoneqa.types import Cell, Repair, Table
from zoneqa_eval.experiments.growth import exponent, measure, table
from zoneqa_eval.scale.enlarge import Seeds, enlarge

PASSAGES = [Chunker(count_characters, 60).passages(article) for article in ARTICLES]
TEXTS = [passage.text for found in PASSAGES for passage in found]
EMBEDDER = BigramEmbedder()
SEEDS = Seeds(ARTICLES, PASSAGES, EMBEDDER.embed(TEXTS, "passage"))


def test_an_enlarged_corpus_has_the_size_and_whole_passages() -> None:
    draft = enlarge(SEEDS, 25)
    articles = {article.id: article for article in draft.articles}
    assert len(draft.passages) == len(draft.texts) == len(draft.vectors) == 25
    assert len(articles) == len(draft.articles)
    for passage, text in zip(draft.passages, draft.texts, strict=True):
        assert articles[passage.article_id].text[passage.start : passage.end] == passage.text
        assert text.endswith(passage.text)


def test_an_enlarged_article_names_no_places_in_the_text_that_was() -> None:
    marked = [
        replace(each, repairs=(Repair("joined", 3, 9),), tables=(Table(0, 9, (Cell((3, 9)),)),))
        for each in ARTICLES
    ]
    draft = enlarge(replace(SEEDS, articles=marked), 25)
    assert not any(article.tables or article.repairs for article in draft.articles)


def test_an_enlarged_corpus_is_the_same_each_time_and_its_articles_differ() -> None:
    one, other = enlarge(SEEDS, 25), enlarge(SEEDS, 25)
    assert one.texts == other.texts
    assert np.array_equal(one.vectors, other.vectors)
    assert len({article.text for article in one.articles}) == len(one.articles)


def test_shifted_vectors_are_unit_rows_near_their_origin() -> None:
    vectors = enlarge(SEEDS, 50).vectors
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(50), abs=1e-5)
    origins = SEEDS.vectors[np.arange(50) % len(SEEDS.vectors)]
    assert np.all(np.sum(vectors * origins, axis=1) > 0.75)


def test_the_exponent_is_the_slope_of_the_logarithms() -> None:
    sizes = [10, 100, 1000]
    assert exponent(sizes, [3.0, 30.0, 300.0]) == "1.00"
    assert exponent(sizes, [5.0, 5.0, 5.0]) in ("0.00", "-0.00")
    assert exponent(sizes, [1.0, 100.0, 10_000.0]) == "2.00"
    assert exponent([10], [3.0]) == ""
    assert exponent(sizes, [0.0, 1.0, 2.0]) == ""


def test_a_table_has_a_line_for_each_measure() -> None:
    found = {10: {"build_s": 2.0, "disk_mib": 1.5}, 100: {"build_s": 20.0, "disk_mib": 1.5}}
    assert table(found).splitlines()[2:] == [
        "| build_s | 2 | 20 | 1.00 |",
        "| disk_mib | 1.5 | 1.5 | 0.00 |",
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_a_size_is_measured_from_build_to_search(tmp_path: Path) -> None:
    questions = list(zip(TEXTS, SEEDS.vectors, strict=True)) * 5
    found = measure(SEEDS, questions, 40, tmp_path / "index")
    assert found["recall"] == 1.0
    parts = ("lexical_s", "dense_s", "store_s", "extraction_s", "claims_s", "digests_s", "checks_s")
    assert min(found[part] for part in parts) > 0
    assert found["build_s"] == pytest.approx(sum(found[part] for part in parts))
    assert found["claims"] > 0
    assert found["claims_of_article_ms"] > 0
    assert found["disk_mib"] > found["dense_mib"] >= 40 * 256 * 2 / 2**20
    assert 0 < found["search_p50_ms"] <= found["search_p95_ms"]
    assert 0 < found["opened_anon_mib"] <= found["build_peak_mib"]
    assert not (tmp_path / "index").exists()
