"""Builds that are compared: by their content, not by the random names in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.conftest import make_indexer
from tests.fakes import ARTICLES, GUILIN
from zoneqa.documents import Corpus
from zoneqa.index import Manifest, require_current
from zoneqa.types import Article
from zoneqa_eval.experiments.ingest import places
from zoneqa_eval.scale.watched_build import content_digests


def built(root: Path, articles: tuple[Article, ...] = ARTICLES) -> dict[str, str]:
    make_indexer(root).build(Corpus(articles), lambda done, total: None)
    return content_digests(root)


def test_two_builds_of_the_same_articles_have_the_same_content(tmp_path: Path) -> None:
    one, other = built(tmp_path / "one"), built(tmp_path / "other")
    assert one == other
    assert one.keys() == {
        *("articles", "lexical", "articles.sqlite", "vectors.faiss", "claims.sqlite")
    }
    manifests = [Manifest.load(r / require_current(r)) for r in tmp_path.iterdir()]
    assert manifests[0].files != manifests[1].files  # tantivy draws names


def test_another_text_changes_every_part(tmp_path: Path) -> None:
    changed = replace(GUILIN, text=GUILIN.text.replace("300亿元", "310亿元"))
    one = built(tmp_path / "one")
    other = built(tmp_path / "other", (changed, *ARTICLES[1:]))
    assert {name for name in one if one[name] != other[name]} == one.keys()


def test_one_worker_is_compared_with_two() -> None:
    counts = [place.environ["ZONEQA_WORKERS"] for place in places()]
    assert counts == ["1", "2"] * (len(counts) // 2)
    assert [place.name for place in places()][:2] == ["one process", "two processes"]
