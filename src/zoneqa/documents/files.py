"""Listing of the files to read, with the reasons why some must not be opened."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from zoneqa.documents.document import Problem
from zoneqa.errors import UnreadableInput

# A README describes the corpus. It is not an article.
_NOT_ARTICLES = {"readme.md", "readme.txt", "readme.markdown"}


@dataclass(frozen=True, slots=True)
class File:
    """A file with its display name, and the problem if it must not be opened."""

    path: Path
    name: str
    problem: Problem | None = None


def files(root: Path) -> list[File]:
    """Return the sorted files under a folder, or the given file alone. Raises UnreadableInput.

    Hidden files are left out. Links to folders and links that leave the root are not followed.
    A folder under the root is read at its real location anyway.
    """
    if not os.path.exists(root):
        raise UnreadableInput(f"{root} does not exist.")
    if not root.is_dir():
        return [File(root, shown(root.name), _access_problem(root, root))]
    try:
        os.listdir(root)
    except OSError as error:
        raise UnreadableInput(f"{root} cannot be read: {error.strerror}.") from error
    return sorted(_walk(root), key=lambda file: file.path)


def shown(name: str) -> str:
    """Return the name without characters that break lines, move the cursor or reorder text."""
    return "".join("\ufffd" if _is_unsafe(c) else c for c in name)


def _is_unsafe(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] == "C" or category in ("Zl", "Zp")


def _walk(root: Path) -> Iterator[File]:
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
    return File(path, _name(path, root), _access_problem(path, root))


def _name(path: Path, root: Path) -> str:
    return shown(path.relative_to(root).as_posix())


def _access_problem(path: Path, root: Path) -> Problem | None:
    """Return the reason not to open a file, such as a pipe or a link out of the root, or None."""
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
    """Return the problem that describes an operating system error."""
    return Problem("unreadable", f"It cannot be read: {error.strerror}.")
