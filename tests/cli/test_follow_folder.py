"""Following a folder: every change is noticed, whatever becomes of the folder meanwhile."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest

from tests.e2e.clients import wait_until
from zoneqa.cli.follow_folder import follow_folder


class Following:
    """Follows a folder in a thread and counts what was noticed."""

    def __init__(self, source: Path) -> None:
        self.said: list[str] = []
        self.noticed = 0
        self._stopped = False
        self._changes = follow_folder(source, self.said.append, 0.05)
        next(self._changes)
        self._thread = Thread(target=self._follow, daemon=True)
        self._thread.start()

    def _follow(self) -> None:
        for _ in self._changes:
            self.noticed += 1
            if self._stopped:
                return

    def notices(self, change: Callable[[], object]) -> None:
        """Make a change and wait until it is noticed."""
        before = self.noticed
        change()
        wait_until(lambda: self.noticed > before)

    def stop(self, change: Callable[[], object]) -> None:
        self._stopped = True
        change()
        self._thread.join(10)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (tmp_path / "corpus").mkdir()
    return tmp_path / "corpus"


@pytest.fixture
def following(source: Path) -> Iterator[Following]:
    found = Following(source)
    yield found
    found.stop(lambda: write(source, "last"))


def write(folder: Path, name: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text("文。")


def test_a_folder_that_was_made_again_is_followed(source: Path, following: Following) -> None:
    following.notices(lambda: write(source, "a"))
    shutil.rmtree(source)
    wait_until(lambda: bool(following.said))
    assert following.said == [
        f"{source} cannot be followed (No such file or directory); waiting for it"
    ]
    following.notices(lambda: write(source, "b"))
    following.notices(lambda: write(source, "c"))


def test_a_folder_that_was_replaced_is_followed(source: Path, following: Following) -> None:
    def replace() -> None:
        source.rename(source.with_name("old"))
        write(source, "a")

    following.notices(replace)
    following.notices(lambda: write(source, "b"))
    following.notices(lambda: write(source, "c"))


def test_a_folder_that_is_a_file_for_a_while(source: Path, following: Following) -> None:
    def as_file() -> None:
        source.rmdir()
        source.write_text("文。")

    def as_folder() -> None:
        source.unlink()
        write(source, "a")

    following.notices(as_file)
    following.notices(as_folder)
    following.notices(lambda: write(source, "b"))


def test_a_link_that_is_turned_elsewhere(tmp_path: Path, source: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(source)
    following = Following(link)

    def turn() -> None:
        write(tmp_path / "other", "a")
        link.unlink()
        link.symlink_to(tmp_path / "other")

    following.notices(turn)
    following.notices(lambda: write(tmp_path / "other", "b"))
    following.stop(lambda: write(tmp_path / "other", "c"))


def test_a_single_file_that_an_editor_replaces(tmp_path: Path) -> None:
    file = tmp_path / "articles.jsonl"
    file.write_text("{}")
    following = Following(file)

    def replace() -> None:
        (tmp_path / "new").write_text("{}")
        (tmp_path / "new").replace(file)

    following.notices(replace)
    following.notices(replace)
    following.stop(replace)


def test_what_is_written_into_the_index_is_no_change(source: Path) -> None:
    (source / "index").mkdir()
    changes = follow_folder(source, print, 0.05, left_out=source / "index")
    next(changes)
    seen: list[None] = []
    thread = Thread(target=lambda: seen.append(next(changes)), daemon=True)
    thread.start()
    write(source / "index", "a")
    thread.join(2)
    assert not seen
    write(source, "b")
    thread.join(10)
    assert seen


def test_articles_that_lie_in_the_folder_of_the_index_are_followed(
    tmp_path: Path, source: Path
) -> None:
    changes = follow_folder(source, print, 0.05, left_out=tmp_path)
    next(changes)
    noticed = Thread(target=next, args=(changes,), daemon=True)
    noticed.start()
    write(source, "new")
    noticed.join(10)
    assert not noticed.is_alive()
