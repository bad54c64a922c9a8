"""Generations: going back, falling back, clearing away, and never half of anything."""

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
    """Nobody watches."""


def build(root: Path, *articles: Article) -> str:
    return make_indexer(root).build(Corpus(articles), quiet).name


@pytest.fixture
def three(tmp_path: Path) -> tuple[Path, list[str]]:
    """A root with three generations, the oldest first."""
    root = tmp_path / "index"
    return root, [build(root, GUILIN), build(root, KUNSHAN), build(root, *ARTICLES)]


def harm(folder: Path) -> None:
    path = folder / "vectors.faiss"
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)


def test_they_are_listed_with_what_is_wrong(three: tuple[Path, list[str]]) -> None:
    root, names = three
    harm(root / names[1])
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


def test_going_back_skips_what_is_damaged(three: tuple[Path, list[str]]) -> None:
    root, names = three
    harm(root / names[1])
    assert roll_back(root) == names[0] == current_name(root)
    assert open_current(root, 0.5).articles() == [GUILIN]
    with pytest.raises(UsageError, match="no sound generation before"):
        roll_back(root)
    assert roll_back(root, names[2]) == names[2] == current_name(root)
    with pytest.raises(DamagedIndex):
        roll_back(root, names[1])
    with pytest.raises(UsageError, match="no generation gen-none"):
        roll_back(root, "gen-none")
    assert current_name(root) == names[2]


def test_after_going_back_a_build_goes_on_from_there(three: tuple[Path, list[str]]) -> None:
    root, names = three
    roll_back(root, names[0])
    built = make_indexer(root).build(Corpus(ARTICLES), quiet)
    assert built.changes.added == ("kunshan",)
    assert current_name(root) == built.name
    assert names[0] not in [g.name for g in generations(root)]


def test_a_damaged_generation_is_replaced_by_the_one_before(three: tuple[Path, list[str]]) -> None:
    root, names = three
    harm(root / names[2])
    with pytest.raises(DamagedIndex):
        open_current(root, 0.5)
    opened = open_sound(root, 0.5)
    assert (opened.snapshot.name, opened.snapshot.articles()) == (names[1], [KUNSHAN])
    assert opened.warning and names[2] in opened.warning and names[1] in opened.warning
    harm(root / names[1])
    assert open_sound(root, 0.5).snapshot.name == names[0]
    harm(root / names[0])
    with pytest.raises(DamagedIndex, match=names[2]):
        open_sound(root, 0.5)


def test_a_lost_pointer_is_no_reason_not_to_answer(three: tuple[Path, list[str]]) -> None:
    root, names = three
    (root / "CURRENT").write_text("gen-lost\n")
    assert open_sound(root, 0.5).snapshot.name == names[2]
    assert make_indexer(root).build(Corpus(ARTICLES), quiet).fresh
    assert open_sound(root, 0.5).warning is None


def test_what_a_dead_build_left_is_cleared_away(three: tuple[Path, list[str]]) -> None:
    root, names = three
    dead = root / "gen-20200101T000000000000-dead"
    dead.mkdir()
    (dead / "vectors.faiss").write_bytes(b"half")
    (root / "CURRENT.4711").write_text("gen-nothing\n")
    build(root, replace(GUILIN, title="新题"))
    assert not dead.exists()
    assert not (root / "CURRENT.4711").exists()
    assert names[2] in [g.name for g in generations(root)]


def test_an_article_comes_back_with_its_repairs_and_other_origins(tmp_path: Path) -> None:
    whole = replace(
        GUILIN,
        also=(Reprint("reprint", "转载", source="他报", date="2021-04"),),
        repairs=(Repair("joined", 3, 9), Repair("repeated", 0, 4, "近日举行")),
    )
    build(tmp_path, whole)
    assert open_current(tmp_path, 0.5).articles() == [whole]
