"""Listing of the files to read, with the reasons why some must not be opened."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from zoneqa.documents.document import Problem
from zoneqa.errors import UnreadableInput

# A README describes the corpus. It is not an article.
NOT_ARTICLES = {"readme.md", "readme.txt", "readme.markdown"}


@dataclass(frozen=True, slots=True)
class File:
    """A file with its display name, and the problem if it must not be opened."""

    path: Path
    name: str
    problem: Problem | None = None


def files(root: Path, left_out: Path | None = None) -> list[File]:
    """Return the sorted files under a folder, or the given file alone. Raises UnreadableInput.

    Hidden files and the folder `left_out` are not read. Links to folders and links that leave the
    root are not followed. A folder under the root is read at its real location anyway.
    """
    if not os.path.exists(root):
        raise UnreadableInput(f"{root} does not exist.")
    if not root.is_dir():
        return [File(root, shown(root.name), _access_problem(root, root))]
    try:
        os.listdir(root)
    except OSError as error:
        raise UnreadableInput(f"{root} cannot be read: {error.strerror}.") from error
    return sorted(_walk(root, left_out), key=lambda file: file.path)


def shown(name: str) -> str:
    """Return the name without characters that break lines, move the cursor or reorder text."""
    return "".join("\ufffd" if _is_unsafe(c) else c for c in name)


def _is_unsafe(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] == "C" or category in ("Zl", "Zp")


def unlisted(root: Path, listed: Iterable[File], known: Iterable[str]) -> list[File]:
    """Return the files of these names that are not listed although they were not deleted.

    Their folder cannot be read, or something else has their name, such as a folder.
    """
    found = list(listed)
    names = {file.name for file in found}
    closed = tuple(f"{file.name}/" for file in found if file.problem)
    return [
        File(root / name, name, Problem("unreadable", says))
        for name in known
        if name not in names and (says := _why_unlisted(root / name, name, closed))
    ]


def _why_unlisted(path: Path, name: str, closed: tuple[str, ...]) -> str | None:
    if name.startswith(closed):
        return "Its folder cannot be read."
    return "It is no file any more." if os.path.lexists(path) else None


def _walk(root: Path, left_out: Path | None) -> Iterator[File]:
    folders = [root]  # a stack of our own, for folders may be nested deeper than Python's calls
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(folder) as entries:
                visible = [entry for entry in entries if not entry.name.startswith(".")]
        except OSError as error:
            yield File(folder, _name(folder, root), cannot_be_read(error))
            continue
        for entry in visible:
            path = folder / entry.name
            if _is_folder(entry):
                if not _is_same(path, left_out):
                    folders.append(path)
            elif entry.name.lower() not in NOT_ARTICLES:
                yield _file(path, root)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _is_same(path: Path, other: Path | None) -> bool:
    try:
        return other is not None and other.name == path.name and path.samefile(other)
    except OSError:
        return False


def _file(path: Path, root: Path) -> File:
    return File(path, _name(path, root), _access_problem(path, root))


def _name(path: Path, root: Path) -> str:
    return shown(path.relative_to(root).as_posix())


def _access_problem(path: Path, root: Path) -> Problem | None:
    """Return the reason not to open a file, such as a pipe or a link out of the root, or None."""
    if os.path.islink(path) and not _is_inside(path, root):
        return Problem("symlink_outside", "A link that leaves the folder.")
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return cannot_be_read(error)
    if stat.S_ISREG(mode):
        return None
    folder = stat.S_ISDIR(mode)
    return Problem("unreadable", "A link to a folder." if folder else "Not a regular file.")


def _is_inside(link: Path, root: Path) -> bool:
    return Path(os.path.realpath(link)).is_relative_to(os.path.realpath(root))


def cannot_be_read(error: OSError) -> Problem:
    """Return the problem that describes an operating system error."""
    return Problem("unreadable", f"It cannot be read: {error.strerror}.")
