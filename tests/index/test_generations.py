"""Generations: listing them, going back, falling back to a sound one, removing leftovers."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.conftest import make_indexer
from tests.fakes import ARTICLES, GUILIN, KUNSHAN
from zoneqa.documents import Corpus
from zoneqa.errors import DamagedIndex, NoIndex, UsageError
from zoneqa.folders.publish import discard
from zoneqa.index import (
    ExternalStores,
    Manifest,
    current_name,
    generations,
    open_current,
    open_sound,
    roll_back,
)
from zoneqa.types import Article, Repair, Reprint


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


@dataclass(frozen=True, slots=True)
class RemovedMeanwhile(ExternalStores):
    """Has nothing; while a generation is checked, a build removes the oldest."""

    def check(self, folder: Path, manifest: Manifest) -> None:
        discard(min(folder.parent.glob("gen-*")))


def test_a_generation_that_is_removed_meanwhile_is_not_listed(
    three: tuple[Path, list[str]],
) -> None:
    root, names = three
    found = generations(root, RemovedMeanwhile())
    assert [(each.name, each.problem) for each in found] == [(names[2], None)]


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


def test_a_build_after_rolling_back_starts_from_the_older_generation(
    three: tuple[Path, list[str]],
) -> None:
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


def test_without_a_valid_pointer_the_newest_generation_answers(
    three: tuple[Path, list[str]],
) -> None:
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


def gone(pointer: Path) -> None:
    pointer.unlink()


def garbage(pointer: Path) -> None:
    pointer.write_bytes(bytes(range(256)))


def too_long(pointer: Path) -> None:
    pointer.write_text("gen-" + "x" * 100_000)


def empty(pointer: Path) -> None:
    pointer.write_text("")


def to_nothing(pointer: Path) -> None:
    pointer.write_text("gen-lost\n")


def to_a_file(pointer: Path) -> None:
    (pointer.parent / "gen-note").write_text("a note")
    pointer.write_text("gen-note\n")


def with_a_null(pointer: Path) -> None:
    pointer.write_text("gen-a\0b\n")


def a_folder(pointer: Path) -> None:
    pointer.unlink()
    (pointer / "within").mkdir(parents=True)


def a_pipe(pointer: Path) -> None:
    pointer.unlink()
    os.mkfifo(pointer)


HARMS = (gone, garbage, too_long, empty, to_nothing, to_a_file, with_a_null, a_folder, a_pipe)


@pytest.mark.parametrize("harm", HARMS)
def test_a_lost_pointer_costs_nothing_and_is_mended(
    three: tuple[Path, list[str]], harm: Callable[[Path], None]
) -> None:
    root, names = three
    damage(root / names[2])
    harm(root / "CURRENT")
    with pytest.raises(DamagedIndex, match="CURRENT"):
        current_name(root)
    opened = open_sound(root)
    assert opened.name == names[1]
    assert opened.warning and "CURRENT" in opened.warning and names[1] in opened.warning
    assert [g.current for g in generations(root)] == [False, False, False]
    assert roll_back(root) == names[1] == current_name(root)
    harm(root / "CURRENT")
    assert roll_back(root, names[0]) == names[0] == current_name(root)
    harm(root / "CURRENT")
    assert make_indexer(root).build(Corpus(ARTICLES), quiet).name == current_name(root)
    assert open_sound(root).warning is None


def test_nothing_built_is_no_damage(tmp_path: Path) -> None:
    for use in (current_name, generations):
        assert not use(tmp_path)
    with pytest.raises(NoIndex):
        open_sound(tmp_path)
    with pytest.raises(NoIndex):
        roll_back(tmp_path)


def test_strangers_beside_the_generations_block_nothing(three: tuple[Path, list[str]]) -> None:
    root, names = three
    (root / "gen-x").write_text("a stray file")
    (root / "gen-y").symlink_to(root / names[0])
    (root / "gen-z").symlink_to(root / "nowhere")
    (root / "CURRENT.old").mkdir()
    assert [g.name for g in generations(root)] == names[::-1]
    assert build(root, replace(GUILIN, title="新题")) == current_name(root)
    assert (root / "gen-x").read_text() == "a stray file"
    assert roll_back(root) == names[2]
