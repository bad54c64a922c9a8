"""Generations: listing them, going back, falling back to a sound one, removing leftovers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import make_indexer
from tests.fakes import ARTICLES, GUILIN, KUNSHAN
from zoneqa.documents import Corpus
from zoneqa.errors import DamagedIndex, UsageError
from zoneqa.index import current_name, generations, open_current, open_sound, roll_back
from zoneqa.types import Article, Reprint, Repair


def quiet(done: int, total: int) -> None:
    """Ignore progress."""


def build(root: Path, *articles: Article) -> str:
    return make_indexer(root).build(Corpus(articles), quiet).name


@pytest.fixture
def three(tmp_path: Path) -> tuple[Path, list[str]]:
    """A root with three generations, the oldest first."""
    root = tmp_path / "index"
    return root, [build(root, GUILIN), build(root, KUNSHAN), build(root, *ARTICLES)]


def damage(folder: Path) -> None:
    path = folder / "vectors.faiss"
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)


def test_generations_are_listed_with_what_is_wrong_with_them(three: tuple[Path, list[str]]) -> None:
    root, names = three
    damage(root / names[1])
    found = generations(root)
    assert [(g.name, g.current) for g in found] == [
        (names[2], True),
        (names[1], False),
        (names[0], False),
    ]
    assert [g.manifest.articles if g.manifest else None for g in found] == [2, None, 1]
    assert (
        found[1].problem and "vectors.faiss is missing or not what was written" in found[1].problem
    )
    assert found[0].size == sum(p.stat().st_size for p in (root / names[2]).rglob("*.*"))


def test_rolling_back_skips_damaged_generations(three: tuple[Path, list[str]]) -> None:
    root, names = three
    damage(root / names[1])
    assert roll_back(root) == names[0] == current_name(root)
    assert open_current(root).articles() == [GUILIN]
    with pytest.raises(UsageError, match="no sound generation before"):
        roll_back(root)
    assert roll_back(root, names[2]) == names[2] == current_name(root)
    with pytest.raises(DamagedIndex):
        roll_back(root, names[1])
    with pytest.raises(UsageError, match="no generation gen-none"):
        roll_back(root, "gen-none")
    assert current_name(root) == names[2]


def test_a_build_after_rolling_back_starts_from_the_older_generation(three: tuple[Path, list[str]]) -> None:
    root, names = three
    roll_back(root, names[0])
    built = make_indexer(root).build(Corpus(ARTICLES), quiet)
    assert built.changes.added == ("kunshan",)
    assert current_name(root) == built.name
    assert names[0] not in [g.name for g in generations(root)]


def test_a_sound_generation_answers_for_a_damaged_one(three: tuple[Path, list[str]]) -> None:
    root, names = three
    damage(root / names[2])
    with pytest.raises(DamagedIndex):
        open_current(root)
    opened = open_sound(root)
    assert (opened.name, opened.articles()) == (names[1], [KUNSHAN])
    assert opened.warning and names[2] in opened.warning and names[1] in opened.warning
    damage(root / names[1])
    assert open_sound(root).name == names[0]
    damage(root / names[0])
    with pytest.raises(DamagedIndex, match=names[2]):
        open_sound(root)


def test_without_a_valid_pointer_the_newest_generation_answers(three: tuple[Path, list[str]]) -> None:
    root, names = three
    (root / "CURRENT").write_text("gen-lost\n")
    assert open_sound(root).name == names[2]
    assert make_indexer(root).build(Corpus(ARTICLES), quiet).fresh
    assert open_sound(root).warning is None


def test_the_leftovers_of_a_killed_build_are_removed(three: tuple[Path, list[str]]) -> None:
    root, names = three
    dead = root / "gen-20200101T000000000000-dead"
    dead.mkdir()
    (dead / "vectors.faiss").write_bytes(b"half")
    (root / "CURRENT.4711").write_text("gen-nothing\n")
    build(root, replace(GUILIN, title="新题"))
    assert not dead.exists()
    assert not (root / "CURRENT.4711").exists()
    assert names[2] in [g.name for g in generations(root)]


def test_an_article_comes_back_with_its_repairs_and_reprints(tmp_path: Path) -> None:
    whole = replace(
        GUILIN,
        also=(Reprint("reprint", "转载", source="他报", date="2021-04"),),
        repairs=(Repair("joined", 3, 9), Repair("repeated", 0, 4, "近日举行")),
    )
    build(tmp_path, whole)
    assert open_current(tmp_path).articles() == [whole]
