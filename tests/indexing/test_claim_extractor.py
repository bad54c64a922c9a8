"""Claims in an update: found once in each article, and again when they would be found otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

from tests.fakes import ARTICLES, GUILIN, KUNSHAN, BigramEmbedder, count_characters
from zoneqa.claims.claim import Claim
from zoneqa.claims.quantities import Quantity
from zoneqa.documents import Corpus
from zoneqa.folders.digest import folder_digests
from zoneqa.index import Manifest, open_current, require_current
from zoneqa.indexing.chunker import Chunker
from zoneqa.indexing.claim_extractor import ClaimExtractor, extraction_version
from zoneqa.indexing.indexer import Indexer
from zoneqa.types import Article, Span

SUZHOU = Article("suzhou", "苏州高新区三大园区", "苏州高新区要建3家园区。", zone="苏州高新区")


@dataclass(frozen=True, slots=True)
class FigureExtractor:
    """Takes every figure for a claim, and remembers which articles it was given."""

    seen: list[str] = field(default_factory=list)

    def __call__(self, article: Article) -> list[Claim]:
        self.seen.append(article.id)
        return list(figures(article))


def figures(article: Article) -> Iterator[Claim]:
    whole = Span(article.id, 0, len(article.text), article.text)
    for found in re.finditer(r"\d+", article.text):
        number = Decimal(found[0])
        value = Span(article.id, *found.span(), found[0])
        quantity = Quantity(*found.span(), number, number, "")
        yield Claim(whole, value, "count", None, quantity=quantity)


def indexer(root: Path, extract: FigureExtractor, version: str = "one") -> Indexer:
    chunker = Chunker(count_characters, 60)
    return Indexer(root, BigramEmbedder(), chunker, extractor=ClaimExtractor(extract, version))


def quiet(done: int, total: int) -> None:
    """Ignore progress."""


def values(root: Path) -> list[str]:
    return [f"{c.value.article_id} {c.value.quote}" for c in open_current(root).claims.find()]


def test_the_first_build_finds_the_claims_of_every_article(tmp_path: Path) -> None:
    extract = FigureExtractor()
    built = indexer(tmp_path, extract).build(Corpus(ARTICLES), quiet)
    assert sorted(extract.seen) == ["guilin", "kunshan"]
    claims = list(open_current(tmp_path).claims.find())
    assert claims == [*figures(GUILIN), *figures(KUNSHAN)]
    assert (built.manifest.claims, built.manifest.extraction) == (len(claims), "one")


def test_an_update_looks_only_into_what_changed(tmp_path: Path) -> None:
    indexer(tmp_path, FigureExtractor()).build(Corpus(ARTICLES), quiet)
    extract = FigureExtractor()
    new = replace(GUILIN, text="桂林高新区今年签约46个项目。")
    indexer(tmp_path, extract).build(Corpus((new, KUNSHAN, SUZHOU)), quiet)
    assert sorted(extract.seen) == ["guilin", "suzhou"]
    expected = [*figures(new), *figures(KUNSHAN), *figures(SUZHOU)]
    assert list(open_current(tmp_path).claims.find()) == expected


def test_an_update_equals_a_build_from_nothing(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    indexer(one, FigureExtractor()).build(Corpus(ARTICLES), quiet)
    corpus = Corpus((SUZHOU, KUNSHAN))
    for root in (one, other):
        indexer(root, FigureExtractor()).build(corpus, quiet)
    contents = [
        folder_digests(root / require_current(root))["claims.sqlite"] for root in (one, other)
    ]
    assert contents[0] == contents[1]


def test_claims_that_would_be_found_otherwise_are_found_again(tmp_path: Path) -> None:
    indexer(tmp_path, FigureExtractor()).build(Corpus(ARTICLES), quiet)
    extract = FigureExtractor()
    newer = indexer(tmp_path, extract, "two")
    assert newer.reason() == "another version of zoneqa found the facts in them"
    built = newer.build(Corpus(ARTICLES), quiet)
    assert (built.fresh, built.embedded, built.manifest.extraction) == (True, 0, "two")
    assert sorted(extract.seen) == ["guilin", "kunshan"]
    assert newer.reason() is None


def test_a_generation_from_before_claims_were_kept_gets_them(tmp_path: Path) -> None:
    indexer(tmp_path, FigureExtractor()).build(Corpus(ARTICLES), quiet)
    folder = tmp_path / require_current(tmp_path)
    (folder / "claims.sqlite").unlink()
    before = replace(Manifest.load(folder), format=5, extraction="", claims=0)
    before = replace(before, files=folder_digests(folder))
    (folder / "manifest.json").write_text(before.dump(), encoding="utf-8")
    assert values(tmp_path) == []
    indexer(tmp_path, FigureExtractor()).build(Corpus(ARTICLES), quiet)
    assert values(tmp_path)[:2] == ["guilin 2020", "guilin 300"]


def test_the_version_is_that_of_the_code() -> None:
    assert extraction_version() == extraction_version()
    assert len(extraction_version()) == 64
