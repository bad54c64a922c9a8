"""Collections: which there are, what their articles are called, and searching several as one."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import make_indexer
from tests.fakes import ARTICLES, GUILIN, KUNSHAN, BigramEmbedder
from zoneqa.documents import Corpus
from zoneqa.errors import DamagedIndex, DatabaseUnavailable, NoIndex, UsageError
from zoneqa.index import (
    OpenedCollections,
    SearchableIndex,
    collection_names,
    collection_root,
    current_name,
    merged,
    open_collection,
    open_collections,
    published_names,
    remove_collection,
)
from zoneqa.index.article_ids import DefaultIds, NamedIds
from zoneqa.types import DEFAULT_ONLY, NO_FILTERS, Article, Filters, Hit, Reprint

BOTH = frozenset({"default", "年鉴"})
QUESTIONS = ["2020年桂林高新区工业总产值是多少？", "载回多少名务工人员？", "研究生", "高新区"]


def build(root: Path, name: str, *articles: Article) -> None:
    folder = collection_root(root, name)
    make_indexer(folder).build(Corpus(articles), lambda done, total: None)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An index with a report in the default collection and one in another."""
    build(tmp_path, "default", GUILIN)
    build(tmp_path, "年鉴", KUNSHAN)
    return tmp_path


@pytest.mark.parametrize("name", ["2023", "office-A", "内部_1", "㐀", "a" * 60])
def test_a_name_has_letters_digits_and_dashes(tmp_path: Path, name: str) -> None:
    assert collection_root(tmp_path, name) == tmp_path / "collections" / name


@pytest.mark.parametrize(
    "name", ["", ".", "..", "../x", "a/b", "a\\b", "a b", "a~b", "-a", "_a", "a\n", "a" * 61, "é"]
)
def test_no_other_name_is_taken(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="cannot be the name of a collection"):
        collection_root(tmp_path, name)


def test_what_cannot_be_noted_is_not_removed(root: Path) -> None:
    seen = []

    def note() -> None:
        seen.append(sorted(collection_names(root)))
        if len(seen) == 1:
            raise DatabaseUnavailable("The log cannot be written.")

    with pytest.raises(DatabaseUnavailable):
        remove_collection(root, "年鉴", note=note)
    assert collection_names(root) == BOTH
    remove_collection(root, "年鉴", note=note)
    assert collection_names(root) == DEFAULT_ONLY
    with pytest.raises(NoIndex):
        remove_collection(root, "年鉴", note=note)
    assert seen == [sorted(BOTH)] * 2


def test_collections_are_known_once_they_were_built(root: Path) -> None:
    (root / "collections" / "begun").mkdir()
    (root / "collections" / "no name").mkdir()
    assert collection_names(root) == BOTH
    assert collection_names(root / "none") == frozenset()
    assert published_names(root) == {
        "default": current_name(root),
        "年鉴": current_name(root / "collections" / "年鉴"),
    }
    (root / "collections" / "年鉴" / "CURRENT").unlink()
    assert published_names(root)["年鉴"] is None
    with pytest.raises(NoIndex):
        published_names(root / "none")
    with pytest.raises(NoIndex, match="--collection begun"):
        open_collection(root, "begun")


def test_the_articles_of_a_named_collection_have_its_name(root: Path) -> None:
    opened = open_collections(root, frozenset({"年鉴"}))
    assert opened.name.startswith("年鉴~gen-")
    assert opened.articles() == [replace(KUNSHAN, id="年鉴~kunshan")]
    assert opened.article("年鉴~kunshan") == replace(KUNSHAN, id="年鉴~kunshan")
    assert opened.article("kunshan") is None
    assert opened.article("别的~kunshan") is None
    (hit, *_) = opened.searcher(0.5).search(None, "务工人员", 3)
    assert hit.passage.id.startswith("年鉴~kunshan:")


def test_the_default_collection_stays_as_it_is(root: Path) -> None:
    opened = open_collections(root, DEFAULT_ONLY)
    assert (opened.name, opened.articles()) == (current_name(root), [GUILIN])


def test_several_are_searched_as_one(root: Path) -> None:
    opened = open_collections(root, BOTH)
    named = replace(KUNSHAN, id="年鉴~kunshan")
    assert opened.articles() == [GUILIN, named]
    assert opened.zones() == ["昆山高新区", "桂林高新区"]
    assert [opened.article("guilin"), opened.article(named.id)] == [GUILIN, named]
    assert opened.articles(Filters(articles=(named.id,))) == [named]
    assert opened.name == f"{current_name(root)}+年鉴~{current_name(root / 'collections' / '年鉴')}"
    hits = found(opened, QUESTIONS[1])
    assert hits[0].passage.article_id == named.id
    for hit in hits:
        article = opened.article(hit.passage.article_id)
        assert article
        assert article.text[hit.passage.start : hit.passage.end] == hit.passage.text


def found(opened: SearchableIndex, question: str, filters: Filters = NO_FILTERS) -> list[Hit]:
    vector = BigramEmbedder().embed([question], "query")[0]
    return opened.searcher(0.5).search(vector, question, 20, filters, [("工业",)])


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_search_of_both_scores_as_one_index_of_all_articles(
    root: Path, tmp_path: Path, question: str
) -> None:
    build(tmp_path / "whole", "default", *ARTICLES)
    whole, both = open_collections(tmp_path / "whole", DEFAULT_ONLY), open_collections(root, BOTH)

    def scores(hits: list[Hit]) -> dict[str, float]:
        return {hit.passage.id.removeprefix("年鉴~"): hit.score for hit in hits}

    assert scores(found(both, question)) == pytest.approx(scores(found(whole, question)), rel=1e-5)
    only = Filters(zones=("昆山高新区",))
    expected = scores(found(whole, question, only))
    assert scores(found(both, question, only)) == pytest.approx(expected, rel=1e-5)
    assert expected


def test_a_copy_of_an_index_is_a_collection_too(root: Path) -> None:
    shutil.copytree(root / "collections" / "年鉴", root / "collections" / "copy")
    opened = open_collections(root, BOTH | {"copy"})
    assert [each.id for each in opened.articles()] == ["guilin", "copy~kunshan", "年鉴~kunshan"]
    hits = {hit.passage.id: hit.score for hit in found(opened, QUESTIONS[1])}
    assert len(hits) == 5
    for id_, score in hits.items():
        if id_.startswith("copy~"):
            assert hits[id_.replace("copy", "年鉴")] == pytest.approx(score)


def test_a_collection_is_opened_once_until_another_generation_is_published(root: Path) -> None:
    shelf = OpenedCollections(root)
    first = shelf.open("年鉴")
    assert shelf.open("年鉴") is first
    build(root, "年鉴", *ARTICLES)
    second = shelf.open("年鉴")
    assert second is not first
    assert second.article_count() == 2
    shelf.keep_only(DEFAULT_ONLY)
    assert shelf.open("年鉴") is not second


def test_a_generation_that_was_removed_meanwhile_is_told(root: Path) -> None:
    shelf = OpenedCollections(root)
    parts = {name: shelf.open(name) for name in sorted(BOTH)}
    shutil.rmtree(parts["年鉴"].folder)
    with pytest.raises(DamagedIndex, match="cannot be opened"):
        merged(parts)


REPRINTED = replace(GUILIN, also=(Reprint("reprint", "转载"),))


def test_other_prints_have_the_name_too(tmp_path: Path) -> None:
    build(tmp_path, "a", REPRINTED)
    build(tmp_path, "default", KUNSHAN)
    opened = open_collections(tmp_path, frozenset({"default", "a"}))
    assert opened.kept_print("a~reprint") == "a~guilin"
    assert opened.kept_print("reprint") is None
    assert [each.id for each in opened.summaries(9)] == ["kunshan", "a~guilin"]
    assert [each.id for each in opened.summaries(9)[1].also] == ["a~reprint"]


LOOKALIKES = ["a~x", "b~x", "~a~x", "~~a~x", "~x", "x", "a x~y", "年鉴~", "~", "a~b~c"]


def test_no_two_articles_have_the_same_id() -> None:
    default, named = DefaultIds(), NamedIds("a")
    outside = [*map(default.outside, LOOKALIKES), *map(named.outside, LOOKALIKES)]
    assert len(set(outside)) == 2 * len(LOOKALIKES)
    for article_id in LOOKALIKES:
        assert default.within(default.outside(article_id)) == article_id
        assert named.within(named.outside(article_id)) == article_id
        assert named.within(default.outside(article_id)) is None
        assert default.within(named.outside(article_id)) is None
    assert [default.outside(each) for each in ("x", "~x", "a x~y")] == ["x", "~x", "a x~y"]


def test_an_article_that_looks_as_of_another_collection_is_still_found(tmp_path: Path) -> None:
    lookalike = replace(GUILIN, id="a~kunshan")
    build(tmp_path, "default", lookalike)
    build(tmp_path, "a", KUNSHAN)
    alone = open_collections(tmp_path, DEFAULT_ONLY)
    assert alone.article("a~kunshan") == lookalike
    opened = open_collections(tmp_path, frozenset({"default", "a"}))
    assert opened.article("a~kunshan") == replace(KUNSHAN, id="a~kunshan")
    assert opened.article("~a~kunshan") == replace(lookalike, id="~a~kunshan")
