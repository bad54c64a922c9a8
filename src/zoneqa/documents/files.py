"""The files of a folder: which are read, in which order, and why others are not."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from zoneqa.documents.document import Problem
from zoneqa.errors import UnreadableInput

# A README in a corpus tells about the articles; it is none.
_NOT_ARTICLES = {"readme.md", "readme.txt", "readme.markdown"}


@dataclass(frozen=True, slots=True)
class File:
    """A file, its name as it can be shown, and the reason why it must not be opened, if any."""

    path: Path
    name: str
    problem: Problem | None = None


def files(root: Path) -> list[File]:
    """The files under a path, or the file that it is, sorted. Raises UnreadableInput.

    Hidden files are left out. Links are not followed out of the root, nor into folders at all:
    what lies inside is read where it lies.
    """
    if not os.path.exists(root):
        raise UnreadableInput(f"{root} does not exist.")
    if not root.is_dir():
        return [File(root, shown(root.name), _refusal(root, root))]
    try:
        os.listdir(root)
    except OSError as error:
        raise UnreadableInput(f"{root} cannot be read: {error.strerror}.") from error
    return sorted(_below(root), key=lambda file: file.path)


def shown(name: str) -> str:
    """A name without what could break a line, move the cursor or reorder text."""
    return "".join("\ufffd" if _treacherous(c) else c for c in name)


def _treacherous(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] == "C" or category in ("Zl", "Zp")


def _below(root: Path) -> Iterator[File]:
    failed: list[OSError] = []
    for folder, folders, names in os.walk(root, onerror=failed.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        links = [name for name in folders if os.path.islink(os.path.join(folder, name))]
        for name in (*names, *links):
            if not name.startswith(".") and name.lower() not in _NOT_ARTICLES:
                yield _file(Path(folder, name), root)
    for error in failed:
        path = Path(os.fsdecode(error.filename))
        yield File(path, _name(path, root), cannot_be_read(error))


def _file(path: Path, root: Path) -> File:
    return File(path, _name(path, root), _refusal(path, root))


def _name(path: Path, root: Path) -> str:
    return shown(path.relative_to(root).as_posix())


def _refusal(path: Path, root: Path) -> Problem | None:
    """Why a file must not be opened at all: a pipe would never end, a link could lead anywhere."""
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root)):
        return Problem("symlink_outside", "A link that leaves the folder.")
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return cannot_be_read(error)
    if stat.S_ISREG(mode):
        return None
    folder = stat.S_ISDIR(mode)
    return Problem("unreadable", "A link to a folder." if folder else "Not a regular file.")


def cannot_be_read(error: OSError) -> Problem:
    return Problem("unreadable", f"It cannot be read: {error.strerror}.")
