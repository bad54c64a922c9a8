"""Opening answerers for sets of collections: they share what they can, and one may be missing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.fakes import ARTICLES, GUILIN, KUNSHAN
from tests.index.test_collections import build
from zoneqa.documents import Corpus
from zoneqa.errors import NoIndex, UnusableIndex
from zoneqa.factory import AnswererOpener, make_indexer
from zoneqa.index import collection_root, current_name
from zoneqa.settings import Settings
from zoneqa.types import DEFAULT_ONLY, Article, Collections

NAMED: Collections = frozenset({"b"})
BOTH = DEFAULT_ONLY | NAMED
QUESTION = "2020年昆山高新区载回多少名务工人员？"


def built(root: Path, name: str, *articles: Article) -> None:
    indexer = make_indexer(Settings(), collection_root(root, name), print)
    indexer.build(Corpus(articles), lambda done, total: None)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("collections")
    built(folder, "default", GUILIN)
    built(folder, "b", KUNSHAN)
    return folder


@pytest.fixture(scope="module")
def opener(root: Path) -> AnswererOpener:
    return AnswererOpener(Settings(), root, print)


def test_an_answerer_answers_from_its_collections(opener: AnswererOpener) -> None:
    answer = opener(BOTH).ask(QUESTION)
    assert answer.short_answer == "1500名"
    (citation,) = answer.citations
    assert citation.article == replace(KUNSHAN, id="b~kunshan")
    assert KUNSHAN.text[citation.span.start : citation.span.end] == citation.span.quote
    assert opener(NAMED).ask(QUESTION).citations == answer.citations
    assert opener(DEFAULT_ONLY).ask(QUESTION).abstained


def test_answerers_share_models_and_opened_collections(opener: AnswererOpener) -> None:
    one, both = opener(NAMED), opener(BOTH)
    assert one.pipeline.reader is both.pipeline.reader
    assert one.pipeline.retriever.embedder is both.pipeline.retriever.embedder
    assert one.index.store is opener(NAMED).index.store
    assert one.analyzer.gazetteer is not both.analyzer.gazetteer


def test_the_generation_of_each_collection_is_known(opener: AnswererOpener, root: Path) -> None:
    names = {"default": current_name(root), "b": current_name(root / "collections" / "b")}
    assert opener.published() == names
    assert opener(BOTH).generation == f"{names['default']}+b~{names['b']}"
    alone = opener.of(NAMED)
    assert alone.published() == f"b {names['b']}"
    assert alone().generation == f"b~{names['b']}"


def test_what_cannot_be_used_is_left_out_with_a_warning(root: Path, tmp_path: Path) -> None:
    built(tmp_path, "default", GUILIN)
    build(tmp_path, "b", *ARTICLES)  # by another model
    said: list[str] = []
    opener = AnswererOpener(Settings(), tmp_path, said.append)
    both = opener(BOTH)
    assert both.articles() == [GUILIN]
    assert both.warning
    assert "was made with the model bigrams-256" in both.warning
    assert both.warning in said
    with pytest.raises(UnusableIndex, match="bigrams-256"):
        opener(NAMED)
    built(tmp_path, "c", KUNSHAN)
    damaged = tmp_path / "collections" / "c" / (current_name(tmp_path / "collections" / "c") or "")
    (damaged / "articles.sqlite").write_bytes(b"")
    with_damaged = opener(DEFAULT_ONLY | {"c"})
    assert with_damaged.articles() == [GUILIN]
    assert "articles.sqlite is missing or not what was written" in (with_damaged.warning or "")


def test_a_collection_that_was_never_built_is_an_error(opener: AnswererOpener) -> None:
    with pytest.raises(NoIndex, match="--collection none"):
        opener(DEFAULT_ONLY | {"none"})
