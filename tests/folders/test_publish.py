"""Folders appear whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from zoneqa.folders.publish import (
    MANIFEST,
    discard,
    is_finished,
    new_folder,
    replace_folder,
    replace_pointer,
    seal,
)


def sealed(path: Path, text: str) -> Path:
    with new_folder(path) as folder:
        (folder / "part").mkdir()
        (folder / "part" / "file").write_text(text)
        seal(folder, "{}")
    return path


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_folder_is_finished_when_it_has_its_manifest(tmp_path: Path) -> None:
    with new_folder(tmp_path / "new") as folder:
        assert not is_finished(folder)
        seal(folder, '{"a": 1}')
    assert is_finished(tmp_path / "new")
    assert (tmp_path / "new" / MANIFEST).read_text() == '{"a": 1}'


@pytest.mark.parametrize("error", [OSError("disk full"), KeyboardInterrupt()])
def test_a_folder_that_could_not_be_filled_is_removed(tmp_path: Path, error: BaseException) -> None:
    with pytest.raises(type(error)), new_folder(tmp_path / "new") as folder:
        (folder / "half").write_text("half")
        raise error
    assert names_in(tmp_path) == []


def test_a_folder_that_exists_is_neither_filled_nor_removed(tmp_path: Path) -> None:
    sealed(tmp_path / "new", "first")
    with pytest.raises(FileExistsError), new_folder(tmp_path / "new"):
        pass
    assert (tmp_path / "new" / "part" / "file").read_text() == "first"


def test_a_folder_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    final = tmp_path / "final"
    for text in ("first", "second"):
        replace_folder(sealed(tmp_path / "new", text), final)
        assert names_in(tmp_path) == ["final"]
        assert (final / "part" / "file").read_text() == text
        assert is_finished(final)


def test_a_pointer_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    for name in ("first", "second"):
        replace_pointer(tmp_path / "CURRENT", name)
        assert (tmp_path / "CURRENT").read_text() == f"{name}\n"
        assert names_in(tmp_path) == ["CURRENT"]


def test_a_pointer_that_cannot_be_written_stays_as_it_was(tmp_path: Path) -> None:
    replace_pointer(tmp_path / "CURRENT", "first")
    (tmp_path / f"CURRENT.{os.getpid()}").mkdir()
    with pytest.raises(IsADirectoryError):
        replace_pointer(tmp_path / "CURRENT", "second")
    assert (tmp_path / "CURRENT").read_text() == "first\n"


def test_discarding_removes_everything_and_may_be_repeated(tmp_path: Path) -> None:
    folder = sealed(tmp_path / "old", "old")
    for _ in range(2):
        discard(folder)
        assert names_in(tmp_path) == []
