"""Opening a generation: what was written is found, and damage is never served."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.fakes import ARTICLES, GUILIN, BigramEmbedder, count_characters
from zoneqa.errors import DamagedIndex, NoIndex
from zoneqa.index import Manifest, current_name, open_current
from zoneqa.indexing.chunker import Chunker
from zoneqa.text.heading import in_context


def generation(root: Path) -> Path:
    name = current_name(root)
    assert name is not None
    return root / name


def test_every_passage_finds_itself(root: Path) -> None:
    searcher = open_current(root).searcher(0.5)
    articles = {a.id: a for a in ARTICLES}
    chunker = Chunker(count_characters, 60)
    for passage in (p for a in ARTICLES for p in chunker.passages(a)):
        text = in_context(articles[passage.article_id], passage)
        hit = searcher.search(BigramEmbedder().embed([text], "passage")[0], None, 3)[0]
        assert hit.passage == passage
        assert hit.score == pytest.approx(1.0, abs=2**-11)


def test_articles_come_back_whole(root: Path) -> None:
    opened = open_current(root)
    assert opened.articles() == list(ARTICLES)
    assert opened.article("guilin") == GUILIN
    assert opened.article("nobody") is None
    assert opened.zones() == ["昆山高新区", "桂林高新区"]


def test_words_find_what_holds_them(root: Path) -> None:
    hits = open_current(root).searcher(0.5).search(None, "载回多少名务工人员？", 2)
    assert "1500名务工人员" in hits[0].passage.text
    assert hits[0].score > 0


@pytest.mark.parametrize("text", ["", "？", '"', "AND", "*", "(", "国家公园?", "' OR 1=1 --", "zz"])
def test_any_text_can_be_searched(root: Path, text: str) -> None:
    assert open_current(root).searcher(0.5).search(None, text, 3) == [] or text in (
        "国家公园?",
        "' OR 1=1 --",
    )


def test_no_index(tmp_path: Path) -> None:
    with pytest.raises(NoIndex, match="zoneqa index"):
        open_current(tmp_path / "none")


FILES = ["manifest.json", "articles.sqlite", "claims.sqlite", "vectors.faiss", "lexical/meta.json"]


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
        open_current(root)


def test_swapped_files_and_strangers_are_damage(root: Path) -> None:
    folder = generation(root)
    shutil.copy(folder / "vectors.faiss", folder / "lexical" / "stranger")
    with pytest.raises(DamagedIndex, match="stranger"):
        open_current(root)


@pytest.mark.parametrize("text", ["", "gen-none\n", "../etc\n", "gen-a/../..\n", "\xff"])
def test_a_pointer_to_nothing_is_damage(root: Path, text: str) -> None:
    (root / "CURRENT").write_text(text, encoding="latin-1")
    with pytest.raises(DamagedIndex):
        open_current(root)


@pytest.mark.parametrize("deep", ["[" * 100_000, '{"files":' * 100_000, '{"a":' * 5000 + "1"])
def test_a_manifest_nested_too_deep_is_damage(root: Path, deep: str) -> None:
    (generation(root) / "manifest.json").write_text(deep)
    with pytest.raises(DamagedIndex):
        open_current(root)


@pytest.mark.parametrize("change", [{"format": 999}, {"surprise": 1}, {"files": {}}])
def test_a_manifest_of_another_kind_is_damage(root: Path, change: dict[str, object]) -> None:
    path = generation(root) / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    with pytest.raises(DamagedIndex):
        open_current(root)


@pytest.mark.parametrize("format", [3, 4, 5])
def test_a_generation_from_before_claims_were_kept_opens_without_any(
    root: Path, format: int
) -> None:
    folder = generation(root)
    (folder / "claims.sqlite").unlink()
    manifest = Manifest.load(folder)
    files = {name: digest for name, digest in manifest.files.items() if name != "claims.sqlite"}
    older = replace(manifest, format=format, files=files)
    (folder / "manifest.json").write_text(older.dump(), encoding="utf-8")
    opened = open_current(root)
    assert opened.articles() == list(ARTICLES)
    assert (list(opened.claims.find()), opened.claims.count()) == ([], 0)


def test_opening_changes_no_file(root: Path) -> None:
    for _ in range(3):
        open_current(root).searcher(0.5).search(None, "桂林", 1)
    open_current(root)
